/// Many records at once, as the bytes of a piece of the input with the places of the values in them.
///
/// The bytes are text in UTF-8. First come those of the input as they were read; behind them stand values that had to be
/// rewritten, such as a quoted field with its doubled quotes taken out, so that what was read stays whole for messages.
public struct RecordBatch: Sendable {
    /// One record: where it stands in the piece and which one it is there.
    public struct Record: Hashable, Sendable {
        /// Offset of its first byte in the piece, and of the byte behind its last, the line end included.
        public var start: UInt32
        /// Offset of the byte behind its last, the line end included.
        public var end: UInt32
        /// Counts the records of the piece from 0, those included that were taken out of the batch.
        public var index: UInt32

        /// Makes a record of its two offsets and its number in the piece.
        public init(start: Int, end: Int, index: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
            self.index = UInt32(truncatingIfNeeded: index)
        }
    }

    /// The piece of the input, and rewritten values behind it.
    public let bytes: ByteBuffer
    /// How many of the bytes are the input's.
    public var inputCount = 0
    /// How many values each record has.
    public var columnCount: Int
    /// The records of the batch, in the order of the input.
    public var records: [Record] = []
    /// The places of all values, record by record: `records.count` times `columnCount`.
    public var fields: [FieldPlace] = []
    /// Those that could not be read, and are not among the records.
    public var unread: [Record] = []
    /// How many records the piece holds, those taken out included.
    public var recordsRead = 0

    /// Makes an empty batch over a buffer, which a reader fills.
    public init(bytes: ByteBuffer, columnCount: Int) {
        self.bytes = bytes
        self.columnCount = columnCount
    }

    /// Makes it empty, for the next piece.
    public mutating func clear() {
        bytes.count = 0
        inputCount = 0
        recordsRead = 0
        unread.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// The place of a value.
    @inline(__always)
    public func place(record: Int, column: Int) -> FieldPlace { fields[record * columnCount + column] }

    /// The bytes of a value, for the length of a call.
    @inline(__always)
    public func value(at place: FieldPlace) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes.start + Int(place.start), count: place.length)
    }

    /// A value as text; `nil` where it is missing.
    public func text(record: Int, column: Int) -> String? {
        let place = place(record: record, column: column)
        return place.isMissing ? nil : String(decoding: value(at: place), as: UTF8.self)
    }

    /// Puts another value in the place of one, behind everything else. Pointers into the batch are void after it.
    public mutating func rewrite(record: Int, column: Int, as value: [UInt8], kind: FieldPlace.Kind = .text) {
        fields[record * columnCount + column] = FieldPlace(start: bytes.count, length: value.count, kind: kind)
        bytes.append(value)
    }

    /// Takes out the records that answer no; the others keep their order and their index.
    /// - Parameter belongs: is asked with the record's place in the batch.
    public mutating func keep(where belongs: (Int) -> Bool) {
        var kept = 0
        for record in records.indices where belongs(record) {
            if kept != record {
                records[kept] = records[record]
                for column in 0..<columnCount {
                    fields[kept * columnCount + column] = fields[record * columnCount + column]
                }
            }
            kept += 1
        }
        records.removeLast(records.count - kept)
        fields.removeLast(fields.count - kept * columnCount)
    }
}
