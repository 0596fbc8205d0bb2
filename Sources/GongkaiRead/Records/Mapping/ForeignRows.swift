import GongkaiBytes
import GongkaiDiagnostics

/// Takes records of foreign XML or JSON as they are read.
protocol ForeignRecordHandler: AnyObject {
    /// A whole record, which is gone after the call.
    /// - Parameter repeated: members that an object of JSON has twice.
    func take(_ tree: ForeignTree, repeated: [String])

    /// A record that cannot be read.
    /// - Parameters:
    ///   - bytes: the record as it stands in the input, without a line end.
    ///   - rule: what is wrong with it, one of records of JSON.
    /// - Throws: `ReadError` where nothing is read behind it.
    func refuse(_ bytes: [UInt8], line: Int, rule: DiagnosticRule, arguments: [String]) throws(ReadError)

    /// Something outside records: its path from the root.
    func passOutside(_ path: String)
}

/// Writes the rows that a mapping makes of records, as objects of JSON: those of one table.
///
/// There is a line end for each of the input's before a row, so that the parser of a piece knows its line.
final class ForeignRows: ForeignRecordHandler {
    /// Something to be told of a row.
    struct Note {
        /// Counts the rows of the piece.
        var row: Int
        var line: Int
        var rule: DiagnosticRule
        var arguments: [String]
        /// What stands in the input, where no row could be made of it.
        var bytes: [UInt8] = []
    }

    private struct Row {
        let table: Int
        let parent: Int?
        let position: Int
        let line: Int
        var fields: [Cell]
        /// How many rows of each table belong to it.
        var children: [Int: Int] = [:]
        var faults: [(rule: DiagnosticRule, arguments: [String])] = []
    }

    private struct Cell {
        var count = 0
        var values: [Value] = []
    }

    private struct Value {
        var kind: FieldPlace.Kind
        var text: Range<Int>
    }

    private let mapping: RecordMapping
    private let wanted: Int
    /// Whether what is wrong with rows of other tables is told too.
    private let tellsAll: Bool
    private var trie: MappingTrie
    private let made: [[RecordMapping.MadeColumn]]
    /// `"name":` of every column of the table.
    private let labels: [[UInt8]]

    private(set) var output = ByteBuffer(capacity: 1 << 16)
    private(set) var notes: [Note] = []
    private(set) var unmapped = UnmappedPaths()
    private(set) var records = 0
    /// Line ends written so far.
    private(set) var lineEnds = 0
    private var rowsInPiece = 0

    private var rows: [Row] = []

    init(_ mapping: RecordMapping, table: Int, tellsAll: Bool, names: ForeignNames) {
        self.mapping = mapping
        wanted = table
        self.tellsAll = tellsAll
        trie = MappingTrie(mapping, names: names)
        made = mapping.tables.indices.map { mapping.madeColumns(of: $0) }
        labels = mapping.columns(of: table).map { name in
            var json = JSONEmitter(layout: .compact)
            json.string(name)
            return json.finish() + [UInt8(ascii: ":")]
        }
    }

    /// Moves what was written to another buffer, and begins a new piece.
    func hand(to buffer: ByteBuffer) {
        buffer.append(output.bytes)
        output.count = 0
        notes.removeAll(keepingCapacity: true)
        rowsInPiece = 0
    }

    func passOutside(_ path: String) { if wanted == 0 || tellsAll { unmapped.add(path) } }

    func take(_ tree: ForeignTree, repeated: [String]) {
        records += 1
        rows.removeAll(keepingCapacity: true)
        beginRow(of: 0, in: nil, position: records, line: Int(tree.nodes[0].line))
        visit(0, of: tree, at: trie.roots[0], row: 0)
        rows[0].faults += repeated.map { (.mappingRepeatedMember, [$0]) }
        for row in rows.indices { judge(row) }
        let isRefused = rows.contains { !$0.faults.isEmpty }
        for row in rows.indices {
            if isRefused { refuse(row, of: tree) } else if rows[row].table == wanted { write(row, of: tree) }
        }
    }

    func refuse(_ bytes: [UInt8], line: Int, rule: DiagnosticRule, arguments: [String]) {
        records += 1
        guard wanted == 0 || tellsAll else { return }
        notes.append(Note(row: rowsInPiece, line: line, rule: rule, arguments: arguments, bytes: bytes))
        beginRow(at: line)
        output.append("{}" as StaticString)
    }

    // MARK: Going through a record

    private func beginRow(of table: Int, in parent: Int?, position: Int, line: Int) {
        rows.append(
            Row(
                table: table, parent: parent, position: position, line: line,
                fields: Array(repeating: Cell(), count: mapping.tables[table].fields.count)))
    }

