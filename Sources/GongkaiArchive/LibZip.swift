import CLibZip
import GongkaiDiagnostics

/// The functions of libzip, found once, when the first archive is met.
enum LibZip {
    private static let loaded: Result<gongkai_zip, ArchiveError> = withUnsafeTemporaryAllocation(
        of: gongkai_zip.self, capacity: 1
    ) { functions in
        guard let place = functions.baseAddress else { return .failure(missing("libzip")) }
        if let name = gongkai_zip_load(place) { return .failure(missing(String(cString: name))) }
        return .success(place.pointee)
    }

    private static func missing(_ what: String) -> ArchiveError {
        ArchiveError(.archiveUnreadable, ["\(what) is not installed"], isWellFormed: false)
    }

    /// - Throws: `ArchiveError` where the machine has no libzip.
    static func functions() throws(ArchiveError) -> gongkai_zip { try loaded.get() }

    /// What libzip says of an error.
    static func text(_ words: UnsafePointer<CChar>?) -> String { words.map { String(cString: $0) } ?? "" }
}
