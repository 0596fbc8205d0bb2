import CLibArchive
import GongkaiDiagnostics

/// The functions of libarchive, found once, when the first archive or packed stream is met that needs them.
enum LibArchive {
    private static let loaded: Result<gongkai_archive, ArchiveError> = withUnsafeTemporaryAllocation(
        of: gongkai_archive.self, capacity: 1
    ) { functions in
        guard let place = functions.baseAddress else { return .failure(missing("libarchive")) }
        if let name = gongkai_archive_load(place) { return .failure(missing(String(cString: name))) }
        return .success(place.pointee)
    }

    private static func missing(_ what: String) -> ArchiveError { ArchiveError(.archiveLibraryMissing, [what]) }

    /// - Throws: `ArchiveError` where the machine has no libarchive.
    static func functions() throws(ArchiveError) -> gongkai_archive { try loaded.get() }
}
