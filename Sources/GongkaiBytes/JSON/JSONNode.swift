/// A JSON value held in memory, with the place where it stands.
package struct JSONNode: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        /// The members in their order; a name may come twice, which the decoding layer refuses.
        case object([JSONMember])
        case array([JSONNode])
        case string(String)
        /// A number as written, so that none loses digits to a binary fraction.
        case number(String)
        case boolean(Bool)
        case null
    }

    package let value: Value
    /// The byte offset of its first character.
    package let offset: Int

    package init(value: Value, offset: Int) {
        self.value = value
        self.offset = offset
    }

    /// Reads a whole document.
    /// - Throws: `JSONSyntaxError` where the bytes are no JSON.
    package static func parse(
        _ bytes: [UInt8], nestingLimit: Int = JSONParser.nestingLimit
    ) throws(JSONSyntaxError) -> JSONNode {
        var parser = try JSONParser(bytes, nestingLimit: nestingLimit)
        var builder = JSONTreeBuilder()
        while let event = try parser.next() { builder.take(event, of: parser) }
        // The parser gives no end before one whole value, so the builder has a root.
        return builder.root ?? JSONNode(value: .null, offset: 0)
    }
}

/// One member of an object.
package struct JSONMember: Hashable, Sendable {
    package let name: String
    /// The byte offset of the name's opening quote.
    package let offset: Int
    package let value: JSONNode

    package init(name: String, offset: Int, value: JSONNode) {
        self.name = name
        self.offset = offset
        self.value = value
    }
}

/// Puts events together. The open containers are a stack of its own, not the program's.
private struct JSONTreeBuilder {
    private struct Container {
        let isObject: Bool
        let offset: Int
        var name: (text: String, offset: Int) = ("", 0)
        var members: [JSONMember] = []
        var elements: [JSONNode] = []

        mutating func add(_ node: JSONNode) {
            if isObject {
                members.append(JSONMember(name: name.text, offset: name.offset, value: node))
            } else {
                elements.append(node)
            }
        }

        var node: JSONNode { JSONNode(value: isObject ? .object(members) : .array(elements), offset: offset) }
    }

    private(set) var root: JSONNode?
    private var open: [Container] = []

    mutating func take(_ event: JSONEvent, of parser: JSONParser) {
        let offset = event.range.lowerBound
        switch event.kind {
        case .objectStart: open.append(Container(isObject: true, offset: offset))
        case .arrayStart: open.append(Container(isObject: false, offset: offset))
        case .objectEnd, .arrayEnd: if let container = open.popLast() { add(container.node) }
        case .name: open[open.count - 1].name = (parser.text(of: event), offset)
        case .string: add(JSONNode(value: .string(parser.text(of: event)), offset: offset))
        case .number: add(JSONNode(value: .number(parser.text(of: event)), offset: offset))
        case .true: add(JSONNode(value: .boolean(true), offset: offset))
        case .false: add(JSONNode(value: .boolean(false), offset: offset))
        case .null: add(JSONNode(value: .null, offset: offset))
        }
    }

    private mutating func add(_ node: JSONNode) {
        if open.isEmpty { root = node } else { open[open.count - 1].add(node) }
    }
}
