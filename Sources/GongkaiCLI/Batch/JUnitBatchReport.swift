import GongkaiDiagnostics
import GongkaiXML

/// A report as JUnit XML, in the form that Jenkins' xUnit plugin has a schema of: an input is a test case.
///
/// An input that could not be converted is an error of its case, one whose content has errors a failure, one that nothing
/// was done for, as it has not changed or the batch was stopped, is skipped.
struct JUnitBatchReport: BatchReport {
    let language: Language
    private var items: [BatchReportItem] = []

    init(language: Language) { self.language = language }

    mutating func add(_ item: BatchReportItem) { items.append(item) }

    func finish(_ totals: BatchTotals) -> [UInt8] {
        var xml = XMLEmitter()
        let counts: [(String, String?)] = [
            ("name", "gongkai batch"), ("tests", String(items.count)),
            ("failures", String(items.count { outcome(of: $0) == .failure })),
            ("errors", String(items.count { outcome(of: $0) == .error })),
        ]
        xml.open("testsuites", counts)
        xml.open("testsuite", counts + [("skipped", String(items.count { outcome(of: $0) == .skipped }))])
        for item in items { add(item, to: &xml) }
        xml.close()
        xml.close()
        return xml.finish()
    }

    private enum Outcome { case passed, failure, error, skipped }

    private func outcome(of item: BatchReportItem) -> Outcome {
        switch item.state {
        case .failed: .error
        case .left: .skipped
        case .converted where item.counts.errors > 0, .unchanged where item.counts.errors > 0: .failure
        case .unchanged: .skipped
        case .converted: .passed
        }
    }

    private func add(_ item: BatchReportItem, to xml: inout XMLEmitter) {
        xml.open("testcase", [("classname", "gongkai.batch"), ("name", JUnitBatchReport.allowed(item.path))])
        let found = item.findings.filter { $0.rule.severity != .note }
        let form = DiagnosticText(language: language, isPainted: false)
        let lines = found.map { form.told($0, file: item.path).dropLast() }
        let first = found.first { $0.rule.severity == .error } ?? found.first
        let message = first.map { JUnitBatchReport.allowed($0.message(in: language)) }
        let details: [(String, String?)] = [("type", first?.rule.id), ("message", message)]
        let text = JUnitBatchReport.allowed(lines.joined(separator: "\n"))
        switch outcome(of: item) {
        case .error: xml.element("error", details, text: text)
        case .failure: xml.element("failure", details, text: text)
        case .skipped: xml.element("skipped", [("message", item.state.rawValue)], text: "")
        case .passed: break
        }
        if outcome(of: item) == .passed, !lines.isEmpty { xml.element("system-out", text: text) }
        xml.close()
    }

    /// The text without what XML can't hold: names may have control characters.
    private static func allowed(_ text: String) -> String { DiagnosticText.harmless(text, except: ["\n"]) }
}
