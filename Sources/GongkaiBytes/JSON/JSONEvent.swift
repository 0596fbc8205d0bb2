package import GongkaiDiagnostics

/// One piece of a JSON document, as the parser meets it.
///
/// An event is three words and owns nothing: `JSONParser.text(of:)` makes a string of it where one is wanted.
package struct JSONEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case objectStart
        case objectEnd
        case arrayStart
        case arrayEnd
        /// The name of a member; the events of its value follow.
        case name
        case string
        case number
        case `true`
        case `false`
        case null
    }

    package let kind: Kind
    /// The bytes of the token, the quotes of a string included.
    package let range: Range<Int>
    /// Whether a name or string holds escapes, so that its text is not its bytes.
    package let hasEscapes: Bool

    init(_ kind: Kind, _ range: Range<Int>, hasEscapes: Bool = false) {
        self.kind = kind
        self.range = range
        self.hasEscapes = hasEscapes
    }
}

/// Where and why bytes are no JSON by RFC 8259.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// The rule and the byte offset.
    package let diagnostic: Diagnostic

    init(_ rule: DiagnosticRule, _ arguments: [String] = [], at offset: Int) {
        self.diagnostic = Diagnostic(rule, arguments, at: Diagnostic.Position(offset: offset))
    }
}
