import GongkaiBytes
import GongkaiDiagnostics

/// A report as JSON, an object a line: one for each input, and a last one with the totals.
struct JSONBatchReport: BatchReport {
    let language: Language
    private var lines: [UInt8] = []

    init(language: Language) { self.language = language }

    mutating func add(_ item: BatchReportItem) {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("input", SystemPath.shown(item.path))
        json.member("state", item.state.rawValue)
        json.member("status", Int(item.status.rawValue))
        json.member("errors", item.counts.errors)
        json.member("warnings", item.counts.warnings)
        json.member("notes", item.counts.notes)
        json.member("outputs", item.outputs.map(SystemPath.shown))
        json.name("findings")
        json.beginArray()
        for finding in item.findings { add(finding, to: &json) }
        json.endArray()
        json.endObject()
        lines += json.finish() + [0x0A]
    }

    func finish(_ totals: BatchTotals) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("inputs", totals.all)
        json.member("converted", totals.converted)
        json.member("unchanged", totals.unchanged)
        json.member("withErrors", totals.withErrors)
        json.member("failed", totals.failed)
        json.member("left", totals.left)
        json.endObject()
        return lines + json.finish() + [0x0A]
    }

    private func add(_ finding: Diagnostic, to json: inout JSONEmitter) {
        json.beginObject()
        json.member("id", finding.rule.id)
        json.member("severity", finding.rule.severity.rawValue)
        json.member("part", finding.part)
        json.member("line", finding.position?.line)
        json.member("column", finding.position?.column)
        json.member("path", finding.modelPath)
        json.member("message", finding.message(in: language))
        json.endObject()
    }
}
