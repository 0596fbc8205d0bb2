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

    /// What is wrong with the records that were written for a piece.
    func issues(in piece: RecordPiece) -> [RecordPiece.Issue] {
        guard piece.output.count > 0 else { return [] }
        let parser = XMLParser(schema: schema)
        opening.withUnsafeBytes { parser.feed($0) }
        parser.feed(piece.output.bytes)
        closing.withUnsafeBytes { parser.feed($0) }
        return parser.finish().map { issue in
            RecordPiece.Issue(record: record(at: issue.path, in: piece), message: issue.message)
        }
    }

    /// Which record an issue is about: its path begins `/dataset/record[7]`.
    private func record(at path: String, in piece: RecordPiece) -> Int {
        let digits = path.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
        guard let number = Int(digits), piece.written.indices.contains(number - 1) else { return 0 }
        return piece.written[number - 1].record
    }
}
