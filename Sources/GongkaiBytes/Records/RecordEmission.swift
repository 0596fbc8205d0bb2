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
public struct RecordEmission {
    /// A value that the format cannot hold.
    public struct Fault: Hashable, Sendable {
        /// The record's place in the batch.
        public var record: Int
        /// The field's place among the fields.
        public var field: Int
        /// What keeps the value out of the output.
        public var reason: UnwritableCharacter.Reason
    }

    /// A record that was written.
    public struct Written: Hashable, Sendable {
        /// The record's place in the batch.
        public var record: Int
        /// The offset in the output behind it.
        public var end: Int
    }

    private let batch: RecordBatch
    /// For each field its column in the batch.
    private let columns: [Int?]
    private let output: ByteBuffer
    /// The records written so far, in the order of the batch; those left out are not among them.
    public private(set) var written: [Written] = []
    /// Every character met so far that the format cannot hold.
    public private(set) var faults: [Fault] = []

    /// Makes an emission of a batch that appends to a buffer.
    /// - Parameter columns: for each field of the schema its column in the batch; `nil` for one that it does not have.
    public init(_ batch: RecordBatch, columns: [Int?], into output: ByteBuffer) {
        self.batch = batch
        self.columns = columns
        self.output = output
        written.reserveCapacity(batch.records.count)
    }

    /// Writes every record by itself, for formats that have no inner loop of their own here.
    /// - Parameter body: appends one record to the output. What it appends before it throws is taken back: the record is
    ///   left out, and the character is kept as a fault.
    public mutating func forEach(
        _ body: (_ record: RecordValues, _ output: ByteBuffer) throws(UnwritableCharacter) -> Void
    ) {
        var faults: [Fault] = []
        let (output, count) = (output, columns.count)
        forEachRecord { record, values in
            let start = output.count
            return withoutActuallyEscaping(values) { values in
                do throws(UnwritableCharacter) {
                    try body(RecordValues(count: count, value: values), output)
                    return output.count
                } catch {
                    output.count = start
                    faults.append(Fault(record: record, field: error.field, reason: error.reason))
                    return nil
                }
            }
        }
        self.faults += faults
    }

    /// Writes every record as an object of JSON, a member a value. Missing values have none.
    package mutating func json(_ fields: [FieldEmission], start: [UInt8], end: [UInt8]) {
        // What parts a member from the one before goes with its name, and is left out before the first.
        let members = fields.map { field in
            var field = field
            field.prefix.insert(UInt8(ascii: ","), at: 0)
            return field
        }
        let frame = EmissionFrame(members, start: start, end: end)
        var outlet = ByteOutlet(output)
        let bytes = UnsafeRawPointer(batch.bytes.start)
        frame.fields.withUnsafeBufferPointer { members in
            forEachRow { _, row, places, columns in
                outlet.append(frame.start)
                var omitted = 1
                for field in 0..<members.count where columns[field] >= 0 {
                    let place = places[row + columns[field]]
                    if place.isMissing { continue }
                    let member = members[field]
                    let (value, count) = (bytes + Int(place.start), place.length)
                    if member.form == .verbatim || member.form == .text && place.isPlainText {
                        outlet.append(
                            value, count: count, between: member.before, omitting: omitted, and: member.behind)
                        omitted = 0
                        continue
                    }
                    outlet.append(frame: UnsafeRawBufferPointer(rebasing: member.prefix[omitted...]))
                    omitted = 0
                    let text = UnsafeRawBufferPointer(start: value, count: count)
                    if member.form == .text {
                        _ = outlet.append(value: text, escapedBy: JSONTextEscape.self)
                    } else {
                        outlet.appendJSON(text, as: fields[field].form)
                    }
                    outlet.append(member.suffix)
                }
                outlet.append(frame.end)
                return outlet.count
            }
        }
        outlet.close()
    }

    /// Writes every record as an element of XML, an element a value. A record with characters that XML cannot hold is
    /// left out, and they are kept as faults.
    package mutating func xml(_ fields: [FieldEmission], start: [UInt8], end: [UInt8]) {
        let frame = EmissionFrame(fields, start: start, end: end)
        var outlet = ByteOutlet(output)
        var faults: [Fault] = []
        forEachRecord { record, values in
            let (recordStart, faultsBefore) = (outlet.count, faults.count)
            outlet.append(frame.start)
            for field in frame.fields.indices {
                guard let value = values(field) else { continue }
                if let scalar = outlet.appendXML(value, in: frame.fields[field], fields[field].form) {
                    faults.append(Fault(record: record, field: field, reason: .character(scalar)))
                }
            }
            outlet.append(frame.end)
            guard faults.count > faultsBefore else { return outlet.count }
            outlet.removeAll(behind: recordStart)
            return nil
        }
        outlet.close()
        self.faults += faults
    }

