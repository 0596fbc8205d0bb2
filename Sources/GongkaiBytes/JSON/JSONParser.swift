import GongkaiDiagnostics

/// A strict pull parser for JSON (RFC 8259) over the bytes of one document.
///
/// Each call of `next` gives one event. The parser checks the whole grammar, the UTF-8 and the surrogate pairs, and
/// allocates nothing a token; it keeps its own stack of open containers, so that no input can exhaust the program's.
/// That no object names a member twice is left to whoever decodes, who knows the names anyway.
package struct JSONParser {
    /// How deep objects and arrays may nest, together, where nobody says otherwise; what we write keeps to it.
    package static let nestingLimit = 1_000

    /// What may stand at the position, behind white space.
    private enum Expectation {
        case value
        case valueOrArrayEnd
        case name
        case nameOrObjectEnd
        case separatorOrEnd
        case nothing
    }

    private var scanner: JSONScanner
    /// The open containers, outermost first: `true` for an object, `false` for an array.
    private var objectsAndArrays: [Bool] = []
    private var expectation = Expectation.value
    private let nestingLimit: Int

    /// - Parameter bytes: one document in UTF-8; a byte order mark at its start is passed over.
    /// - Throws: `JSONSyntaxError` at the first byte that is no UTF-8.
    package init(_ bytes: [UInt8], nestingLimit: Int = JSONParser.nestingLimit) throws(JSONSyntaxError) {
        self.scanner = try JSONScanner(bytes)
        self.nestingLimit = nestingLimit
    }

    /// The next event, or `nil` behind the end of the document.
    package mutating func next() throws(JSONSyntaxError) -> JSONEvent? {
        scanner.skipWhiteSpace()
        if case .separatorOrEnd = expectation, scanner.skip(UInt8(ascii: ",")) {
            expectation = isInObject ? .name : .value
            scanner.skipWhiteSpace()
        }
        guard let byte = scanner.current else {
            guard case .nothing = expectation else {
                throw JSONSyntaxError(.jsonUnexpectedEnd, at: scanner.position)
            }
            return nil
        }
        switch (expectation, byte) {
        case (.nameOrObjectEnd, UInt8(ascii: "}")), (.valueOrArrayEnd, UInt8(ascii: "]")),
            (.separatorOrEnd, closingBracket):
            return close()
        case (.value, _), (.valueOrArrayEnd, _):
            return try value(startingWith: byte)
        case (.name, UInt8(ascii: "\"")), (.nameOrObjectEnd, UInt8(ascii: "\"")):
            return try name()
        case (.name, _), (.nameOrObjectEnd, _):
            throw scanner.unexpected(.jsonExpectedName)
        case (.separatorOrEnd, _):
            throw scanner.unexpected(.jsonExpectedSeparator, [isInObject ? "}" : "]"])
        case (.nothing, _):
            throw scanner.unexpected(.jsonTrailingContent)
        }
    }

    /// The text of a name or string with its escapes resolved, or a number, `true`, `false` or `null` as written.
    package func text(of event: JSONEvent) -> String { scanner.text(of: event) }

    private var isInObject: Bool { objectsAndArrays.last == true }

    private var closingBracket: UInt8 { isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

    private mutating func value(startingWith byte: UInt8) throws(JSONSyntaxError) -> JSONEvent {
        let event: JSONEvent
        switch byte {
        case UInt8(ascii: "{"): return try open(.objectStart, expecting: .nameOrObjectEnd)
        case UInt8(ascii: "["): return try open(.arrayStart, expecting: .valueOrArrayEnd)
        case UInt8(ascii: "\""): event = try scanner.string(as: .string)
        case UInt8(ascii: "t"): event = try scanner.literal("true", as: .true)
        case UInt8(ascii: "f"): event = try scanner.literal("false", as: .false)
        case UInt8(ascii: "n"): event = try scanner.literal("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): event = try scanner.number()
        default: throw scanner.unexpected(.jsonExpectedValue)
        }
        valueEnded()
        return event
    }

    /// A member name and the colon behind it.
    private mutating func name() throws(JSONSyntaxError) -> JSONEvent {
        let event = try scanner.string(as: .name)
        scanner.skipWhiteSpace()
        guard scanner.skip(UInt8(ascii: ":")) else { throw scanner.unexpected(.jsonExpectedColon) }
        expectation = .value
        return event
    }

    private mutating func open(
        _ kind: JSONEvent.Kind, expecting first: Expectation
    ) throws(JSONSyntaxError) -> JSONEvent {
        guard objectsAndArrays.count < nestingLimit else {
            throw JSONSyntaxError(.jsonNesting, [String(nestingLimit)], at: scanner.position)
        }
        objectsAndArrays.append(kind == .objectStart)
        expectation = first
        return scanner.bracket(kind)
    }

    private mutating func close() -> JSONEvent {
        let event = scanner.bracket(isInObject ? .objectEnd : .arrayEnd)
        objectsAndArrays.removeLast()
        valueEnded()
        return event
    }

    private mutating func valueEnded() {
        expectation = objectsAndArrays.isEmpty ? .nothing : .separatorOrEnd
    }
}
