import GongkaiBytes
import GongkaiDiagnostics

/// A diagnostic as one line for people: `FILE:LINE:COLUMN: error: MESSAGE (MODEL PATH) [ID]`.
struct DiagnosticText: DiagnosticForm {
    let language: Language
    /// Whether severities have colours.
    let isPainted: Bool

    var isForPeople: Bool { true }

    func told(_ diagnostic: Diagnostic, file: String?) -> String {
        let severity = word(for: diagnostic.rule.severity)
        let label = isPainted ? paint(severity, for: diagnostic.rule.severity) : severity
        var line = DiagnosticText.harmless(place(of: diagnostic, file: file)) + ": \(label): "
        line += DiagnosticText.harmless(diagnostic.message(in: language))
        if let modelPath = diagnostic.modelPath { line += " (\(DiagnosticText.harmless(modelPath)))" }
        return line + " [\(diagnostic.rule.id)]\n"
    }

    /// The text with control characters as code points: a name or quoted input stays one line and steers no terminal.
    /// Bytes of a name that are no text stand in hexadecimal.
    static func harmless(_ text: String, except kept: Set<Unicode.Scalar> = []) -> String {
        var harmless = ""
        for scalar in text.unicodeScalars {
            if let byte = SystemPath.shown(scalar) {
                harmless += byte
            } else {
                let isHarmful = scalar.properties.generalCategory == .control && !kept.contains(scalar)
                harmless += isHarmful ? scalar.codePoint : String(scalar)
            }
        }
        return harmless
    }

    private func place(of diagnostic: Diagnostic, file: String?) -> String {
        let input = file.map { $0 == InputFile.standardStream ? "<stdin>" : $0 } ?? "gongkai"
        let name = diagnostic.path(in: input)
        guard let position = diagnostic.position else { return name }
        if let line = position.line {
            return position.column.map { "\(name):\(line):\($0)" } ?? "\(name):\(line)"
        }
        return position.offset.map { "\(name)@\($0)" } ?? name
    }

    private func word(for severity: Severity) -> String {
        switch (severity, language) {
        case (.error, .english): "error"
        case (.warning, .english): "warning"
        case (.note, .english): "note"
        case (.error, .chinese): "错误"
        case (.warning, .chinese): "警告"
        case (.note, .chinese): "提示"
        }
    }

    private func paint(_ word: String, for severity: Severity) -> String {
        let colour =
            switch severity {
            case .error: 31
            case .warning: 33
            case .note: 36
            }
        return "\u{1B}[1;\(colour)m\(word)\u{1B}[0m"
    }
}

extension Diagnostic {
    /// The file that it speaks of: the input, or one of several that the input consists of.
    func path(in input: String) -> String {
        guard let part else { return input }
        return input.hasSuffix("/") ? input + part : input + "/" + part
    }
}
