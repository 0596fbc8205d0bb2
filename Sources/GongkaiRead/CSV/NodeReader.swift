import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// What is read from a node of the bundle.
protocol NodeReadable {
    /// The kinds of nodes that it is read from.
    static var nodeKinds: [NodeKind] { get }

    /// Reads the columns, details and children that it knows.
    init(from node: NodeReader)
}

/// One node: its columns, its details and its children, each marked as taken when it is read. What nobody takes is
/// reported at the end. The writer uses the same words for what a node consists of.
///
/// Values have been checked by the types of their columns, so that one that is missing here is missing in the file.
struct NodeReader {
    let kind: NodeKind
    private let tree: BundleTree
    private let number: Int
    /// Its record in the table of its kind.
    private let record: (table: BundleTable, index: Int)?
    /// The identifier of the document that it belongs to.
    private let document: String?

    /// Opens the node at a place in `nodes`.
    init(_ place: Int, of tree: BundleTree, document: String? = nil) {
        let nodes = tree.nodes
        let number = nodes.integer("node", of: place) ?? 0
        let kind = nodes.value("type", of: place).flatMap(NodeKind.init) ?? .paragraph
        self.kind = kind
        self.tree = tree
        self.number = number
        record = kind.table.flatMap { schema in
            tree.table(schema).flatMap { table in
                tree.records(of: number, in: schema).first.map { (table, $0) }
            }
        }
        let id = kind == .document ? record?.table.value("id", of: record?.index ?? 0) : nil
        self.document = id ?? document
        nodes.take(place)
        record.map { $0.table.take($0.index) }
        check(place)
    }

    private func check(_ place: Int) {
        if record == nil, let table = kind.table {
            tree.nodes.report(.csvMissingRecord, [String(number), kind.rawValue, table.name], of: place)
        }
        let stated = tree.nodes.value("document", of: place)
        guard stated.map({ Array($0.utf8) }) != document.map({ Array($0.utf8) }) else { return }
        let row = String(tree.nodes.records[place].number)
        tree.nodes.report(
            .csvDerivedValue, [stated ?? "–", "document", row, document ?? "–"], of: place, field: "document")
    }

    // MARK: Columns

    func text(_ column: String) -> String? { record.flatMap { $0.table.value(column, of: $0.index) } }

    func integer(_ column: String) -> Int? { text(column).flatMap { Int($0) } }

    func boolean(_ column: String) -> Bool { text(column) == "true" }

    func date(_ column: String) -> CalendarDate? { text(column).flatMap { CalendarDate($0) } }

    func choice<Choice: RawRepresentable<String>>(_ column: String) -> Choice? {
        text(column).flatMap(Choice.init)
    }

    /// A printed value, and where it stands.
    func sourced<Value>(_ column: String, _ make: (String) -> Value? = { $0 }) -> Sourced<Value>? {
        text(column).flatMap(make).map { sourced($0, column, element: 1) }
    }

    /// A printed number of a document.
    func number(_ column: String) -> Sourced<DocumentNumber>? { sourced(column) { DocumentNumber($0) } }

    /// Reports something about one of its columns.
    /// - Parameter arguments: from the number of the record.
    func report(_ rule: DiagnosticRule, column: String, _ arguments: (String) -> [String]) {
        guard let record else { return }
        let number = String(record.table.records[record.index].number)
        record.table.report(rule, arguments(number), of: record.index, field: column)
    }

    /// Whether no node so far had this identifier.
    func isNew(_ identifier: String) -> Bool { tree.isNew(identifier) }

    // MARK: Children

    /// The nodes of one part, as far as they are of the kinds that belong there.
    func children<Child: NodeReadable>(_ part: NodePart, of type: Child.Type = Child.self) -> [Child] {
        tree.children(of: number).filter { place in
            tree.nodes.value("part", of: place) == part.rawValue
                && Child.nodeKinds.contains { $0.rawValue == tree.nodes.value("type", of: place) }
        }
        .map { Child(from: NodeReader($0, of: tree, document: document)) }
    }

    /// The only node of a part; a second one is left for the report.
    func child<Child: NodeReadable>(_ part: NodePart, of type: Child.Type = Child.self) -> Child? {
        tree.children(of: number).first { place in
            tree.nodes.value("part", of: place) == part.rawValue
                && Child.nodeKinds.contains { $0.rawValue == tree.nodes.value("type", of: place) }
        }
        .map { Child(from: NodeReader($0, of: tree, document: document)) }
    }
}

// MARK: Details

extension NodeReader {
    /// Names, none of which is printed.
    func names(_ role: NameRole) -> [String] {
        details(PublicationTables.names, [("role", role.rawValue)]).map { $0.text("value") ?? "" }
    }

    /// Printed names.
    func sourcedNames(_ role: NameRole) -> [Sourced<String>] {
        names(role).enumerated().map { sourced($1, role.rawValue, element: $0 + 1) }
    }

    func numbers(_ role: NumberRole) -> [Int] {
        details(PublicationTables.numbers, [("role", role.rawValue)]).map { $0.integer("value") ?? 0 }
    }

    func spans(over field: SpanField) -> [Span] {
        details(PublicationTables.spans, [("field", field.rawValue)]).map(Span.init)
    }

    /// Where the node as a whole stands.
    func source() -> [SourceRange] { source(of: PublicationTables.ownSource, element: 1) }

    private func sourced<Value>(_ value: Value, _ field: String, element: Int) -> Sourced<Value> {
        let originals = matching(PublicationTables.originals, [("field", field), ("element", String(element))])
        return Sourced(
            value, original: originals.first.flatMap { $0.text("original") },
            source: source(of: field, element: element))
    }

    private func source(of field: String, element: Int) -> [SourceRange] {
        details(PublicationTables.sources, [("field", field), ("element", String(element))]).map { record in
            SourceRange(
                start: record.integer("start") ?? 0, end: record.integer("end") ?? 0, line: record.integer("line") ?? 1)
        }
    }

    /// The records of a detail table with some values, by their positions, which must count from 1.
    private func details(_ schema: DatasetSchema, _ values: [(String, String)]) -> [DetailRecord] {
        let records = matching(schema, values).sorted { ($0.integer("position") ?? 0) < ($1.integer("position") ?? 0) }
        for (index, record) in records.enumerated() where record.integer("position") != index + 1 {
            record.report(.csvPosition, field: "position") { number in
                [record.text("position") ?? "", number, String(index + 1)]
            }
        }
        return records
    }

    private func matching(_ schema: DatasetSchema, _ values: [(column: String, value: String)]) -> [DetailRecord] {
        guard let table = tree.table(schema) else { return [] }
        return tree.records(of: number, in: schema).compactMap { index in
            guard values.allSatisfy({ table.value($0.column, of: index) == $0.value }) else { return nil }
            table.take(index)
            return DetailRecord(table: table, index: index)
        }
    }
}

/// One record of a table that a node may have several of.
struct DetailRecord {
    fileprivate let table: BundleTable
    fileprivate let index: Int

    func text(_ column: String) -> String? { table.value(column, of: index) }

    func integer(_ column: String) -> Int? { table.integer(column, of: index) }

    /// Reports something about one of its columns.
    /// - Parameter arguments: from the number of the record.
    func report(_ rule: DiagnosticRule, field: String, _ arguments: (String) -> [String]) {
        table.report(rule, arguments(String(table.records[index].number)), of: index, field: field)
    }
}
