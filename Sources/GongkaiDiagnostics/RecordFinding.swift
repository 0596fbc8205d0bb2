/// What is wrong with, or noteworthy about, one record of a stream; its place in the whole input is known only once
/// everything before it has been read.
public struct RecordFinding: Hashable, Sendable {
    /// What kind of thing was found; its `{0}` may be the record's number.
    public var rule: DiagnosticRule
    /// What the message is about besides the record and the field: the value found, what was expected.
    public var arguments: [String]
    /// Counts the records of the piece from 0.
    public var record: Int
    /// The name of the field; `nil` for the record as a whole.
    public var field: String?
    /// Offset into the piece, line and column in it, from 0 and 1 as in a whole input.
    public var position: Diagnostic.Position

    /// Makes a finding about a record of a piece, or about one of its fields.
    public init(
        _ rule: DiagnosticRule, _ arguments: [String] = [], record: Int, field: String? = nil,
        at position: Diagnostic.Position = Diagnostic.Position()
    ) {
        self.rule = rule
        self.arguments = arguments
        self.record = record
        self.field = field
        self.position = position
    }
}
