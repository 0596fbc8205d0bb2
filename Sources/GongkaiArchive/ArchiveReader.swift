import CLibZip
package import GongkaiBytes
import GongkaiDiagnostics

/// A ZIP archive in memory whose entries are unpacked one at a time, when somebody asks, and piece by piece.
///
/// Nothing is unpacked before every entry is known to keep to the rules: names that stay inside and come once, no
/// encryption, no links, and the budget.
package final class ArchiveReader {
    /// The packed archive, which libzip reads where it stands.
    private let bytes: ByteBuffer
    private let zip: ZipHandle
    private var places: [String: (index: Int, entry: ZipEntry)] = [:]
    /// The names of the files, in their order in the archive.
    package private(set) var names: [String] = []

    /// Opens an archive and looks at its directory.
    /// - Parameter bytes: nobody may change them any more.
    /// - Throws: `ArchiveError` as `Archive.unpack`.
    package init(_ bytes: ByteBuffer, budget: ArchiveBudget = ArchiveBudget()) throws(ArchiveError) {
        guard bytes.count > 0 else { throw ArchiveError(.archiveUnreadable, ["0 bytes"], isWellFormed: false) }
        self.bytes = bytes
        zip = try ZipHandle.open(ZipSource.borrowing(bytes.bytes), flags: ZIP_RDONLY | ZIP_CHECKCONS)
        guard zip.count <= budget.entries else {
            throw ArchiveError(.archiveTooManyEntries, [String(budget.entries)])
        }
        var total = 0
        for index in 0..<zip.count {
            let entry = try zip.entry(index)
            try ArchiveRules.check(entry, budget: budget)
            guard places.updateValue((index, entry), forKey: entry.name) == nil else {
                throw ArchiveError(.archiveRepeatedName)
            }
            if entry.isFolder { continue }
            total += entry.size
            guard total <= budget.totalBytes else { throw ArchiveError(.archiveTooLarge, [String(budget.totalBytes)]) }
            names.append(entry.name)
        }
    }

    /// Whether there is a file of a name.
    package func contains(_ name: String) -> Bool { places[name] != nil }

    /// How many bytes a file unpacks to, as the archive says.
    package func size(of name: String) -> Int? { places[name]?.entry.size }

    /// A file, whole; `nil` where there is none of the name.
    package func read(_ name: String) throws(ArchiveError) -> [UInt8]? {
        guard let (index, entry) = places[name] else { return nil }
        return try zip.read(entry, at: index)
    }

    /// A file to be unpacked piece by piece; `nil` where there is none of the name.
    package func stream(_ name: String) throws(ArchiveError) -> Stream? {
        guard let (index, entry) = places[name] else { return nil }
        return Stream(try zip.open(at: index), entry, of: self)
    }

    /// One file of an archive, unpacked from its beginning to its end.
    package final class Stream {
        private let file: OpaquePointer
        private let entry: ZipEntry
        private let archive: ArchiveReader
        private var count = 0

        fileprivate init(_ file: OpaquePointer, _ entry: ZipEntry, of archive: ArchiveReader) {
            self.file = file
            self.entry = entry
            self.archive = archive
        }

        deinit { archive.zip.close(file) }

        /// Unpacks on.
        /// - Returns: how many bytes; 0 at the end, and only there.
        /// - Throws: `ArchiveError` where the entry does not unpack to the size and checksum that the archive says.
        package func read(into room: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
            let got = archive.zip.read(file, into: room)
            count += max(got, 0)
            guard got >= 0, count <= entry.size, got > 0 || count == entry.size else {
                throw ArchiveError(.archiveDamaged, [entry.name], isWellFormed: false)
            }
            return got
        }
    }
}
