import ArgumentParser
import GongkaiDiagnostics

/// The forms that `--diagnostics` offers. A new one is a file, a case and a line in `form`.
enum DiagnosticStyle: String, ArgumentWord {
    /// `FILE:LINE:COLUMN: error: MESSAGE [id]`
    case text
    /// One JSON object a line.
    case json
    /// Workflow commands of GitHub Actions, which annotate the files.
    case github
    /// One log of SARIF 2.1.0.
    case sarif

    /// Whether what is written is one document, which nothing else may stand beside.
    var isDocument: Bool { self == .sarif }

    /// The form, for one run of the program.
    func form(in language: Language, painted: Bool) -> any DiagnosticForm {
        switch self {
        case .text: DiagnosticText(language: language, isPainted: painted)
        case .json: DiagnosticJSON(language: language)
        case .github: DiagnosticGitHub(language: language)
        case .sarif: DiagnosticSARIF(language: language)
        }
    }
}
