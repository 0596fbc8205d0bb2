import GongkaiBytes
import GongkaiXML

/// Elements of a part of a Word document, as a tree without objects: numbers in a row, each element before those within it,
/// and what values and texts there are in one piece of memory. What says nothing to us is left out.
final class WordTree: OfficeXMLHandler {
    fileprivate struct Node {
        var name: WordName
        /// The number behind that of the last element within.
        var end: Int
        /// The number of its first value; those up to that of the next element are its own.
        var values: Int
    }

    fileprivate struct Value {
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

/// An element of a tree, for the length of a call.
struct WordElement {
    fileprivate struct Storage {
        let nodes: UnsafePointer<WordTree.Node>
        let values: UnsafeBufferPointer<WordTree.Value>
        let bytes: UnsafeRawBufferPointer
    }

    fileprivate let storage: Storage
    fileprivate let number: Int

    private var node: WordTree.Node { storage.nodes[number] }

    var name: WordName { node.name }

    /// The elements in it, in their order.
    var elements: Elements { Elements(storage: storage, place: number + 1, end: node.end) }

    struct Elements: Sequence, IteratorProtocol {
        fileprivate let storage: Storage
        fileprivate var place: Int
        fileprivate let end: Int

        mutating func next() -> WordElement? {
            while place < end {
                let element = WordElement(storage: storage, number: place)
                place = element.node.end
                if element.name != .characters { return element }
            }
            return nil
        }
    }

    /// The first child element of a name.
    func first(_ name: WordName) -> WordElement? {
        for element in elements where element.name == name { return element }
        return nil
    }

    /// An attribute.
    subscript(name: WordAttribute) -> String? {
        for place in node.values..<storage.nodes[number + 1].values where storage.values[place].name == name {
            return string(place)
        }
        return nil
    }

    /// The text among the children, that of elements not counted.
    var text: String {
        var text: String?
        var child = number + 1
        while child < node.end {
            let next = storage.nodes[child]
            if next.name == .characters {
                let piece = string(next.values)
                text = text.map { $0 + piece } ?? piece
            }
            child = next.end
        }
        return text ?? ""
    }

    /// All of it is valid, as whoever read the file has seen.
    private func string(_ place: Int) -> String {
        let value = storage.values[place]
        let bytes = UnsafeRawBufferPointer(rebasing: storage.bytes[value.start..<value.end])
        return bytes.withMemoryRebound(to: UInt8.self) { String(copying: UTF8Span(unchecked: $0.span)) }
    }
}

extension WordElement {
    /// `w:val`.
    var value: String? { self[.value] }

    var integer: Int? { value.flatMap { Int($0) } }

    /// Whether a property that is there is on (17.17.4).
    var isOn: Bool { ![.some("0"), "false", "off", "none"].contains(value) }

    /// What a reader that knows drawings takes of alternatives, else the fallback.
    var chosen: Elements? { (first(.choice) ?? first(.fallback))?.elements }

    /// The text of all elements called `t` within.
    var allText: String {
        var text = ""
        visit { element in
            if element.name == .text { text += element.text }
            return true
        }
        return text
    }

    /// Visits elements within, the alternatives of Markup Compatibility one alone.
    /// - Parameter visit: whether to go into the element.
    func visit(_ visit: (WordElement) -> Bool) {
        for element in elements where visit(element) {
            if element.name == .alternateContent {
                guard let chosen = element.chosen else { continue }
                for element in chosen where visit(element) { element.visit(visit) }
            } else {
                element.visit(visit)
            }
        }
    }
}
