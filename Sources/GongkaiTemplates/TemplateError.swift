import GongkaiDiagnostics
import GongkaiWrite

/// Where in a template something is.
package struct TemplatePlace: Hashable, Sendable {
    /// The file's name.
    package var file: String
    /// The 1-based line.
    package var line: Int

    var text: String { "\(file):\(line)" }

    /// What is wrong here.
    func unusable(_ rule: DiagnosticRule, _ arguments: String...) -> WriteError {
        .unusable([Diagnostic(rule, [text] + arguments)])
    }
}
