package import GongkaiDiagnostics

/// Where and why bytes are no CSV.
package struct CSVSyntaxError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// A quoted field does not end; the place is its opening quote.
        case unclosedQuote
        /// Something other than a separator or line end follows a closing quote.
        case textBehindQuote
        /// A quote in a field that does not begin with one.
        case bareQuote
        /// A record has another number of fields than the header; the place is where it begins.
        case fieldCount(found: Int, expected: Int)
        /// A record is longer than this many bytes; the place is where it begins.
        case recordTooLong(limit: Int)
    }

    package let reason: Reason
    /// Byte offset, line and column.
    package let position: Diagnostic.Position
    /// The 1-based number of the record; a header counts as one.
    package let record: Int
}
