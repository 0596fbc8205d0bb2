/// Writes CSV (RFC 4180) in UTF-8: fields with commas between them, records that end with CRLF.
///
/// A field stands in quotes only where it must: where it holds a comma, a quote or a line end, or is the empty string.
/// A missing value is an empty field without quotes. The same calls give the same bytes.
package struct CSVEmitter: Sendable {
    /// What has been written and not been taken.
    package private(set) var bytes: [UInt8] = []
    private var isAtFileStart = true
    private var isAtRecordStart = true

    /// - Parameter byteOrderMark: whether the file begins with one, for programs that take UTF-8 for something else.
    package init(byteOrderMark: Bool = false) {
        guard byteOrderMark else { return }
        bytes = CSVByte.byteOrderMark
        isAtFileStart = false
    }

    /// A field with a value, which may be the empty string.
    package mutating func field(_ text: String) {
        var text = text
        text.withUTF8 { field($0) }
    }

    /// A field with a value, in UTF-8.
    package mutating func field(_ content: some Collection<UInt8>) {
        separate()
        if mustQuote(content) {
            appendQuoted(content)
        } else {
            bytes.append(contentsOf: content)
        }
        isAtFileStart = false
    }

    /// A field without a value.
    package mutating func missing() {
        separate()
        isAtFileStart = false
    }

    /// Ends the record.
    package mutating func endRecord() {
        bytes.append(CSVByte.carriageReturn)
        bytes.append(CSVByte.lineFeed)
        isAtRecordStart = true
    }

    /// A whole record; `nil` is a missing value.
    package mutating func record(_ fields: [String?]) {
        for text in fields {
            if let text { field(text) } else { missing() }
        }
        endRecord()
    }

    /// Hands out what has been written since the last time, to go on with an empty buffer.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

extension CSVEmitter {
    private mutating func separate() {
        if !isAtRecordStart { bytes.append(UInt8(ascii: ",")) }
        isAtRecordStart = false
    }

    private func mustQuote(_ content: some Collection<UInt8>) -> Bool {
        // At the start of a file U+FEFF would be taken for a byte order mark.
        if content.isEmpty || (isAtFileStart && content.starts(with: CSVByte.byteOrderMark)) { return true }
        return content.contains { byte in
            byte == UInt8(ascii: ",") || byte == CSVByte.quote || byte == CSVByte.lineFeed
                || byte == CSVByte.carriageReturn
        }
    }

    private mutating func appendQuoted(_ content: some Collection<UInt8>) {
        bytes.append(CSVByte.quote)
        for byte in content {
            if byte == CSVByte.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(CSVByte.quote)
    }
}