    /// Takes what stands at a node that a path leads to.
    private func visit(_ node: Int32, of tree: ForeignTree, at place: Int, row: Int) {
        let here = trie.nodes[place]
        for field in here.fields where takes(node, of: tree, at: here, field) {
            add(node, of: tree, to: field, row: row)
        }
        for table in here.tables {
            let position = (rows[row].children[table] ?? 0) + 1
            rows[row].children[table] = position
            beginRow(of: table, in: row, position: position, line: Int(tree.nodes[Int(node)].line))
            visit(node, of: tree, at: trie.roots[table], row: rows.count - 1)
        }
        if here.fields.isEmpty, here.tables.isEmpty { tellValue(node, of: tree, at: here) }
        let isTaken = isWhole(node, of: tree, at: here)
        // What is within the part of a table is that table's.
        let isOthers = !here.tables.isEmpty
        if !isOthers || !here.steps.isEmpty {
            visitChildren(of: node, tree, at: place, row: row, isTaken: isTaken, tells: !isTaken && !isOthers)
        }
    }

    private func visitChildren(of node: Int32, _ tree: ForeignTree, at place: Int, row: Int, isTaken: Bool, tells: Bool)
    {
        tree.forEachChild(of: node) { child in
            let found = tree.nodes[Int(child)]
            guard found.name >= 0 else { return }
            guard let next = trie.next(from: place, name: found.name) else {
                if tells { tell(child, of: tree, at: place) }
                if isTaken, trie.nodes[place].tables.isEmpty, found.kind == .element {
                    tellAttributes(within: child, of: tree, at: place)
                }
                return
            }
            guard found.kind == .array else { return visit(child, of: tree, at: next, row: row) }
            let fields = trie.nodes[next].fields
            let whole = fields.filter { mapping.tables[rows[row].table].fields[$0].repetition == .json }
            for field in whole { add(child, of: tree, to: field, row: row) }
            let isOver =
                whole.count == fields.count && trie.nodes[next].tables.isEmpty && trie.nodes[next].steps.isEmpty
            if !whole.isEmpty, isOver { return }
            tree.forEachChild(of: child) { element in visit(element, of: tree, at: next, row: row) }
        }
    }

    /// Whether a node has a value for a field: an object has none where paths go on into it.
    private func takes(_ node: Int32, of tree: ForeignTree, at here: MappingTrie.Node, _ field: Int) -> Bool {
        switch tree.nodes[Int(node)].kind {
        case .object: here.steps.isEmpty || mapping.tables[here.table].fields[field].repetition == .json
        default: true
        }
    }

    /// Whether a field has taken all that is within a node.
    private func isWhole(_ node: Int32, of tree: ForeignTree, at here: MappingTrie.Node) -> Bool {
        switch tree.nodes[Int(node)].kind {
        case .object, .array: here.fields.contains { takes(node, of: tree, at: here, $0) }
        case .element: here.fields.contains { mapping.tables[here.table].fields[$0].takesAllText }
        default: false
        }
    }

    private func add(_ node: Int32, of tree: ForeignTree, to field: Int, row: Int) {
        let rule = mapping.tables[rows[row].table].fields[field]
        rows[row].fields[field].count += 1
        if rule.repetition != .list, rows[row].fields[field].count > 1 { return }
        if let value = value(of: node, tree, by: rule) {
            rows[row].fields[field].values.append(value)
        } else if rule.repetition == .list {
            rows[row].faults.append((.mappingListItem, [rule.name]))
        }
    }

    private func value(of node: Int32, _ tree: ForeignTree, by rule: RecordMapping.Field) -> Value? {
        let found = tree.nodes[Int(node)]
        switch found.kind {
        case .null: return nil
        case .number: return Value(kind: .number, text: found.text)
        case .boolean: return Value(kind: .boolean, text: found.text)
        // No field of a schema takes an object or array of JSON, but every format holds its text.
        case .object, .array: return Value(kind: .text, text: found.text)
        case .text, .attribute:
            return rule.emptyIsMissing && found.text.isEmpty ? nil : Value(kind: .text, text: found.text)
        case .element:
            let text = tree.trimmed(tree.text(of: node, all: rule.takesAllText), rule.whiteSpace)
            return rule.emptyIsMissing && text.isEmpty ? nil : Value(kind: .text, text: text)
        }
    }

    // MARK: What no path leads to

    private func tell(_ child: Int32, of tree: ForeignTree, at place: Int) {
        let step = tree.names.steps[Int(tree.nodes[Int(child)].name)]
        unmap(MappingTrie.path(trie.nodes[place].path, step), of: trie.nodes[place].table)
    }

    private func unmap(_ path: String, of table: Int) { if table == wanted || tellsAll { unmapped.add(path) } }

    /// Tells of a value where paths only pass.
    private func tellValue(_ node: Int32, of tree: ForeignTree, at here: MappingTrie.Node) {
        let isValue =
            switch tree.nodes[Int(node)].kind {
            case .element: tree.hasOwnText(node)
            case .text, .attribute, .number, .boolean, .array: true
            case .null, .object: false
            }
        if isValue { unmap(here.path.isEmpty ? "." : here.path, of: here.table) }
    }

