import CLibXLSXWriter
import GongkaiBytes
package import GongkaiDiagnostics

/// Why a workbook cannot be made.
package struct WorkbookError: Error, Hashable, Sendable {
    /// What to tell the user.
    package let diagnostic: Diagnostic
    /// Whether the component outside the program is missing, and not the room for what it makes.
    package let isMissing: Bool

    init(_ what: String, isMissing: Bool = false) {
        diagnostic = Diagnostic(.recordWorkbookFailed, [what])
        self.isMissing = isMissing
    }
}

/// The functions of libxlsxwriter, found once, when the first workbook is made.
enum LibXLSXWriter {
    private static let loaded: Result<gongkai_xlsx, WorkbookError> = SystemLibrary.functions(
        by: gongkai_xlsx_load, missing: missing)

    private static func missing(_ what: String) -> WorkbookError {
        WorkbookError("\(what) is not installed", isMissing: true)
    }

    /// - Throws: `WorkbookError` where the machine has no libxlsxwriter.
    static func functions() throws(WorkbookError) -> gongkai_xlsx { try loaded.get() }
}
