import GongkaiDiagnostics

/// What a run of the program came to so far.
struct RunCounts {
    /// A kind of diagnostic as it is counted.
    struct Kind: Hashable, Comparable {
        let severity: Severity
        let id: String

        static func < (left: Kind, right: Kind) -> Bool {
            let order = Severity.allCases
            let (first, second) = (order.firstIndex(of: left.severity) ?? 0, order.firstIndex(of: right.severity) ?? 0)
            return (first, left.id) < (second, right.id)
        }
    }

    /// Inputs by their paths: one that is read twice is one.
    var inputs: Set<String> = []
    /// Outputs that have their names; standard output is one.
    var outputs = 0
    var recordsRead = 0
    var recordsWritten = 0
    var recordsRefused = 0
    var bytesRead = 0
    var bytesWritten = 0
    var diagnostics: [Kind: Int] = [:]

    /// How many diagnostics there are of a severity.
    func count(_ severity: Severity) -> Int {
        diagnostics.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }

    mutating func add(_ diagnostics: [Diagnostic]) {
        for rule in diagnostics.map(\.rule) {
            self.diagnostics[Kind(severity: rule.severity, id: rule.id), default: 0] += 1
        }
    }
}

extension Double {
    /// Seconds in decimal with microseconds, the same everywhere.
    var inMicroseconds: String {
        let microseconds = Int((Swift.max(self, 0) * 1e6).rounded())
        let fraction = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
