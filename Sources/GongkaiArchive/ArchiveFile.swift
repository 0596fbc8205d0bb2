import CLibArchive
import CLibZip
import Glibc

/// Writes archives from files to a file: piece by piece, in bounded memory, and the same bytes for the same files.
///
/// Everything in them belongs to nobody, has the same permissions and the date that is given, and stands in the order
/// given. What is there under the archive's name is replaced; whoever calls sees to a name of its own.
package struct ArchiveFile {
    package enum Form: String, Sendable, CaseIterable {
        case zip = "zip"
        case tarGzip = "tar.gz"
    }

    /// A file, and what it is called in the archive.
    package struct Entry: Sendable {
        package var name: String
        package var path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// A day, at whose beginning everything in the archive was changed last.
    package struct Day: Sendable {
        package var year: Int
        package var month: Int
        package var day: Int

        package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

        /// Counted from 1 January 1970: years begin with March, so that leap days come last.
        var number: Int {
            let years = month > 2 ? year : year - 1
            let days = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
            return 365 * years + years / 4 - years / 100 + years / 400 + days - 719_468
        }
    }

    package let path: String
    package let day: Day
    /// Asked between pieces whether there is any use in going on.
    private let goesOn: () -> Bool

    package init(path: String, day: Day, goesOn: @escaping () -> Bool = { true }) {
        self.path = path
        self.day = day
        self.goesOn = goesOn
    }

    /// - Throws: `ArchiveError` where the library is missing or writing fails.
    package func write(_ entries: [Entry], as form: Form) throws(ArchiveError) {
        switch form {
        case .zip: try ZipFile(path: path, day: day).write(entries, goesOn: goesOn)
        case .tarGzip: try TarFile(path: path, day: day).write(entries, goesOn: goesOn)
        }
    }
}
