import GongkaiDiagnostics

/// How a report of a batch is written.
enum BatchReportFormat: String, CaseIterable {
    /// A line an input, for people.
    case text
    /// JSON, an object a line.
    case jsonl
    /// JUnit XML, as Jenkins and others read it.
    case junit
}

/// What a report says of one input.
struct BatchReportItem {
    enum State: String {
        case converted, unchanged, failed
        /// Left, since the batch was stopped.
        case left
    }

    let path: String
    let state: State
    let status: ExitStatus
    let counts: FindingCounts
    /// In the output folder.
    let outputs: [String]
    /// What was found in this run; of what was not read again, the counts are known alone.
    let findings: [Diagnostic]
}

/// What a batch has come to.
struct BatchTotals {
    var converted = 0
    var unchanged = 0
    var failed = 0
    var left = 0
    /// Of those converted and unchanged.
    var withErrors = 0

    var all: Int { converted + unchanged + failed + left }

    mutating func add(_ item: BatchReportItem) {
        switch item.state {
        case .converted: converted += 1
        case .unchanged: unchanged += 1
        case .failed: failed += 1
        case .left: left += 1
        }
        if item.counts.errors > 0, [.converted, .unchanged].contains(item.state) { withErrors += 1 }
    }

    /// In one line.
    var summary: Diagnostic {
        Diagnostic(.batchSummary, [all, converted, unchanged, withErrors, failed].map { String($0) })
    }
}

/// Puts a report together, input by input, in the order of their paths.
protocol BatchReport {
    mutating func add(_ item: BatchReportItem)
    /// The whole report.
    func finish(_ totals: BatchTotals) -> [UInt8]
}

extension BatchReportFormat {
    func report(in language: Language) -> any BatchReport {
        switch self {
        case .text: TextBatchReport(language: language)
        case .jsonl: JSONBatchReport(language: language)
        case .junit: JUnitBatchReport(language: language)
        }
    }
}
