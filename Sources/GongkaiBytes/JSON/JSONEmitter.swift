/// Writes JSON (RFC 8259) in UTF-8, in the order in which it is told; whoever calls sees to the order of events.
///
/// Non-ASCII is written as itself. Only what must be escaped is, and always in the same way, so that the same calls
/// give the same bytes.
package struct JSONEmitter {
    /// How the document is laid out.
    package enum Layout: Sendable {
        /// A line for every member and element, two spaces a level, one LF at the end.
        case indented
        /// No white space at all: a record of NDJSON.
        case compact
    }

    /// What has been written and not been taken.
    package private(set) var bytes: [UInt8] = []
    private let layout: Layout
    /// For every open object or array, whether it holds anything yet.
    private var containers: [Bool] = []
    /// Whether a member name was just written, so that its value follows in the same line.
    private var isBehindName = false

    package init(layout: Layout = .indented) {
        self.layout = layout
    }

    /// How many objects and arrays are open.
    package var depth: Int { containers.count }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }

    package mutating func endObject() { end(UInt8(ascii: "}")) }

    package mutating func beginArray() { begin(UInt8(ascii: "[")) }

    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// The name of a member; its value is the next thing written.
    package mutating func name(_ name: String) {
        separate()
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        isBehindName = true
    }

    package mutating func string(_ string: String) {
        separate()
        append(quoted: string)
    }

    package mutating func integer(_ integer: Int) { literal(String(integer)) }

    /// A number in its own digits, which must be those of a JSON number.
    package mutating func number(_ digits: String) { literal(digits) }

    package mutating func boolean(_ boolean: Bool) { literal(boolean ? "true" : "false") }

    package mutating func null() { literal("null") }

    /// Hands out what has been written since the last time, to go on with an empty buffer.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Ends the document.
    /// - Returns: its bytes; in the indented layout with one LF at the end.
    package consuming func finish() -> [UInt8] {
        if layout == .indented { bytes.append(UInt8(ascii: "\n")) }
        return bytes
    }
}

extension JSONEmitter {
    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        containers.append(false)
    }

    private mutating func end(_ bracket: UInt8) {
        if containers.removeLast() { breakLine() }
        bytes.append(bracket)
    }

    /// The comma, line break and indentation that belong before the next name or value.
    private mutating func separate() {
        if isBehindName {
            isBehindName = false
        } else if let isFollowing = containers.last {
            if isFollowing { bytes.append(UInt8(ascii: ",")) }
            containers[containers.count - 1] = true
            breakLine()
        }
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * containers.count))
    }

    /// A string in quotes: stretches that need no escape are copied whole.
    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            for index in utf8.indices where JSONEmitter.mustEscape(utf8[index]) {
                bytes.append(contentsOf: utf8[copied..<index])
                append(escaped: utf8[index])
                copied = index + 1
            }
            bytes.append(contentsOf: utf8[copied...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// A character that must be escaped: in the short form where it has one.
    private mutating func append(escaped character: UInt8) {
        let escape =
            switch character {
            case UInt8(ascii: "\""): "\\\""
            case UInt8(ascii: "\\"): "\\\\"
            case 0x08: "\\b"
            case 0x09: "\\t"
            case 0x0A: "\\n"
            case 0x0C: "\\f"
            case 0x0D: "\\r"
            default: "\\u00" + hexadecimal([character])
            }
        bytes.append(contentsOf: escape.utf8)
    }
}
