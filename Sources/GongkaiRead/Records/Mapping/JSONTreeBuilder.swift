import GongkaiBytes
import GongkaiDiagnostics

/// Builds the tree of a value of JSON.
struct JSONTreeBuilder {
    private let tree: ForeignTree
    private let source: [UInt8]
    /// Where the source stands among the bytes of the tree, for values that are kept as they are written.
    private let base: Int
    private var open: [(node: Int32, members: Set<Int32>)] = []
    private var name: Int32 = -1
    private var line: Int
    private var counted = 0
    /// Members that an object has twice.
    private(set) var repeated: [String] = []

    /// Reads a value.
    /// - Returns: names that an object has twice; the later one counts as another value.
    static func build(
        _ bytes: [UInt8], line: Int, nestingLimit: Int, into tree: ForeignTree
    ) throws(JSONSyntaxError) -> [String] {
        var parser = try JSONParser(bytes, nestingLimit: nestingLimit)
        var builder = JSONTreeBuilder(tree: tree, source: bytes, base: tree.bytes.count, line: line)
        tree.bytes.append(bytes)
        while let event = try parser.next() { builder.take(event, of: parser) }
        return builder.repeated
    }

    private init(tree: ForeignTree, source: [UInt8], base: Int, line: Int) {
        self.tree = tree
        self.source = source
        self.base = base
        self.line = line
    }

    private mutating func take(_ event: JSONEvent, of parser: JSONParser) {
        while counted < event.range.lowerBound {
            if source[counted] == 0x0A { line += 1 }
            counted += 1
        }
        let written = base + event.range.lowerBound..<base + event.range.upperBound
        switch event.kind {
        case .objectStart: open.append((add(.object, written), []))
        case .arrayStart: open.append((add(.array, written), []))
        case .objectEnd, .arrayEnd: close(at: written.upperBound)
        case .name: begin(member: parser.text(of: event))
        case .string:
            let inside = written.lowerBound + 1..<written.upperBound - 1
            _ = add(.text, event.hasEscapes ? tree.append(parser.text(of: event)) : inside)
        case .number: _ = add(.number, written)
        case .true, .false: _ = add(.boolean, written)
        case .null: _ = add(.null, written)
        }
    }

    private mutating func begin(member text: String) {
        name = tree.names.number(of: MappingPath.Step(text))
        if !open[open.count - 1].members.insert(name).inserted { repeated.append(text) }
    }

    private mutating func add(_ kind: ForeignTree.Kind, _ text: Range<Int>) -> Int32 {
        defer { name = -1 }
        return tree.add(
            kind, name: name, to: open.last?.node ?? -1, line: Int32(truncatingIfNeeded: line), text: text)
    }

    private mutating func close(at end: Int) {
        guard let closed = open.popLast()?.node else { return }
        tree.setText(tree.nodes[Int(closed)].text.lowerBound..<end, of: closed)
    }
}
