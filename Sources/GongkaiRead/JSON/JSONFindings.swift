import GongkaiDiagnostics

/// What is wrong with one input: shared by everything that reads a part of it.
final class JSONFindings {
    /// How many errors are listed; what is wrong from there on is only counted.
    static let limit = 100

    private var found: [Diagnostic] = []
    private var count = 0
    /// In UTF-8, since equal strings may still have different code points.
    private var identifiers: Set<[UInt8]> = []

    var isEmpty: Bool { count == 0 }

    /// Whether anything found makes the input unusable.
    private(set) var hasErrors = false

    func report(_ diagnostic: Diagnostic) {
        count += 1
        if diagnostic.rule.severity == .error { hasErrors = true }
        if count <= JSONFindings.limit { found.append(diagnostic) }
    }

    /// Takes note of an identifier.
    /// - Returns: whether it is a new one.
    func isNew(_ identifier: String) -> Bool { identifiers.insert(Array(identifier.utf8)).inserted }

    /// The errors in the order of the input, with line and column.
    func diagnostics(of bytes: [UInt8]) -> [Diagnostic] {
        var sink = DiagnosticSink()
        for diagnostic in found.sorted(by: { ($0.position?.offset ?? 0) < ($1.position?.offset ?? 0) }) {
            sink.report(diagnostic)
        }
        if count > JSONFindings.limit { sink.report(.jsonMoreErrors, [String(count - JSONFindings.limit)]) }
        sink.resolvePositions(with: LineTable(bytes))
        return sink.diagnostics
    }
}
