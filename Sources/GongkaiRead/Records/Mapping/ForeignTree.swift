import GongkaiBytes

/// The names that elements, attributes and members of an input have, each with a number.
final class ForeignNames {
    private(set) var steps: [MappingPath.Step] = []
    private var numbers: [MappingPath.Step: Int32] = [:]
    /// Counts how often all were forgotten.
    private(set) var generation = 0

    /// So many are kept; an input may have a new name in each record.
    private static let most = 1 << 16

    func number(of step: MappingPath.Step) -> Int32 {
        if let number = numbers[step] { return number }
        let number = Int32(truncatingIfNeeded: steps.count)
        steps.append(step)
        numbers[step] = number
        return number
    }

    /// Forgets the names where there are many. Between records alone, since the numbers are void then.
    func forgetIfMany() {
        guard steps.count > ForeignNames.most else { return }
        steps.removeAll()
        numbers.removeAll()
        generation += 1
    }
}

/// One record of foreign XML or JSON, in memory that is used again for the next.
///
/// An attribute is a child of its element; so is each piece of its text. An array of JSON is a node with the name of its
/// member, and so are its elements.
final class ForeignTree {
    enum Kind: UInt8 {
        /// An element of XML.
        case element
        /// A piece of text, or a string of JSON.
        case text
        case attribute
        /// `null` of JSON, or an element that says `xsi:nil`.
        case null
        case number
        case boolean
        case object
        case array
    }

    struct Node {
        var kind: Kind
        /// The number of its name; negative where it has none.
        var name: Int32
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        /// The line on which it stands in the input.
        var line: Int32
        /// Its text; of an object or array, as it is written.
        var text = 0..<0
    }

    let names: ForeignNames
    private(set) var nodes: [Node] = []
    /// What texts stand in.
    let bytes = ByteBuffer(capacity: 1 << 12)

    init(_ names: ForeignNames) { self.names = names }

    /// How much memory the record takes, roughly.
    var size: Int { bytes.count + 16 * nodes.count }

    func clear() {
        nodes.removeAll(keepingCapacity: true)
        bytes.count = 0
        bytes.shrink(to: 1 << 20)
        names.forgetIfMany()
    }

    @discardableResult
    func add(_ kind: Kind, name: Int32 = -1, to parent: Int32, line: Int32, text: Range<Int> = 0..<0) -> Int32 {
        let number = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(Node(kind: kind, name: name, parent: parent, line: line, text: text))
        guard parent >= 0 else { return number }
        let last = nodes[Int(parent)].lastChild
        if last >= 0 { nodes[Int(last)].next = number } else { nodes[Int(parent)].firstChild = number }
        nodes[Int(parent)].lastChild = number
        return number
    }

    /// Appends bytes.
    /// - Returns: where they stand.
    func append(_ more: UnsafeRawBufferPointer) -> Range<Int> {
        let start = bytes.count
        bytes.append(more)
        return start..<bytes.count
    }

    func append(_ more: String) -> Range<Int> {
        let start = bytes.count
        bytes.append(Array(more.utf8))
        return start..<bytes.count
    }

    func setText(_ text: Range<Int>, of node: Int32) { nodes[Int(node)].text = text }

    func makeNull(_ node: Int32) { nodes[Int(node)].kind = .null }

    /// Calls with each child in order.
    @inline(__always)
    func forEachChild(of node: Int32, _ body: (Int32) -> Void) {
        var child = nodes[Int(node)].firstChild
        while child >= 0 {
            body(child)
            child = nodes[Int(child)].next
        }
    }

    /// The text of an element: its own, or with that of all elements within, in order.
    func text(of node: Int32, all: Bool) -> Range<Int> {
        let found = nodes[Int(node)]
        guard found.kind == .element || found.kind == .null else { return found.text }
        var parts: [Range<Int>] = []
        var child = found.firstChild
        while child >= 0 {
            let current = nodes[Int(child)]
            if current.kind == .text { parts.append(current.text) }
            if all, current.kind == .element, current.firstChild >= 0 {
                child = current.firstChild
                continue
            }
            child = following(child, within: node)
        }
        guard parts.count != 1 else { return parts[0] }
        let start = bytes.count
        for part in parts { bytes.append(bytes.array(part)) }
        return start..<bytes.count
    }

    /// The node behind one and what is within it, still within another.
    private func following(_ node: Int32, within top: Int32) -> Int32 {
        var node = node
        while nodes[Int(node)].next < 0 {
            node = nodes[Int(node)].parent
            if node == top || node < 0 { return -1 }
        }
        return nodes[Int(node)].next
    }

    /// Whether an element has text besides white space among its own.
    func hasOwnText(_ node: Int32) -> Bool {
        var child = nodes[Int(node)].firstChild
        while child >= 0 {
            let current = nodes[Int(child)]
            if current.kind == .text, !bytes.bytes[current.text].allSatisfy(ForeignTree.isBlank) { return true }
            child = current.next
        }
        return false
    }

    static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
