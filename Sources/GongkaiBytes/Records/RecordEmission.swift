/// How the values of one field are written: what stands around them, and in which form they are.
package struct FieldEmission: Sendable {
    package enum Form: Sendable {
        /// Text, escaped.
        case text
        /// Numbers and truth values of JSON: as the value stands.
        case verbatim
        /// A year of four digits as a number of JSON, which has no leading zeros.
        case year
        /// A list, each item in the form given.
        indirect case list(ListForm, of: Form)
    }

    /// What stands before and behind a value that is there.
    package var prefix: [UInt8]
    package var suffix: [UInt8]
    /// What stands for empty text, with all around it.
    package var empty: [UInt8]
    package var form: Form
    /// The field's name, for messages.
    package var name: String

    package init(name: String, prefix: [UInt8], suffix: [UInt8], empty: [UInt8], form: Form) {
        self.name = name
        self.prefix = prefix
        self.suffix = suffix
        self.empty = empty
        self.form = form
    }
}

/// A batch that is being written: the inner loops of the writers of records.
package struct RecordEmission {
    /// A character that the format cannot hold.
    package struct Fault: Hashable, Sendable {
        /// The record's place in the batch.
        package var record: Int
        /// The field's place among the fields.
        package var field: Int
        package var scalar: Unicode.Scalar
    }

    /// A record that was written.
    package struct Written: Hashable, Sendable {
        /// The record's place in the batch.
        package var record: Int
        /// The offset in the output behind it.
        package var end: Int
    }

    private let batch: RecordBatch
    /// For each field its column in the batch.
    private let columns: [Int?]
    private let output: ByteBuffer
    package private(set) var written: [Written] = []
    package private(set) var faults: [Fault] = []

    package init(_ batch: RecordBatch, columns: [Int?], into output: ByteBuffer) {
        self.batch = batch
        self.columns = columns
        self.output = output
        written.reserveCapacity(batch.records.count)
    }

    /// Writes every record as an object of JSON, a member a value. Missing values have none.
    package mutating func json(_ fields: [FieldEmission], start: [UInt8], end: [UInt8]) {
        for record in batch.records.indices {
            output.append(start)
            var isFirst = true
            for (field, column) in zip(fields, columns) {
                guard let value = value(record, column) else { continue }
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                output.append(field.prefix)
                output.appendJSON(value, as: field.form)
                output.append(field.suffix)
            }
            output.append(end)
            written.append(Written(record: record, end: output.count))
        }
    }

    /// Writes every record as an element of XML, an element a value. A record with characters that XML cannot hold is
    /// left out, and they are kept as faults.
    package mutating func xml(_ fields: [FieldEmission], start: [UInt8], end: [UInt8]) {
        for record in batch.records.indices {
            let recordStart = output.count
            let faultsBefore = faults.count
            output.append(start)
            for number in fields.indices {
                guard let value = value(record, columns[number]) else { continue }
                if let scalar = output.appendXML(value, as: fields[number]) {
                    faults.append(Fault(record: record, field: number, scalar: scalar))
                }
            }
            output.append(end)
            if faults.count > faultsBefore {
                output.count = recordStart
            } else {
                written.append(Written(record: record, end: output.count))
            }
        }
    }

    /// Writes every record as a record of CSV.
    package mutating func csv(delimiter: UInt8, lineEnd: [UInt8]) {
        let quoting = CSVQuoting(delimiter: delimiter)
        for record in batch.records.indices {
            var isFirst = true
            for column in columns {
                if !isFirst { output.append(delimiter) }
                isFirst = false
                guard let value = value(record, column) else { continue }
                output.appendCSV(value, quoting: quoting)
            }
            output.append(lineEnd)
            written.append(Written(record: record, end: output.count))
        }
    }

    /// Writes every record with the lengths of its values, to be read again by this program: for each column the length of
    /// its value and one more in four bytes, the least significant first, and the value; 0 where it is missing.
    package mutating func spilled() {
        for record in batch.records.indices {
            for column in columns {
                let value = value(record, column)
                let length = value.map { UInt32(truncatingIfNeeded: $0.count + 1) } ?? 0
                withUnsafeBytes(of: length.littleEndian) { output.append($0) }
                if let value { output.append(value) }
            }
            written.append(Written(record: record, end: output.count))
        }
    }

    @inline(__always)
    private func value(_ record: Int, _ column: Int?) -> UnsafeRawBufferPointer? {
        guard let column else { return nil }
        let place = batch.place(record: record, column: column)
        return place.isMissing ? nil : batch.value(at: place)
    }
}

extension ByteBuffer {
    /// Writes a value of CSV, in quotes where it needs them.
    @inline(__always)
    package func appendCSV(_ value: UnsafeRawBufferPointer, quoting: CSVQuoting) {
        guard quoting.isNeeded(for: value) else { return append(value) }
        append(CSVByte.quote)
        _ = append(value, escapedBy: CSVTextEscape.self)
        append(CSVByte.quote)
    }

    @inline(__always)
    fileprivate func appendJSON(_ value: UnsafeRawBufferPointer, as form: FieldEmission.Form) {
        switch form {
        case .text: _ = append(value, escapedBy: JSONTextEscape.self)
        case .verbatim: append(value)
        case .year: append(UnsafeRawBufferPointer(rebasing: value.drop { $0 == UInt8(ascii: "0") }))
        case .list(let list, let item): appendJSONItems(of: value, in: list, as: item)
        }
    }

    private func appendJSONItems(
        of value: UnsafeRawBufferPointer, in list: ListForm, as form: FieldEmission.Form
    ) {
        let quote: StaticString = if case .text = form { "\"" } else { "" }
        var isFirst = true
        list.forEachItem(of: value) { item, isEscaped in
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            append(quote)
            if isEscaped {
                list.unescaped(item).withUnsafeBytes { appendJSON($0, as: form) }
            } else {
                appendJSON(item, as: form)
            }
            append(quote)
        }
    }

    /// - Returns: the first character that XML cannot hold.
    @inline(__always)
    fileprivate func appendXML(_ value: UnsafeRawBufferPointer, as field: FieldEmission) -> Unicode.Scalar? {
        if case .list(let list, _) = field.form { return appendXMLItems(of: value, in: list, as: field) }
        guard value.count > 0 else {
            append(field.empty)
            return nil
        }
        append(field.prefix)
        let forbidden = append(value, escapedBy: XMLTextEscape.self)
        append(field.suffix)
        return forbidden.flatMap { ByteBuffer.scalar(in: value, at: $0) }
    }

    private func appendXMLItems(
        of value: UnsafeRawBufferPointer, in list: ListForm, as field: FieldEmission
    ) -> Unicode.Scalar? {
        var fault: Unicode.Scalar?
        append(field.prefix)
        list.forEachItem(of: value) { item, isEscaped in
            append("<item>" as StaticString)
            let text = isEscaped ? list.unescaped(item) : Array(item)
            text.withUnsafeBytes { text in
                if let place = append(text, escapedBy: XMLTextEscape.self) {
                    fault = fault ?? ByteBuffer.scalar(in: text, at: place)
                }
            }
            append("</item>" as StaticString)
        }
        append(field.suffix)
        return fault
    }

    private static func scalar(in text: UnsafeRawBufferPointer, at offset: Int) -> Unicode.Scalar? {
        String(decoding: text[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
    }
}
