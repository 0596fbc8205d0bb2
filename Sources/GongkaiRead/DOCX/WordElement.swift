/// An element of a tree, for the length of a call.
struct WordElement {
    /// Where a tree has its elements, for the length of a call.
    struct Storage {
        let nodes: UnsafePointer<WordTree.Node>
        let values: UnsafeBufferPointer<WordTree.Value>
        let bytes: UnsafeRawBufferPointer
    }

    let storage: Storage
    let number: Int

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