    /// Tells of attributes in an element of which the text alone is taken. What is within an element stands behind it.
    private func tellAttributes(within element: Int32, of tree: ForeignTree, at place: Int) {
        let depthLimit = tree.nodes[Int(element)].parent
        var node = Int(element) + 1
        while node < tree.nodes.count, tree.nodes[node].parent > depthLimit {
            if tree.nodes[node].kind == .attribute {
                let step = tree.names.steps[Int(tree.nodes[node].name)]
                unmap(MappingTrie.path(trie.nodes[place].path + "//", step), of: trie.nodes[place].table)
            }
            node += 1
        }
    }

    // MARK: Judging

    private func judge(_ row: Int) {
        let table = mapping.tables[rows[row].table]
        for (field, cell) in zip(table.fields, rows[row].fields) where field.repetition == .one && cell.count > 1 {
            rows[row].faults.append((.mappingRepeated, [field.path.text, String(cell.count), field.name]))
        }
    }

    /// Tells what is wrong with a row, and writes it to be left out.
    private func refuse(_ row: Int, of tree: ForeignTree) {
        guard rows[row].table == wanted || tellsAll, !rows[row].faults.isEmpty else { return }
        let number = rowsInPiece
        write(rows[row].table == wanted ? row : nil, of: tree, line: rows[row].line)
        for fault in rows[row].faults {
            notes.append(Note(row: number, line: rows[row].line, rule: fault.rule, arguments: fault.arguments))
        }
    }
}

// MARK: Writing

extension ForeignRows {
    private func write(_ row: Int?, of tree: ForeignTree, line: Int? = nil) {
        let line = line ?? row.map { rows[$0].line } ?? 1
        beginRow(at: line)
        output.append(UInt8(ascii: "{"))
        if let row { writeMembers(of: row, tree) }
        output.append(UInt8(ascii: "}"))
    }

    private func beginRow(at line: Int) {
        while lineEnds < line - 1 {
            output.append(0x0A)
            lineEnds += 1
        }
        rowsInPiece += 1
    }

    private func writeMembers(of row: Int, _ tree: ForeignTree) {
        var isFirst = true
        let madeHere = made[rows[row].table].count
        for (column, label) in labels.enumerated() {
            let start = output.count
            if !isFirst { output.append(UInt8(ascii: ",")) }
            output.append(label)
            let isThere =
                column < madeHere
                ? writeColumn(column, of: row, tree) : writeField(column - madeHere, of: row, tree)
            if isThere { isFirst = false } else { output.count = start }
        }
    }

    /// Writes a column of any table, made or read.
    private func writeColumn(_ column: Int, of row: Int, _ tree: ForeignTree) -> Bool {
        let made = made[rows[row].table]
        guard column < made.count else { return writeField(column - made.count, of: row, tree) }
        switch made[column].origin {
        case .position: output.append(String(rows[row].position).utf8)
        case .parent(let above):
            guard let parent = rows[row].parent else { return false }
            return writeColumn(above, of: parent, tree)
        }
        return true
    }

    /// - Returns: whether there is a value.
    private func writeField(_ field: Int, of row: Int, _ tree: ForeignTree) -> Bool {
        let rule = mapping.tables[rows[row].table].fields[field]
        let values = rows[row].fields[field].values
        guard let first = values.first else { return false }
        guard rule.repetition == .list else {
            write(first, of: tree)
            return true
        }
        var text: [UInt8] = []
        let delimiter = Array(String(rule.delimiter).utf8)
        for (number, value) in values.enumerated() {
            if number > 0 { text += delimiter }
            text += ForeignRows.escaped(tree.bytes.array(value.text), delimiter)
        }
        text.withUnsafeBytes { ForeignRows.append(text: $0, to: output) }
        return true
    }

    /// An item of a list (`ListForm`).
    private static func escaped(_ item: [UInt8], _ delimiter: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for (place, byte) in item.enumerated() {
            if byte == UInt8(ascii: "\\") || item[place...].starts(with: delimiter) { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        return text
    }

    private func write(_ value: Value, of tree: ForeignTree) {
        let bytes = UnsafeRawBufferPointer(rebasing: tree.bytes.bytes[value.text])
        if value.kind == .text { ForeignRows.append(text: bytes, to: output) } else { output.append(bytes) }
    }

    /// Appends a string of JSON (RFC 8259, section 7).
    private static func append(text: UnsafeRawBufferPointer, to output: ByteBuffer) {
        output.reserve(text.count + 2)
        output.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case 0x22, 0x5C:
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0..<0x20:
                output.append("\\u00" as StaticString)
                output.append(hexadecimal([byte]).utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

extension ForeignTree {
    /// A text without the white space that the mapping does not want.
    func trimmed(_ text: Range<Int>, _ rule: RecordMapping.WhiteSpace) -> Range<Int> {
        guard rule != .keep else { return text }
        var (start, end) = (text.lowerBound, text.upperBound)
        while start < end, ForeignTree.isBlank(bytes.bytes[start]) { start += 1 }
        while end > start, ForeignTree.isBlank(bytes.bytes[end - 1]) { end -= 1 }
        guard rule == .collapse else { return start..<end }
        let words = bytes.array(start..<end).split(whereSeparator: ForeignTree.isBlank)
        let begin = bytes.count
        bytes.append(Array(words.joined(separator: [0x20])))
        return begin..<bytes.count
    }
}
