import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWorkers

/// All diagnostics of a run as one log of SARIF 2.1.0 (OASIS Standard, 27 March 2020), written when the program ends.
///
/// References below are to its clauses.
struct DiagnosticSARIF: DiagnosticForm {
    private struct Found {
        let diagnostic: Diagnostic
        let file: String?
    }

    let language: Language
    // Copies of the form are of one log.
    private let found = Monitor<[Found]>([])

    init(language: Language) {
        self.language = language
    }

    func told(_ diagnostic: Diagnostic, file: String?) -> String {
        found.withLock { $0.append(Found(diagnostic: diagnostic, file: file)) }
        return ""
    }

    func ending(_ status: ExitStatus) -> String {
        let found = found.withLock { $0 }
        var rules: [DiagnosticRule] = []
        var places: [DiagnosticRule: Int] = [:]
        for rule in found.map(\.diagnostic.rule) where places[rule] == nil {
            places[rule] = rules.count
            rules.append(rule)
        }
        var json = JSONEmitter()
        json.beginObject()
        json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        json.member("version", "2.1.0")
        json.name("runs")
        json.beginArray()
        json.beginObject()
        SARIFTool(language: language, rules: rules).write(to: &json)
        write(status, to: &json)
        // Columns count characters of Unicode (3.14.17).
        json.member("columnKind", "unicodeCodePoints")
        json.name("results")
        json.beginArray()
        for one in found {
            SARIFResult(diagnostic: one.diagnostic, file: one.file, rule: places[one.diagnostic.rule])
                .write(to: &json, in: language)
        }
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
        return String(decoding: json.finish(), as: UTF8.self)
    }

    /// The run of the program (3.20): its exit status, without a time or a machine, so that the log is reproducible.
    private func write(_ status: ExitStatus, to json: inout JSONEmitter) {
        json.name("invocations")
        json.beginArray()
        json.beginObject()
        // A run that found errors in inputs did what it was asked for (3.20.14).
        json.member("executionSuccessful", [.done, .warnings, .inputHasErrors].contains(status))
        json.member("exitCode", Int(status.rawValue))
        json.member("exitCodeDescription", "\(status)")
        json.endObject()
        json.endArray()
    }
}

extension JSONEmitter {
    /// A message of SARIF (3.11, 3.12): an object with text, in which braces stand for placeholders unless they are doubled.
    mutating func message(_ name: String, _ text: String) {
        self.name(name)
        beginObject()
        member("text", text.sarifText)
        endObject()
    }
}

extension String {
    /// The text in which braces are not taken for placeholders (3.11.5).
    var sarifText: String {
        String(flatMap { $0 == "{" ? "{{" : $0 == "}" ? "}}" : String($0) })
    }
}
