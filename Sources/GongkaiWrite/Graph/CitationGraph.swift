import GongkaiModel

/// Who cites whom: the documents of a publication and what they name, and the relations between them.
struct CitationGraph {
    struct Node: Equatable {
        /// The document's id in the publication; absent for one that is only named there.
        var document: String?
        var number: String?
        var title: String?
        var kind: String?
        var date: String?

        /// What the node is called.
        var label: String {
            [number, title ?? (number == nil ? document : nil)].compactMap { $0 }.joined(separator: "\n")
        }
    }

    struct Edge: Equatable {
        var source: Int
        var target: Int
        /// The relation, else `cites`.
        var kind: String
        /// How often it is said.
        var count = 1
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    private var places: [String: Int] = [:]
    private var edgePlaces: [EdgeKey: Int] = [:]

    private struct EdgeKey: Hashable {
        var source: Int
        var target: Int
        var kind: String
    }

    /// Nodes are in the order of the documents, then in that in which they are first named; edges likewise.
    init(_ publication: Publication) {
        for document in publication.documents { add(document) }
        for (source, document) in publication.documents.enumerated() {
            var related: Set<Int> = []
            for relation in document.relations {
                guard let target = node(number: relation.number, title: relation.title) else { continue }
                related.insert(target)
                connect(source, target, relation.kind.rawValue)
            }
            var collector = ReferenceCollector()
            collector.visit(document)
            for name in collector.names {
                let number = DocumentNumber(name)
                let isNumber = number.form != .other
                guard let target = node(number: isNumber ? name : nil, title: isNumber ? nil : name) else { continue }
                // What a relation says already is not said again.
                if !related.contains(target) { connect(source, target, "cites") }
            }
        }
    }

    private mutating func add(_ document: Document) {
        nodes.append(
            Node(
                document: document.id, number: document.number?.value.text, title: document.title?.value,
                kind: document.kind.rawValue,
                date: (document.written ?? document.signature?.date?.value ?? document.published)?.description))
        for name in [document.number?.value.text, document.title?.value] { remember(name, nodes.count - 1) }
    }

    private mutating func remember(_ name: String?, _ node: Int) {
        if let name, !name.isEmpty, places[name] == nil { places[name] = node }
    }

    /// The node of a document that is named; nothing where neither number nor title says which.
    private mutating func node(number: String?, title: String?) -> Int? {
        let names = [number, title].compactMap { $0 }.filter { !$0.isEmpty }
        guard let name = names.first else { return nil }
        if let place = places[name] { return place }
        // A title tells only where no number does: two documents of one title have two numbers.
        if let title = names.dropFirst().first, let place = places[title], nodes[place].number == nil {
            nodes[place].number = number
            remember(number, place)
            return place
        }
        nodes.append(Node(number: number, title: title))
        remember(name, nodes.count - 1)
        remember(title, nodes.count - 1)
        return nodes.count - 1
    }

    private mutating func connect(_ source: Int, _ target: Int, _ kind: String) {
        let key = EdgeKey(source: source, target: target, kind: kind)
        if let place = edgePlaces[key] {
            edges[place].count += 1
        } else {
            edgePlaces[key] = edges.count
            edges.append(Edge(source: source, target: target, kind: kind))
        }
    }
}

/// The documents that the text of one names, in its order.
private struct ReferenceCollector: SpanVisitor {
    var names: [String] = []

    mutating func visit(spans: [Span]) {
        for span in spans {
            if case .reference(let name) = span.kind { names.append(name) }
        }
    }
}
