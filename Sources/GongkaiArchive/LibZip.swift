import CLibZip
import GongkaiBytes
import GongkaiDiagnostics

/// The functions of libzip, found once, when the first archive is met.
enum LibZip {
    private static let loaded: Result<gongkai_zip, ArchiveError> = SystemLibrary.functions(
        by: gongkai_zip_load, missing: missing)

    private static func missing(_ what: String) -> ArchiveError {
        ArchiveError(.archiveUnreadable, ["\(what) is not installed"], isWellFormed: false)
    }

    /// - Throws: `ArchiveError` where the machine has no libzip.
    static func functions() throws(ArchiveError) -> gongkai_zip { try loaded.get() }

    /// What libzip says of an error.
    static func text(_ words: UnsafePointer<CChar>?) -> String { words.map { String(cString: $0) } ?? "" }
}
