/// The paths of a mapping, put together where they begin alike, so that a record is gone through once.
struct MappingTrie {
    struct Node {
        /// The table that its fields are of.
        let table: Int
        /// How it is written, for messages.
        let path: String
        var steps: [(step: MappingPath.Step, node: Int)] = []
        /// The fields whose values stand here.
        var fields: [Int] = []
        /// The tables a row of which begins here.
        var tables: [Int] = []
        /// Where names lead, as far as was asked: -1 where they lead nowhere.
        var known: [Int32: Int] = [:]
    }

    private(set) var nodes: [Node] = []
    /// Where each table begins.
    private(set) var roots: [Int] = []
    private let names: ForeignNames
    private var generation = 0

    init(_ mapping: RecordMapping, names: ForeignNames) {
        self.names = names
        for (number, table) in mapping.tables.enumerated() {
            roots.append(nodes.count)
            nodes.append(Node(table: number, path: table.parent == nil ? "" : table.path.text))
            if let parent = table.parent {
                nodes[node(at: table.path, from: roots[parent])].tables.append(number)
            }
            for (column, field) in table.fields.enumerated() {
                nodes[node(at: field.path, from: roots[number])].fields.append(column)
            }
        }
    }

    private mutating func node(at path: MappingPath, from root: Int) -> Int {
        var node = root
        for step in path.steps {
            if let next = nodes[node].steps.first(where: { $0.step == step })?.node {
                node = next
                continue
            }
            let next = nodes.count
            nodes.append(Node(table: nodes[node].table, path: MappingTrie.path(nodes[node].path, step)))
            nodes[node].steps.append((step, next))
            node = next
        }
        return node
    }

    /// A path as messages have it.
    static func path(_ path: String, _ step: MappingPath.Step) -> String {
        let name = (step.isAttribute ? "@" : "") + step.local
        return path.isEmpty ? name : path + "/" + name
    }

    /// Where a name leads; a step that names the namespace goes before one that does not.
    mutating func next(from node: Int, name: Int32) -> Int? {
        if generation != names.generation {
            for place in nodes.indices { nodes[place].known.removeAll() }
            generation = names.generation
        }
        if let known = nodes[node].known[name] { return known < 0 ? nil : known }
        let found = names.steps[Int(name)]
        let fitting = nodes[node].steps.filter {
            $0.step.local == found.local && $0.step.isAttribute == found.isAttribute
        }
        let next =
            fitting.first { $0.step.namespace != nil && $0.step.namespace == found.namespace }
            ?? fitting.first { $0.step.namespace == nil }
        nodes[node].known[name] = next?.node ?? -1
        return next?.node
    }
}