    /// Writes every record as a record of CSV.
    package mutating func csv(delimiter: UInt8, lineEnd: [UInt8]) {
        let frame = EmissionFrame([], start: [], end: lineEnd)
        let quoting = CSVQuoting(delimiter: delimiter)
        var outlet = ByteOutlet(output)
        let count = columns.count
        forEachRecord { _, values in
            for field in 0..<count {
                if field > 0 { outlet.append(delimiter) }
                if let value = values(field) { outlet.appendCSV(value, quoting: quoting) }
            }
            outlet.append(frame.end)
            return outlet.count
        }
        outlet.close()
    }

    /// Writes every record with the lengths of its values, to be read again by this program: for each column the length of
    /// its value and one more in four bytes, the least significant first, and the value; 0 where it is missing.
    package mutating func spilled() {
        let (output, count) = (output, columns.count)
        forEachRecord { _, values in
            for field in 0..<count {
                let value = values(field)
                let length = value.map { UInt32(truncatingIfNeeded: $0.count + 1) } ?? 0
                withUnsafeBytes(of: length.littleEndian) { output.append($0) }
                if let value { output.append(value) }
            }
            return output.count
        }
    }

    /// Writes records one after the other.
    /// - Parameter write: is given the record's place and what its values are, `nil` for missing ones; returns the offset
    ///   behind it, or `nil` where it was left out.
    @inline(__always)
    private mutating func forEachRecord(
        _ write: (_ record: Int, _ values: (Int) -> UnsafeRawBufferPointer?) -> Int?
    ) {
        let bytes = UnsafeRawPointer(batch.bytes.start)
        forEachRow { record, row, places, columns in
            write(record) { field in
                guard columns[field] >= 0 else { return nil }
                let place = places[row + columns[field]]
                guard !place.isMissing else { return nil }
                return UnsafeRawBufferPointer(start: bytes + Int(place.start), count: place.length)
            }
        }
    }

    /// Writes records one after the other.
    /// - Parameter write: is given the record's place, where the first of its values is among all places, and for each field its
    ///   column, below 0 for one that the batch does not have; returns as above.
    @inline(__always)
    private mutating func forEachRow(
        _ write: (
            _ record: Int, _ row: Int, _ places: UnsafeBufferPointer<FieldPlace>, _ columns: UnsafeBufferPointer<Int>
        ) -> Int?
    ) {
        // Plain numbers, so that no array is kept alive and let go for each value.
        let columns = columns.map { $0 ?? -1 }
        columns.withUnsafeBufferPointer { columns in
            batch.fields.withUnsafeBufferPointer { places in
                for record in batch.records.indices {
                    let end = write(record, record * batch.columnCount, places, columns)
                    if let end { written.append(Written(record: record, end: end)) }
                }
            }
        }
    }
}

/// The values of one record, for the length of a call.
public struct RecordValues {
    /// How many fields there are.
    public let count: Int
    private let value: (Int) -> UnsafeRawBufferPointer?

    init(count: Int, value: @escaping (Int) -> UnsafeRawBufferPointer?) {
        self.count = count
        self.value = value
    }

    /// The bytes of a field's value, UTF-8 in the canonical form of its type; `nil` where it is missing.
    /// - Parameter field: the field's place among those of the schema.
    public subscript(field: Int) -> UnsafeRawBufferPointer? { value(field) }

    /// A field's value as text; `nil` where it is missing.
    public func text(_ field: Int) -> String? { value(field).map { String(decoding: $0, as: UTF8.self) } }
}

/// A value has a character that a format cannot hold, or more characters than it can, or is too great a number.
public struct UnwritableCharacter: Error, Hashable, Sendable {
    /// What keeps a value out of the output.
    public enum Reason: Hashable, Sendable {
        /// It has this character.
        case character(Unicode.Scalar)
        /// There are more than so many.
        case length(limit: Int)
        /// It is a whole number of more than so many bits.
        case size(bits: Int)
    }

    /// The field's place among those of the schema.
    public var field: Int
    /// What keeps the whole record out of the output.
    public var reason: Reason

    /// Makes the error at which `RecordEmission.forEach` takes the record back.
    public init(field: Int, scalar: Unicode.Scalar) { self.init(field: field, reason: .character(scalar)) }

    /// Makes the error for a reason other than a character.
    public init(field: Int, reason: Reason) {
        self.field = field
        self.reason = reason
    }
}

/// What stands around records and values, in memory that whole blocks can be read of.
private final class EmissionFrame {
    struct Field {
        enum Form { case text, verbatim, other }

        let prefix: UnsafeRawBufferPointer
        let suffix: UnsafeRawBufferPointer
        /// The same two, as the fastest loop takes them.
        let before: ByteOutlet.Frame
        let behind: ByteOutlet.Frame
        let empty: UnsafeRawBufferPointer
        let form: Form
    }

