import Glibc
import GongkaiArchive
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease

/// The archive of a release, which stands beside its folder and holds it: `2024-03.zip` of `2024-03/`.
///
/// It is made from the folder while that has no name yet, in a temporary folder of its own, and has its name when all of
/// it is on the disk.
final class ReleaseArchive {
    private let form: ArchiveFile.Form
    private let path: String
    /// What the folder is called in it.
    private let name: String
    private var temporary: TemporaryFolder?

    private static let temporaryName = "archive"

    /// - Parameter release: the path of the folder.
    init(form: ArchiveFile.Form, beside release: String) {
        self.form = form
        path = release + "." + form.rawValue
        name = release.lastStep
    }

    deinit { abandon() }

    /// - Throws: status 73 where something has the archive's name: what was released is never changed.
    func checkMayBeMade() throws(CommandFailure) {
        guard FileStatus(path: path) == nil else { throw CommandFailure(.cannotCreate, .releaseExists, [path]) }
    }

    /// Writes the archive under its temporary name.
    /// - Throws: status 69 where the library is missing, 73 and 74.
    func write(_ folder: ReleaseFolder, released: CalendarDate) throws(CommandFailure) -> ReleaseArchive {
        let paths = folder.manifest.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let entries = paths.map { ArchiveFile.Entry(name: "\(name)/\($0)", path: "\(folder.temporaryPath)/\($0)") }
        let file: String
        do throws(SystemError) {
            let temporary = try TemporaryFolder(beside: path)
            self.temporary = temporary
            file = temporary.path + "/" + ReleaseArchive.temporaryName
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
        let day = ArchiveFile.Day(
            year: released.year, month: released.month ?? 1, day: released.day ?? 1)
        do throws(ArchiveError) {
            try ArchiveFile(path: file, day: day, goesOn: folder.goesOn).write(entries, as: form)
        } catch {
            try folder.check()
            let isMissing = error.diagnostic.rule == .archiveLibraryMissing
            throw CommandFailure(isMissing ? .componentMissing : .inputOutput, [error.diagnostic], file: path)
        }
        return self
    }

    /// Makes sure that the archive is on the disk, and gives it its name.
    /// - Throws: status 73 and 74.
    func finish() throws(CommandFailure) {
        defer { abandon() }
        guard let temporary else { return }
        do throws(SystemError) {
            let file = temporary.path + "/" + ReleaseArchive.temporaryName
            let descriptor = open(file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .last }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0, rename(file, path) == 0 else { throw .last }
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
    }

    /// Takes away what has no name yet.
    func abandon() {
        temporary?.remove([ReleaseArchive.temporaryName])
        temporary = nil
    }
}
