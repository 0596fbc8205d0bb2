import GongkaiBytes
import GongkaiXML

/// Elements of a part of a Word document, as a tree without objects: numbers in a row, each element before those within it,
/// and what values and texts there are in one piece of memory. What says nothing to us is left out.
final class WordTree: OfficeXMLHandler {
    struct Node {
        var name: WordName
        /// The number behind that of the last element within.
        var end: Int
        /// The number of its first value; those up to that of the next element are its own.
        var values: Int
    }

    struct Value {
        var name: WordAttribute
        var start: Int
        var end: Int
    }

    @exclusivity(unchecked) private var nodes: [Node] = []
    @exclusivity(unchecked) private var values: [Value] = []
    private let bytes = ByteBuffer(capacity: 1 << 10)
    /// The numbers of the open elements.
    @exclusivity(unchecked) private var open: [Int] = []
    /// Whether nothing but text came since the last piece of text: it goes on.
    @exclusivity(unchecked) private var isInText = false

    /// Whether the element that was begun first has ended.
    var isWhole: Bool { open.isEmpty && !nodes.isEmpty }

    /// Forgets all elements, to begin anew.
    func clear() {
        nodes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        bytes.count = 0
    }

    /// The element that was begun first, for the length of a call in which nothing is added.
    func withRoot<Result, Failure>(_ body: (WordElement) throws(Failure) -> Result) throws(Failure) -> Result? {
        guard isWhole else { return nil }
        // An element without an own value needs to know where those of the next begin.
        nodes.append(Node(name: .other, end: nodes.count + 1, values: values.count))
        defer { nodes.removeLast() }
        return try nodes.withUnsafeBufferPointer { nodes throws(Failure) -> Result? in
            try values.withUnsafeBufferPointer { values throws(Failure) -> Result? in
                guard let first = nodes.baseAddress else { return nil }
                let storage = WordElement.Storage(nodes: first, values: values, bytes: bytes.bytes)
                return try body(WordElement(storage: storage, number: 0))
            }
        }
    }

    // MARK: What is told of the file

    @inline(__always)
    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        isInText = false
        open.append(nodes.count)
        nodes.append(Node(name: WordName(name), end: 0, values: values.count))
        attributes.forEach { name, value in
            if let name = WordAttribute(name) { add(name, value) }
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard let last = open.last, nodes[last].name == .text else { return }
        if isInText {
            bytes.append(UnsafeRawBufferPointer(utf8))
            values[values.count - 1].end = bytes.count
        } else {
            nodes.append(Node(name: .characters, end: nodes.count + 1, values: values.count))
            add(.characters, utf8)
            isInText = true
        }
    }

    func endElement() {
        isInText = false
        guard let number = open.popLast() else { return }
        if number + 1 == nodes.count, nodes[number].name == .other, !open.isEmpty {
            values.removeSubrange(nodes[number].values...)
            nodes.removeLast()
        } else {
            nodes[number].end = nodes.count
        }
    }

    private func add(_ name: WordAttribute, _ value: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        bytes.append(UnsafeRawBufferPointer(value))
        values.append(Value(name: name, start: start, end: bytes.count))
    }
}
