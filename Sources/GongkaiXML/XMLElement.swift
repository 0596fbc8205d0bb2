/// An element of a file, with all that is in it.
package struct XMLElement: Hashable, Sendable {
    package var name: XMLName
    package var attributes: [XMLAttribute]
    /// Elements and text in their order; two texts never stand next to each other and none is empty.
    package var children: [XMLNode]
    /// The 1-based line of the start tag.
    package var line: Int

    package init(_ name: XMLName, attributes: [XMLAttribute] = [], children: [XMLNode] = [], line: Int) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.line = line
    }

    /// The elements among the children.
    package var elements: [XMLElement] {
        children.compactMap { child in
            guard case .element(let element) = child else { return nil }
            return element
        }
    }

    /// The text among the children, that of elements not counted.
    package var text: String {
        var text = ""
        for case .text(let piece) in children { text += piece }
        return text
    }

    /// The value of an attribute without a namespace.
    package subscript(attribute name: String) -> String? {
        attributes.first { $0.name.local == name && $0.name.namespace == nil }?.value
    }

    /// The path to the first element that is equal to another, in the form of `XMLIssue.path`.
    package func path(to target: XMLElement) -> String? {
        if self == target { return "/" + name.local }
        return steps(to: target).map { "/" + name.local + $0 }
    }

    private func steps(to target: XMLElement) -> String? {
        var counts: [String: Int] = [:]
        for child in elements {
            counts[child.name.local, default: 0] += 1
            let step = "/\(child.name.local)[\(counts[child.name.local, default: 1])]"
            if child == target { return step }
            if let rest = child.steps(to: target) { return step + rest }
        }
        return nil
    }
}

/// A piece of an element's content.
package enum XMLNode: Hashable, Sendable {
    case element(XMLElement)
    case text(String)
}

/// Why a file cannot be read.
package struct XMLReadError: Error, Hashable, Sendable {
    /// At least one.
    package var issues: [XMLIssue]
}

extension XMLElement {
    /// Reads a file into memory: its root element.
    /// - Parameter schema: what the file must be valid by.
    package init(
        reading bytes: [UInt8], schema: XMLSchema? = nil, limits: XMLLimits = XMLLimits()
    ) throws(XMLReadError) {
        let builder = XMLElementBuilder()
        let issues = XMLParser.check(bytes, schema: schema, handler: builder, limits: limits)
        guard issues.isEmpty, let root = builder.root else { throw XMLReadError(issues: issues) }
        self = root
    }
}

/// Puts events together to elements.
private final class XMLElementBuilder: XMLEventHandler {
    private(set) var root: XMLElement?
    private var open: [XMLElement] = []
    private var pending: [UInt8] = []

    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        flush()
        open.append(XMLElement(name, attributes: attributes, line: line))
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) { pending.append(contentsOf: utf8) }

    func endElement() {
        flush()
        guard let closed = open.popLast() else { return }
        if open.isEmpty { root = closed } else { open[open.count - 1].children.append(.element(closed)) }
    }

    private func flush() {
        guard !pending.isEmpty, !open.isEmpty else { return }
        open[open.count - 1].children.append(.text(String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }
}
