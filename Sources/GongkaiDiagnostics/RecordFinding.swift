/// What is wrong with, or noteworthy about, one record of a stream; its place in the whole input is known only once
/// everything before it has been read.
package struct RecordFinding: Hashable, Sendable {
    package var rule: DiagnosticRule
    /// What the message is about besides the record and the field: the value found, what was expected.
    package var arguments: [String]
    /// Counts the records of the piece from 0.
    package var record: Int
    /// The name of the field; `nil` for the record as a whole.
    package var field: String?
    /// Offset into the piece, line and column in it, from 0 and 1 as in a whole input.
    package var position: Diagnostic.Position

    package init(
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
