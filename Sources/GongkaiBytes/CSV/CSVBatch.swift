package import GongkaiDiagnostics

/// Whole records of a CSV file, as offsets into its bytes; text is made only of the fields that somebody asks for.
package struct CSVBatch: Sendable {
    /// What the fields lie in. Behind the last record may stand the beginning of the next batch's first.
    package let bytes: [UInt8]
    /// The fields of all records, one after the other.
    package let fields: [CSVField]
    /// For every record the number of fields up to its end.
    package let recordEnds: [Int]
    /// Where the bytes begin in the file.
    package let offset: Int
    /// The 1-based number of the first record; a header counts as one.
    package let firstRecord: Int
    /// The 1-based line on which the first record begins.
    package let firstLine: Int

    /// How many records there are.
    package var count: Int { recordEnds.count }

    package var isEmpty: Bool { recordEnds.isEmpty }

    /// The fields of a record, by its place in the batch from 0.
    package func record(_ index: Int) -> ArraySlice<CSVField> {
        fields[(index == 0 ? 0 : recordEnds[index - 1])..<recordEnds[index]]
    }

    /// Adds the content of a field, doubled quotes made single.
    package func append(_ field: CSVField, to text: inout [UInt8]) {
        guard field.hasDoubledQuotes else {
            text.append(contentsOf: bytes[field.range])
            return
        }
        var position = field.start
        while position < field.end {
            let byte = bytes[position]
            text.append(byte)
            position += byte == CSVByte.quote ? 2 : 1
        }
    }

    /// The text of a field; `nil` where it is no UTF-8.
    package func text(of field: CSVField) -> String? {
        guard field.hasDoubledQuotes else { return String(validating: bytes[field.range], as: UTF8.self) }
        var text: [UInt8] = []
        append(field, to: &text)
        return String(validating: text, as: UTF8.self)
    }

    /// Where a field begins in the file, its opening quote included; worked out only when it is to be shown.
    package func position(of field: CSVField) -> Diagnostic.Position {
        let start = field.isQuoted ? field.start - 1 : field.start
        // What precedes the batch matters only by how many lines it has.
        let (line, column) = LineTable(Array(bytes[..<start])).position(of: start)
        return Diagnostic.Position(offset: offset + start, line: firstLine + line - 1, column: column)
    }
}

/// The bytes that mean something in CSV.
enum CSVByte {
    static let quote = UInt8(ascii: "\"")
    static let carriageReturn: UInt8 = 0x0D
    static let lineFeed: UInt8 = 0x0A
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
