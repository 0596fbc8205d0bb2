import GongkaiBytes
import GongkaiDiagnostics

/// A diagnostic as a workflow command of GitHub Actions, `::error file=…,line=…,col=…,title=RULE::MESSAGE`, which a job
/// shows beside the line of the file.
///
/// The form is that of “Workflow commands for GitHub Actions”; the escapes are those of `@actions/core`.
struct DiagnosticGitHub: DiagnosticForm {
    let language: Language

    func told(_ diagnostic: Diagnostic, file: String?) -> String {
        var properties: [(name: String, value: String)] = []
        // A command without a file annotates the job.
        if let file, file != InputFile.standardStream { properties.append(("file", diagnostic.path(in: file))) }
        if let line = diagnostic.position?.line {
            properties.append(("line", String(line)))
            if let column = diagnostic.position?.column { properties.append(("col", String(column))) }
        }
        properties.append(("title", diagnostic.rule.id))
        let list = properties.map { "\($0.name)=\(DiagnosticGitHub.escaped($0.value, inProperty: true))" }
        var message = diagnostic.message(in: language)
        if let modelPath = diagnostic.modelPath { message += " (\(modelPath))" }
        let command = command(for: diagnostic.rule.severity)
        return "::\(command) \(list.joined(separator: ","))::" + DiagnosticGitHub.escaped(message) + "\n"
    }

    private func command(for severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    /// What would end the command, or a property of it, as `%` and two digits; other control characters, which a log shows
    /// to a terminal, as their code points.
    private static func escaped(_ text: String, inProperty: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if let byte = SystemPath.shown(scalar) {
                escaped += byte
                continue
            }
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where inProperty: escaped += "%3A"
            case "," where inProperty: escaped += "%2C"
            default: escaped += scalar.properties.generalCategory == .control ? scalar.codePoint : String(scalar)
            }
        }
        return escaped
    }
}
