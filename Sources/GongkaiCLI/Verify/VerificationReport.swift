import GongkaiBytes
import GongkaiDiagnostics

/// What was looked at in a release, and what was found.
struct VerificationReport {
    /// Something found, and the file that it was found in, relative to the release.
    struct Finding {
        let diagnostic: Diagnostic
        let path: String
    }

    private(set) var findings: [Finding] = []
    var files = 0
    var datasets = 0
    var documents = 0
    var links = 0

    mutating func add(_ rule: DiagnosticRule, _ arguments: [String] = [], in path: String) {
        findings.append(Finding(diagnostic: Diagnostic(rule, arguments), path: path))
    }

    /// Whether nothing is wrong.
    var isSound: Bool { !findings.contains { $0.diagnostic.rule.severity == .error } }

    var counts: [Int] { [files, datasets, documents, links] }

    /// What stands behind the folder's name in one line.
    func verdict(in language: Language) -> String {
        switch (isSound, language) {
        case (true, .english): ": whole"
        case (true, .chinese): "：完好"
        case (false, .english): ": not whole"
        case (false, .chinese): "：有误"
        }
    }

    /// The whole report, for programs.
    func json(of folder: String, in language: Language) -> [UInt8] {
        var json = JSONEmitter()
        json.beginObject()
        json.member("release", folder)
        json.member("isWhole", isSound)
        for (name, count) in zip(["files", "datasets", "documents", "links"], counts) { json.member(name, count) }
        json.name("findings")
        json.beginArray()
        for finding in findings {
            json.beginObject()
            json.member("id", finding.diagnostic.rule.id)
            json.member("severity", finding.diagnostic.rule.severity.rawValue)
            json.member("file", finding.path)
            json.member("message", finding.diagnostic.message(in: language))
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.finish()
    }
}
