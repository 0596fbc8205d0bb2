import CLibArchive
import GongkaiBytes
import GongkaiDiagnostics

/// The functions of libarchive, found once, when the first archive or packed stream is met that needs them.
enum LibArchive {
    private static let loaded: Result<gongkai_archive, ArchiveError> = SystemLibrary.functions(
        by: gongkai_archive_load, missing: missing)

    private static func missing(_ what: String) -> ArchiveError { ArchiveError(.archiveLibraryMissing, [what]) }

    /// - Throws: `ArchiveError` where the machine has no libarchive.
    static func functions() throws(ArchiveError) -> gongkai_archive { try loaded.get() }
}
