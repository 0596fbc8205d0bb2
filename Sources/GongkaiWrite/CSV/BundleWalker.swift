import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// What is a node of the bundle.
protocol BundleNode {
    var nodeKind: NodeKind { get }

    /// Writes its columns, its details and its children.
    func write(to walker: inout BundleWalker)
}

/// Walks the model and fills the tables; the reader uses the same words for what a node consists of.
struct BundleWalker {
    /// Why the publication cannot be written, once that is known.
    private(set) var obstacle: Diagnostic?

    /// The node in hand.
    private struct Frame {
        var node: Int
        var kind: NodeKind
        /// Its record in the table of its kind.
        var record: Int?
        var document: String?
    }

    private var tables: [String: BundleTable]
    private var lastNode = 0
    private var frames: [Frame] = []
    /// In UTF-8, since equal strings may still have different code points.
    private var identifiers: Set<[UInt8]> = []

    init() {
        tables = Dictionary(PublicationTables.all.map { ($0.name, BundleTable($0)) }, uniquingKeysWith: { $1 })
    }

    /// The tables as files, in the order of the package.
    var files: [NamedFile] { PublicationTables.all.compactMap { tables[$0.name]?.file } }

    // MARK: Nodes

    /// Writes a node and all below it.
    mutating func node(_ value: some BundleNode, as part: NodePart) {
        guard frames.count < PublicationTables.nestingLimit else {
            report(.csvNesting, [String(PublicationTables.nestingLimit)])
            return
        }
        lastNode += 1
        let parent = frames.last
        var frame = Frame(node: lastNode, kind: value.nodeKind, document: parent?.document)
        if let document = value as? Document { frame.document = document.id }
        addRecord(to: PublicationTables.nodes, of: frame) { record in
            record.set("parent", parent?.node)
            record.set("part", part)
            record.set("type", value.nodeKind)
            record.set("document", frame.document)
        }
        frame.record = value.nodeKind.table.map { addRecord(to: $0, of: frame) { _ in } }
        frames.append(frame)
        value.write(to: &self)
        frames.removeLast()
    }

    /// Writes the nodes of one part of the node in hand.
    mutating func children(_ part: NodePart, _ values: [some BundleNode]) {
        for value in values { node(value, as: part) }
    }

    // MARK: Columns

    /// A column of the node in hand, left empty where there is no value.
    mutating func column(_ name: String, _ value: (some BundleCell)?) {
        guard let frame = frames.last, let table = frame.kind.table, let record = frame.record, let value else {
            return
        }
        check(value)
        tables[table.name]?.set(name, of: record, to: value.cell)
    }

    /// A printed value, and where it stands.
    mutating func sourced<Value: CanonicalText & BundleCell>(_ name: String, _ value: Sourced<Value>?) {
        guard let value else { return }
        column(name, value.value)
        provenance(of: name, element: 1, value)
    }

    /// An identifier, which must be one, and a new one.
    mutating func identifier(_ identifier: String) {
        if !identifier.isIdentifier { report(.csvBadIdentifier, [identifier]) }
        if !identifiers.insert(Array(identifier.utf8)).inserted { report(.csvRepeatedIdentifier, [identifier]) }
        column("id", identifier)
    }

    // MARK: Details

    /// Names, none of which is printed.
    mutating func names(_ role: NameRole, _ values: [String]) {
        for (index, value) in values.enumerated() { name(role, index + 1, value) }
    }

    /// Printed names.
    mutating func names(_ role: NameRole, _ values: [Sourced<String>]) {
        for (index, value) in values.enumerated() {
            name(role, index + 1, value.value)
            provenance(of: role.rawValue, element: index + 1, value)
        }
    }

    private mutating func name(_ role: NameRole, _ position: Int, _ value: String) {
        detail(PublicationTables.names) { record in
            record.set("role", role)
            record.set("position", position)
            record.set("value", value)
        }
    }

    mutating func numbers(_ role: NumberRole, _ values: [Int]) {
        for (index, value) in values.enumerated() {
            detail(PublicationTables.numbers) { record in
                record.set("role", role)
                record.set("position", index + 1)
                record.set("value", value)
            }
        }
    }

    mutating func spans(over field: SpanField, _ spans: [Span]) {
        for (index, span) in spans.enumerated() {
            detail(PublicationTables.spans) { record in
                record.set("field", field)
                record.set("position", index + 1)
                span.write(to: &record)
            }
        }
    }

    /// Where the node as a whole stands.
    mutating func source(_ ranges: [SourceRange]) {
        source(ranges, of: PublicationTables.ownSource, element: 1)
    }

    private mutating func provenance<Value>(of field: String, element: Int, _ value: Sourced<Value>) {
        source(value.source, of: field, element: element)
        guard let original = value.original else { return }
        detail(PublicationTables.originals) { record in
            record.set("field", field)
            record.set("element", element)
            record.set("original", original)
        }
    }

    private mutating func source(_ ranges: [SourceRange], of field: String, element: Int) {
        for (index, range) in ranges.enumerated() {
            detail(PublicationTables.sources) { record in
                record.set("field", field)
                record.set("element", element)
                record.set("position", index + 1)
                record.set("start", range.start)
                record.set("end", range.end)
                record.set("line", range.line)
            }
        }
    }
}

/// One record in the making.
struct BundleRecord {
    fileprivate(set) var cells: [(column: String, cell: String)] = []
    /// A character that no value may hold, where there is one.
    fileprivate(set) var forbidden: Unicode.Scalar?

    mutating func set(_ column: String, _ value: (some BundleCell)?) {
        guard let value else { return }
        if let text = value as? String { forbidden = forbidden ?? text.firstCharacterForbiddenInXML }
        cells.append((column, value.cell))
    }
}

extension BundleWalker {
    private mutating func detail(_ table: DatasetSchema, _ fill: (inout BundleRecord) -> Void) {
        guard let frame = frames.last else { return }
        addRecord(to: table, of: frame, fill)
    }

    @discardableResult
    private mutating func addRecord(
        to table: DatasetSchema, of frame: Frame, _ fill: (inout BundleRecord) -> Void
    ) -> Int {
        var record = BundleRecord()
        record.set("node", frame.node)
        fill(&record)
        if let character = record.forbidden { report(.csvForbiddenCharacter, [character.codePoint]) }
        let index = tables[table.name]?.addRecord() ?? 0
        for (column, cell) in record.cells { tables[table.name]?.set(column, of: index, to: cell) }
        return index
    }

    private mutating func check(_ value: some BundleCell) {
        let text = (value as? String) ?? (value as? DocumentNumber)?.text
        guard let character = text?.firstCharacterForbiddenInXML else { return }
        report(.csvForbiddenCharacter, [character.codePoint])
    }

    private mutating func report(_ rule: DiagnosticRule, _ arguments: [String]) {
        let path = frames.last.map { "nodes/\($0.node)" }
        obstacle = obstacle ?? Diagnostic(rule, arguments, modelPath: path)
    }
}
