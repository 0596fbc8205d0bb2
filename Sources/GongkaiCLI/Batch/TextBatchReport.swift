import GongkaiDiagnostics

/// A report as text: a line an input, what was found under it, and a line for all.
struct TextBatchReport: BatchReport {
    let language: Language
    private var text = ""

    init(language: Language) { self.language = language }

    mutating func add(_ item: BatchReportItem) {
        text += "\(DiagnosticText.harmless(item.path)): \(word(item.state))"
        if !item.outputs.isEmpty {
            text += " → " + item.outputs.map { DiagnosticText.harmless($0) }.joined(separator: ", ")
        }
        if item.counts.errors + item.counts.warnings > 0 {
            text += " (\(phrase(item.counts)))"
        }
        text += "\n"
        for finding in item.findings where finding.rule.severity != .note {
            text += "    " + DiagnosticText(language: language, isPainted: false).told(finding, file: item.path)
        }
    }

    func finish(_ totals: BatchTotals) -> [UInt8] {
        Array((text + totals.summary.message(in: language) + "\n").utf8)
    }

    private func word(_ state: BatchReportItem.State) -> String {
        switch (state, language) {
        case (_, .english): state.rawValue
        case (.converted, .chinese): "已转换"
        case (.unchanged, .chinese): "未变"
        case (.failed, .chinese): "失败"
        case (.left, .chinese): "未处理"
        }
    }

    private func phrase(_ counts: FindingCounts) -> String {
        switch language {
        case .english: "\(counts.errors) errors, \(counts.warnings) warnings"
        case .chinese: "错误 \(counts.errors) 个，警告 \(counts.warnings) 个"
        }
    }
}
