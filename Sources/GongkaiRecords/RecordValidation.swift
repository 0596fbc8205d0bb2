import GongkaiBytes
package import GongkaiXML

/// Validates record XML piece by piece: every piece of whole records stands in a root element of its own, so that any
/// number of workers can validate at once by one compiled schema.
package struct RecordValidation: Sendable {
    private let schema: XMLSchema
    private let opening: [UInt8]
    private let closing: [UInt8]

    /// - Parameters:
    ///   - opening: what stands before the first record, up to and with the start tag of the root element.
    ///   - closing: what stands behind the last record.
    package init(schema: XMLSchema, opening: [UInt8], closing: [UInt8]) {
        self.schema = schema
        self.opening = opening
        self.closing = closing
    }

    /// What is wrong with records that were written.
    /// - Parameter records: how many there are.
    /// - Returns: for each issue the place among those records, and what libxml2 says.
    func issues(in output: UnsafeRawBufferPointer, records: Int) -> [(record: Int, message: String)] {
        guard records > 0 else { return [] }
        let verdict = XMLVerdict(by: schema)
        opening.withUnsafeBytes { verdict.feed($0) }
        verdict.feed(output)
        closing.withUnsafeBytes { verdict.feed($0) }
        if verdict.finish() { return [] }
        let parser = XMLParser(schema: schema)
        opening.withUnsafeBytes { parser.feed($0) }
        parser.feed(output)
        closing.withUnsafeBytes { parser.feed($0) }
        return parser.finish().map { issue in
            // A path begins `/dataset/record[7]`.
            let digits = issue.path.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
            return (min(Int(digits) ?? 1, records) - 1, issue.message)
        }
    }
}
