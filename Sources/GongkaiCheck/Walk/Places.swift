import GongkaiDiagnostics

extension [SourceRange] {
    /// Where the first range begins: its offset and line.
    var position: Diagnostic.Position? {
        first.map { Diagnostic.Position(offset: $0.start, line: $0.line) }
    }
}

/// A path in the model, in the names of its JSON form: `documents/2/body/0/heading`.
struct ModelPath: Sendable {
    enum Component: Sendable {
        case name(StaticString)
        case index(Int)
    }

    private(set) var components: [Component] = []

    mutating func push(_ component: Component) { components.append(component) }

    mutating func pop() { components.removeLast() }

    /// The path as text; made only when something is reported.
    var text: String {
        components.map { component in
            switch component {
            case .name(let name): "\(name)"
            case .index(let index): String(index)
            }
        }.joined(separator: "/")
    }
}
