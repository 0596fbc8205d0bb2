import GongkaiDiagnostics
import GongkaiModel

/// The nodes of a bundle as a tree, and whose the records of all tables are.
final class BundleTree {
    let findings: BundleFindings
    let nodes: BundleTable
    private let tables: [String: BundleTable]
    /// The children of a node, by its number, in document order: as places in `nodes`.
    private var children: [Int: [Int]] = [:]
    /// The records of a table that a node has, by the table's name and the node's number.
    private var records: [String: [Int: [Int]]] = [:]
    /// The publication's place in `nodes`; `nil` where the nodes are no tree, which is reported.
    private(set) var root: Int?
    /// In UTF-8, since equal strings may still have different code points.
    private var identifiers: Set<[UInt8]> = []

    init(_ tables: [String: BundleTable], nodes: BundleTable, findings: BundleFindings) {
        self.tables = tables
        self.nodes = nodes
        self.findings = findings
        growTree()
        for (name, table) in tables where name != nodes.schema.name {
            var owned: [Int: [Int]] = [:]
            for index in table.records.indices {
                guard let node = table.integer("node", of: index) else { continue }
                owned[node, default: []].append(index)
            }
            records[name] = owned
        }
    }

    /// The table of a schema.
    func table(_ schema: DatasetSchema) -> BundleTable? { tables[schema.name] }

    /// The records that a node has in a table.
    func records(of node: Int, in schema: DatasetSchema) -> [Int] { records[schema.name]?[node] ?? [] }

    /// The children of a node, as places in `nodes`.
    func children(of node: Int) -> [Int] { children[node] ?? [] }

    /// Reports the records that nobody took: the model has no place for them. What belongs to a node without a place is
    /// not told again.
    func reportUntaken() {
        let strays = Set(nodes.untaken.map(number))
        for index in nodes.untaken { report(index, of: nodes) }
        for table in PublicationTables.all.compactMap({ tables[$0.name] }) where table !== nodes {
            for index in table.untaken where !strays.contains(table.integer("node", of: index) ?? 0) {
                report(index, of: table)
            }
        }
    }

    private func report(_ index: Int, of table: BundleTable) {
        let node = table.integer("node", of: index) ?? 0
        let row = String(table.records[index].number)
        table.report(.csvUnplacedRecord, [row, String(node), kinds[node] ?? ""], of: index)
    }

    /// What every node is, by its number; worked out only where something is wrong.
    private lazy var kinds: [Int: String] = Dictionary(
        nodes.records.indices.map { (number(of: $0), nodes.value("type", of: $0) ?? "") },
        uniquingKeysWith: { first, _ in first })

    /// Takes note of an identifier.
    /// - Returns: whether it is a new one.
    func isNew(_ identifier: String) -> Bool { identifiers.insert(Array(identifier.utf8)).inserted }

    private func growTree() {
        let order = nodes.records.indices.sorted { number(of: $0) < number(of: $1) }
        var depths: [Int: Int] = [:]
        var roots: [Int] = []
        for index in order {
            let node = number(of: index)
            guard let parent = nodes.integer("parent", of: index) else {
                roots.append(index)
                depths[node] = 1
                continue
            }
            guard parent < node, let depth = depths[parent] else {
                nodes.report(.csvParentOrder, [String(node), String(parent)], of: index, field: "parent")
                depths[node] = 1
                continue
            }
            if depth == PublicationTables.nestingLimit {
                nodes.report(.csvNesting, [String(depth)], of: index)
            }
            depths[node] = depth + 1
            children[parent, default: []].append(index)
        }
        takeRoot(of: roots)
    }

    private func number(of index: Int) -> Int { nodes.integer("node", of: index) ?? 0 }

    private func takeRoot(of roots: [Int]) {
        if roots.count == 1, let only = roots.first {
            root = only
        } else {
            findings.report(Diagnostic(.csvRoot, [String(roots.count)], in: nodes.file))
        }
    }
}