    private let memory: ByteBuffer
    let start: UnsafeRawBufferPointer
    let end: UnsafeRawBufferPointer
    let fields: [Field]

    init(_ fields: [FieldEmission], start: [UInt8], end: [UInt8]) {
        let parts = [start, end] + fields.flatMap { [$0.prefix, $0.suffix, $0.empty] }
        let memory = ByteBuffer(capacity: parts.reduce(0) { $0 + $1.count })
        self.memory = memory
        var places = parts.map { part in
            memory.append(part)
            return ByteOutlet.Frame(start: memory.start + memory.count - part.count, count: part.count)
        }[...]
        self.start = places.removeFirst().bytes
        self.end = places.removeFirst().bytes
        self.fields = fields.map { field in
            let form: Field.Form =
                switch field.form {
                case .text: .text
                case .verbatim: .verbatim
                case .year, .list: .other
                }
            let (before, behind) = (places.removeFirst(), places.removeFirst())
            return Field(
                prefix: before.bytes, suffix: behind.bytes, before: before, behind: behind,
                empty: places.removeFirst().bytes, form: form)
        }
    }
}

extension ByteOutlet.Frame {
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}

extension ByteBuffer {
    /// Writes a value of CSV, in quotes where it needs them.
    /// - Parameter value: behind it `ByteBlock.size` more bytes must be readable.
    package func appendCSV(_ value: UnsafeRawBufferPointer, quoting: CSVQuoting) {
        var outlet = ByteOutlet(self)
        outlet.appendCSV(value, quoting: quoting)
        outlet.close()
    }
}

extension ByteOutlet {
    @inline(__always)
    fileprivate mutating func appendCSV(_ value: UnsafeRawBufferPointer, quoting: CSVQuoting) {
        guard quoting.isNeeded(for: value) else { return append(value) }
        append(CSVByte.quote)
        _ = append(value, escapedBy: CSVTextEscape.self)
        append(CSVByte.quote)
    }

    /// Writes a value of JSON whose form is none of the frequent ones.
    @inline(never)
    fileprivate mutating func appendJSON(_ value: UnsafeRawBufferPointer, as form: FieldEmission.Form) {
        switch form {
        case .text: _ = append(value, escapedBy: JSONTextEscape.self)
        case .verbatim: append(value)
        case .year: append(UnsafeRawBufferPointer(rebasing: value.drop { $0 == UInt8(ascii: "0") }))
        case .list(let list, let item): appendJSONItems(of: value, in: list, as: item)
        }
    }

    private mutating func appendJSONItems(
        of value: UnsafeRawBufferPointer, in list: ListForm, as form: FieldEmission.Form
    ) {
        let quote: StaticString = if case .text = form { "\"" } else { "" }
        var isFirst = true
        for item in list.items(of: value) {
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            append(quote)
            item.bytes.withUnsafeBytes { appendJSON(UnsafeRawBufferPointer(rebasing: $0[..<item.count]), as: form) }
            append(quote)
        }
    }

    /// - Returns: the first character that XML cannot hold.
    @inline(__always)
    fileprivate mutating func appendXML(
        _ value: UnsafeRawBufferPointer, in field: EmissionFrame.Field, _ form: @autoclosure () -> FieldEmission.Form
    ) -> Unicode.Scalar? {
        if field.form == .other, case .list(let list, _) = form() { return appendXMLItems(of: value, in: list, field) }
        guard value.count > 0 else {
            append(field.empty)
            return nil
        }
        append(frame: field.prefix)
        let forbidden = append(value: value, escapedBy: XMLTextEscape.self)
        append(frame: field.suffix)
        return forbidden.flatMap { ByteOutlet.scalar(in: value, at: $0) }
    }

    private mutating func appendXMLItems(
        of value: UnsafeRawBufferPointer, in list: ListForm, _ field: EmissionFrame.Field
    ) -> Unicode.Scalar? {
        var fault: Unicode.Scalar?
        append(field.prefix)
        for item in list.items(of: value) {
            append("<item>" as StaticString)
            item.bytes.withUnsafeBytes { bytes in
                let text = UnsafeRawBufferPointer(rebasing: bytes[..<item.count])
                if let place = append(text, escapedBy: XMLTextEscape.self) {
                    fault = fault ?? ByteOutlet.scalar(in: text, at: place)
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

extension ListForm {
    /// The items of a list without their backslashes, each with as many bytes behind it as loops may read.
    fileprivate func items(of cell: UnsafeRawBufferPointer) -> [(bytes: [UInt8], count: Int)] {
        var items: [(bytes: [UInt8], count: Int)] = []
        forEachItem(of: cell) { item, isEscaped in
            let text = isEscaped ? unescaped(item) : Array(item)
            items.append((text + [UInt8](repeating: 0, count: ByteBuffer.slack), text.count))
        }
        return items
    }
}
