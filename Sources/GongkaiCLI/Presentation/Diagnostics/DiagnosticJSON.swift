import GongkaiBytes
import GongkaiDiagnostics

/// A diagnostic as one JSON object in one line; what is unknown is absent.
struct DiagnosticJSON: DiagnosticForm {
    let language: Language

    func told(_ diagnostic: Diagnostic, file: String?) -> String {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("id", diagnostic.rule.id)
        json.member("severity", diagnostic.rule.severity.rawValue)
        json.member("file", (file.map { diagnostic.path(in: $0) } ?? diagnostic.part).map(SystemPath.shown))
        json.member("line", diagnostic.position?.line)
        json.member("column", diagnostic.position?.column)
        json.member("offset", diagnostic.position?.offset)
        json.member("path", diagnostic.modelPath)
        json.member("message", diagnostic.message(in: language))
        json.endObject()
        return String(decoding: json.finish(), as: UTF8.self) + "\n"
    }
}
