/// Collects the diagnostics of one input, in the order in which they were found.
public struct DiagnosticSink: Sendable {
    /// What was reported so far, the earliest first.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Makes a sink that has collected nothing.
    public init() {}

    /// Takes one diagnostic.
    public mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Takes a rule, its arguments and its place.
    public mutating func report(
        _ rule: DiagnosticRule, _ arguments: [String] = [], at position: Diagnostic.Position? = nil,
        modelPath: String? = nil
    ) {
        diagnostics.append(Diagnostic(rule, arguments, at: position, modelPath: modelPath))
    }

    /// Fills in line and column of every diagnostic that has only an offset.
    public mutating func resolvePositions(with lines: @autoclosure () -> LineTable) {
        let unresolved = diagnostics.indices.filter {
            diagnostics[$0].position?.offset != nil && diagnostics[$0].position?.line == nil
        }
        guard !unresolved.isEmpty else { return }
        let table = lines()
        for index in unresolved {
            guard let offset = diagnostics[index].position?.offset else { continue }
            let (line, column) = table.position(of: offset)
            diagnostics[index].position?.line = line
            diagnostics[index].position?.column = column
        }
    }

    /// Whether any diagnostic has this severity.
    public func contains(_ severity: Severity) -> Bool {
        diagnostics.contains { $0.rule.severity == severity }
    }
}
