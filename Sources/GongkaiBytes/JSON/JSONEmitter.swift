/// Writes JSON (RFC 8259) in UTF-8, in the order in which it is told; whoever calls sees to the order of events.
///
/// Non-ASCII is written as itself. Only what must be escaped is, and always in the same way, so that the same calls
/// give the same bytes.
package struct JSONEmitter: Sendable {
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
        var name = name
        name.withUTF8 { begin(member: $0) }
        isBehindName = true
    }

    /// An object of numbers alone.
    package mutating func numbers(_ write: (inout JSONNumbers) -> Void) {
        separate()
        JSONNumbers.object(indent: layout == .indented ? 2 * containers.count : nil, write) {
            bytes.append(contentsOf: $0)
        }
    }

    package mutating func string(_ string: String) {
        separate()
        append(quoted: string)
    }

    package mutating func integer(_ integer: Int) {
        separate()
        bytes.append(decimal: integer)
    }

    /// A number in its own digits, which must be those of a JSON number.
    package mutating func number(_ digits: String) { literal(digits) }

    package mutating func boolean(_ boolean: Bool) { literal(boolean ? "true" : "false") }

    package mutating func null() { literal("null") }

    /// Hands out what has been written since the last time, to go on with an empty buffer.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// An emitter that goes on within what is open, with the element of a number, apart from what stands before it.
    package func branch(at element: Int) -> JSONEmitter {
        var branch = JSONEmitter(layout: layout)
        branch.containers = containers
        if !containers.isEmpty { branch.containers[containers.count - 1] = element > 0 }
        return branch
    }

    /// Notes that a branch wrote an element behind what was written here.
    package mutating func join() {
        if !containers.isEmpty { containers[containers.count - 1] = true }
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
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// The longest line up to the value of a member that is put together at once.
    private static let lineLength = 256

    /// All that stands before the value of a member; there are so many that it is put together aside and appended at once.
    private mutating func begin(member name: UnsafeBufferPointer<UInt8>) {
        guard 2 * containers.count + name.count + 8 <= JSONEmitter.lineLength, let last = containers.indices.last,
            JSONEmitter.plainEnd(of: name, from: 0) == name.count
        else {
            separate()
            append(quoted: name)
            bytes.append(UInt8(ascii: ":"))
            if layout == .indented { bytes.append(UInt8(ascii: " ")) }
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: JSONEmitter.lineLength) { line in
            var end = 0
            func put(_ byte: UInt8) {
                line.initializeElement(at: end, to: byte)
                end += 1
            }
            if containers[last] { put(UInt8(ascii: ",")) }
            containers[last] = true
            if layout == .indented {
                put(UInt8(ascii: "\n"))
                let blanks = 2 * containers.count
                line[end..<end + blanks].initialize(repeating: UInt8(ascii: " "))
                end += blanks
            }
            put(UInt8(ascii: "\""))
            _ = line[end...].initialize(fromContentsOf: name)
            end += name.count
            put(UInt8(ascii: "\""))
            put(UInt8(ascii: ":"))
            if layout == .indented { put(UInt8(ascii: " ")) }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: line[..<end]))
        }
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
        let blanks = 2 * containers.count
        bytes.append(UInt8(ascii: "\n"))
        JSONEmitter.blanks.withUTF8Buffer { bytes.append(contentsOf: $0.prefix(blanks)) }
        let more = blanks - JSONEmitter.blanks.utf8CodeUnitCount
        if more > 0 { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: more)) }
    }

    /// As many as most lines need.
    private static let blanks: StaticString = "                                                                "

    private mutating func append(quoted text: String) {
        var text = text
        text.withUTF8 { append(quoted: $0) }
    }

    /// A string in quotes: stretches that need no escape are copied whole.
    private mutating func append(quoted utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var copied = 0
        var index = JSONEmitter.plainEnd(of: utf8, from: 0)
        while index < utf8.count {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            append(escaped: utf8[index])
            copied = index + 1
            index = JSONEmitter.plainEnd(of: utf8, from: copied)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// The first index, from one on, at which a byte must be escaped: eight bytes are looked at at once.
    private static func plainEnd(of utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = utf8.baseAddress else { return utf8.count }
        var index = start
        while index + 8 <= utf8.count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            // Which bytes are below a bound, which are zero after the exclusive or: the first that is told is right.
            let controls = (word &- 0x2020_2020_2020_2020) & ~word
            let found =
                (controls | zeroes(word ^ 0x2222_2222_2222_2222) | zeroes(word ^ 0x5C5C_5C5C_5C5C_5C5C))
                & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < utf8.count, !mustEscape(utf8[index]) { index += 1 }
        return index
    }

    @inline(__always)
    private static func zeroes(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }

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
