/// Collects the diagnostics of one input, in the order in which they were found.
package struct DiagnosticSink: Sendable {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    /// Takes one diagnostic.
    package mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Takes a rule, its arguments and its place.
    package mutating func report(
        _ rule: DiagnosticRule, _ arguments: [String] = [], at position: Diagnostic.Position? = nil,
        modelPath: String? = nil
    ) {
        diagnostics.append(Diagnostic(rule, arguments, at: position, modelPath: modelPath))
    }

    /// Fills in line and column of every diagnostic that has only an offset.
    package mutating func resolvePositions(with lines: @autoclosure () -> LineTable) {
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
    package func contains(_ severity: Severity) -> Bool {
        diagnostics.contains { $0.rule.severity == severity }
    }
}
