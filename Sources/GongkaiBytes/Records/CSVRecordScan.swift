/// Finds the records and values in a piece of CSV (RFC 4180): the inner loop of reading it as a stream of records.
///
/// A quote means something where a field begins with it; elsewhere it is text, and told. Lines end in LF, CR LF
/// or CR. An empty line is a record of one empty field where there is one column, and nothing where there are more.
package struct CSVRecordScan: Sendable {
    /// What is wrong with a record, or, of a bare quote, noteworthy.
    package struct Fault: Hashable, Sendable {
        package enum Reason: Hashable, Sendable {
            case unclosedQuote, textBehindQuote, bareQuote, notUTF8
            case fieldCount(found: Int)
        }
        package var reason: Reason
        /// Counts the records of the piece from 0.
        package var record: Int
        /// Offset into the piece.
        package var offset: Int
    }

    /// The byte between fields.
    package let delimiter: UInt8
    /// Texts that mean that a value is missing where they stand unquoted, besides nothing at all.
    private let missingTexts: [[UInt8]]
    /// Whether an unquoted field without a byte is missing, and not empty text.
    private let emptyIsMissing: Bool

    /// - Parameter missingValues: texts that mean that a value is missing, where they stand unquoted.
    package init(delimiter: UInt8, missingValues: [String] = [""]) {
        self.delimiter = delimiter
        missingTexts = missingValues.filter { !$0.isEmpty }.map { Array($0.utf8) }
        emptyIsMissing = missingValues.contains("")
    }

    /// Finds the records of a piece, which begins and ends with whole ones, and adds them to its batch.
    /// - Parameter faults: takes what is wrong; such records are left out of the batch, but for those with bare quotes.
    package func scan(_ batch: inout RecordBatch, faults: inout [Fault]) {
        withUnsafeTemporaryAllocation(of: FieldPlace.self, capacity: max(batch.columnCount, 1)) { row in
            row.initialize(repeating: .missing)
            Cursor.over(batch, delimiter: delimiter, from: 0) { cursor in
                scan(&batch, at: &cursor, faults: &faults, row: row)
            }
        }
    }

    /// - Parameter row: room for the places of the values of one record.
    private func scan(
        _ batch: inout RecordBatch, at cursor: inout Cursor, faults: inout [Fault],
        row: UnsafeMutableBufferPointer<FieldPlace>
    ) {
        var firstInvalid = UTF8Scan.firstError(in: batch.bytes, range: 0..<cursor.end)
        while cursor.position < cursor.end {
            if batch.columnCount > 1, cursor.passLineEnd() { continue }
            let record = cursor.position
            cursor.fault = nil
            cursor.bareQuote = nil
            let found = readFields(of: &batch, at: &cursor, into: row)
            if cursor.fault == nil, found != batch.columnCount {
                cursor.fault = (.fieldCount(found: found), record)
            }
            if let invalid = firstInvalid, invalid < cursor.position {
                if cursor.fault == nil { cursor.fault = (.notUTF8, invalid) }
                firstInvalid = UTF8Scan.firstError(in: batch.bytes, range: cursor.position..<cursor.end)
            }
            let place = RecordBatch.Record(start: record, end: cursor.position, index: batch.recordsRead)
            if let (reason, offset) = cursor.fault {
                faults.append(Fault(reason: reason, record: batch.recordsRead, offset: offset))
                batch.unread.append(place)
            } else {
                batch.records.append(place)
                batch.fields.append(contentsOf: row[..<batch.columnCount])
                if let offset = cursor.bareQuote {
                    faults.append(Fault(reason: .bareQuote, record: batch.recordsRead, offset: offset))
                }
            }
            batch.recordsRead += 1
        }
    }

    /// Finds where the fields of one record begin, by reading it once more: for messages.
    /// - Returns: offsets into the piece.
    package func fieldStarts(of record: RecordBatch.Record, in batch: RecordBatch) -> [Int] {
        var copy = RecordBatch(bytes: batch.bytes, columnCount: batch.columnCount)
        copy.inputCount = Int(record.end)
        let kept = batch.bytes.count
        defer { batch.bytes.count = kept }
        var starts: [Int] = []
        Cursor.over(copy, delimiter: delimiter, from: Int(record.start)) { cursor in
            repeat {
                starts.append(cursor.position)
                _ = readField(of: &copy, at: &cursor)
            } while cursor.passDelimiter()
        }
        return starts
    }

    /// Reads one record alone, such as a header, with as many fields as it has.
    /// - Parameters:
    ///   - buffer: the input from its beginning, or from where a record begins.
    ///   - isWhole: whether nothing comes behind the bytes.
    /// - Returns: its values, `nil` for missing ones, the offset behind it and what is wrong with it; `nil` where it
    ///   does not end within the bytes.
    package func record(
        in buffer: ByteBuffer, from start: Int, isWhole: Bool
    ) -> (values: [String?], end: Int, fault: Fault?)? {
        var batch = RecordBatch(bytes: buffer, columnCount: 1)
        batch.inputCount = buffer.count
        defer { buffer.count = batch.inputCount }
        let (end, found) = Cursor.over(batch, delimiter: delimiter, from: start) { cursor in
            repeat { batch.fields.append(readField(of: &batch, at: &cursor)) } while cursor.passDelimiter()
            _ = cursor.passLineEnd()
            return (cursor.position, cursor.fault)
        }
        batch.columnCount = batch.fields.count
        // At the end of the bytes a record may go on, and a CR may have its LF to come.
        guard end < batch.inputCount || isWhole else { return nil }
        let values = (0..<batch.columnCount).map { batch.text(record: 0, column: $0) }
        let fault = found.map { Fault(reason: $0, record: 0, offset: $1) }
        let invalid = UTF8Scan.firstError(in: buffer, range: start..<end)
            .map { Fault(reason: .notUTF8, record: 0, offset: $0) }
        return (values, end, fault ?? invalid)
    }

    /// - Parameter row: takes the places of the fields, as far as there is room.
    /// - Returns: how many fields the record has.
    @inline(__always)
    private func readFields(
        of batch: inout RecordBatch, at cursor: inout Cursor, into row: UnsafeMutableBufferPointer<FieldPlace>
    ) -> Int {
        var count = 0
        while true {
            if missingTexts.isEmpty {
                let (passed, isOver) = cursor.passPlainFields(from: count, into: row, emptyIsMissing: emptyIsMissing)
                count += passed
                if isOver { break }
            }
            let field = readField(of: &batch, at: &cursor)
            if count < row.count { row[count] = field }
            count += 1
            guard cursor.passDelimiter() else { break }
        }
        _ = cursor.passLineEnd()
        return count
    }

    @inline(__always)
    private func readField(of batch: inout RecordBatch, at cursor: inout Cursor) -> FieldPlace {
        let start = cursor.position
        if cursor.position < cursor.end, cursor.byte == CSVByte.quote {
            return readQuotedField(of: &batch, at: &cursor)
        }
        cursor.passUnquotedText()
        return unquotedField(start..<cursor.position, at: cursor)
    }

    @inline(__always)
    private func unquotedField(_ range: Range<Int>, at cursor: Cursor) -> FieldPlace {
        if range.isEmpty { return emptyIsMissing ? .missing : FieldPlace(start: range.lowerBound, length: 0) }
        if !missingTexts.isEmpty {
            let value = UnsafeRawBufferPointer(start: cursor.start + range.lowerBound, count: range.count)
            if missingTexts.contains(where: { value.elementsEqual($0) }) { return .missing }
        }
        return FieldPlace(start: range.lowerBound, length: range.count)
    }

    /// Reads a field that begins with a quote. Doubled quotes make its text stand behind the input, each taken once.
    private func readQuotedField(of batch: inout RecordBatch, at cursor: inout Cursor) -> FieldPlace {
        let opening = cursor.position
        cursor.passByte()
        var partStart = cursor.position
        var rewritten: Int?
        while true {
            cursor.passQuotedText()
            guard cursor.position < cursor.end else {
                cursor.fault = cursor.fault ?? (.unclosedQuote, opening)
                return .missing
            }
            cursor.passByte()
            guard cursor.position < cursor.end, cursor.byte == CSVByte.quote else { break }
            // The first of the two quotes is taken, the second passed over.
            rewritten = rewritten ?? batch.bytes.count
            cursor.copy(partStart..<cursor.position, into: batch.bytes)
            cursor.passByte()
            partStart = cursor.position
        }
        let closing = cursor.position - 1
        cursor.requireFieldEnd()
        guard let rewritten else { return FieldPlace(start: partStart, length: closing - partStart) }
        cursor.copy(partStart..<closing, into: batch.bytes)
        return FieldPlace(start: rewritten, length: batch.bytes.count - rewritten)
    }
}

extension CSVRecordScan {
    /// A place in the piece, and what is found from there on.
    ///
    /// Of many lines of bytes it is found at once where marks stand: whatever no plain text has, which is quotes, ends of fields,
    /// and what JSON writes otherwise. What each of them means is asked in a second pass, which has no other bytes to look at.
    fileprivate struct Cursor {
        /// Where the piece begins; it moves when the buffer grows.
        private(set) var start: UnsafeMutableRawPointer
        let end: Int
        private(set) var position: Int
        /// The first thing that is wrong with the record.
        var fault: (Fault.Reason, Int)?
        /// The first quote in a field that does not begin with one.
        var bareQuote: Int?

        private let delimiter: UInt8
        private let needles: (ByteBlock.Needle, ByteBlock.Needle, ByteBlock.Needle, ByteBlock.Needle)
        /// Where marks stand, up to where bytes have been looked at: those from `next` to `filled` are not passed yet.
        private let marks: UnsafeMutablePointer<UInt32>
        private var (next, filled) = (0, 0)
        private var looked: Int

        /// So many lines are looked at in one go.
        private static let lines = 64
        /// So many marks of a line are written without asking how many there are.
        private static let unasked = 8

        /// Goes through a batch from a place on.
        static func over<Result>(
            _ batch: RecordBatch, delimiter: UInt8, from place: Int, _ body: (inout Cursor) -> Result
        ) -> Result {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: lines * ByteLine.size + unasked) { marks in
                guard let room = marks.baseAddress else { preconditionFailure("there is room") }
                var cursor = Cursor(batch, delimiter: delimiter, from: place, marks: room)
                return body(&cursor)
            }
        }

        private init(_ batch: RecordBatch, delimiter: UInt8, from place: Int, marks: UnsafeMutablePointer<UInt32>) {
            start = batch.bytes.start
            end = batch.inputCount
            (position, looked) = (place, place)
            self.delimiter = delimiter
            self.marks = marks
            needles = (
                .init(delimiter), .init(CSVByte.quote), .init(UInt8(ascii: "\\")), .init(UInt8(ascii: " "))
            )
        }

        /// The byte at the position. Behind the end it means nothing.
        @inline(__always)
        var byte: UInt8 { byte(at: position) }

        @inline(__always)
        private func byte(at place: Int) -> UInt8 { start.load(fromByteOffset: place, as: UInt8.self) }

        /// Where the next mark stands, from the position on; the end where there is none.
        @inline(__always)
        private mutating func mark() -> Int {
            while true {
                while next < filled {
                    let mark = Int(marks[next])
                    if mark >= position { return mark }
                    next += 1
                }
                guard looked < end else { return end }
                look()
            }
        }

        /// Finds the marks of the next lines. Every byte is looked at once, whatever the fields are like.
        private mutating func look() {
            let needles = needles
            let stop = min(looked + Cursor.lines * ByteLine.size, end)
            var found = marks
            var place = looked
            while place < stop {
                var bits = ByteLine(start + place).bits {
                    $0.matches(needles.0) | $0.matches(needles.1) | $0.matches(needles.2) | $0.isBelow(needles.3)
                }
                let base = UInt32(truncatingIfNeeded: place)
                let behind = found + bits.nonzeroBitCount
                for number in 0..<Cursor.unasked {
                    found[number] = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    bits &= bits &- 1
                }
                found += Cursor.unasked
                while found < behind {
                    found.pointee = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    bits &= bits &- 1
                    found += 1
                }
                found = behind
                place += ByteLine.size
            }
            // Those behind the end mean nothing.
            while found > marks, Int((found - 1).pointee) >= end { found -= 1 }
            (next, filled, looked) = (0, found - marks, place)
        }

        /// Passes fields of plain text with the delimiters behind them, as long as no other field comes, and up to the end of
        /// the record.
        /// - Parameters:
        ///   - first: how many fields of the record there are before.
        ///   - row: takes the places of the fields.
        /// - Returns: how many fields were passed, and whether the last of them is the record's last.
        @inline(__always)
        mutating func passPlainFields(
            from first: Int, into row: UnsafeMutableBufferPointer<FieldPlace>, emptyIsMissing: Bool
        ) -> (count: Int, isOver: Bool) {
            _ = mark()
            var (count, place, passed) = (first, position, next)
            var isOver = false
            while count < row.count {
                guard passed < filled else {
                    guard looked < end else { break }
                    look()
                    passed = 0
                    continue
                }
                let fieldEnd = Int(marks[passed])
                let found = byte(at: fieldEnd)
                isOver = found == CSVByte.lineFeed || found == CSVByte.carriageReturn
                guard found == delimiter || isOver else { break }
                row[count] =
                    fieldEnd == place && emptyIsMissing
                    ? .missing : FieldPlace(plainTextAt: place, length: fieldEnd &- place)
                count &+= 1
                place = fieldEnd
                if isOver { break }
                place &+= 1
                passed &+= 1
            }
            (position, next) = (place, passed)
            return (count &- first, isOver)
        }

        /// Goes on to the delimiter or line end that ends a field without quotes. A quote on the way is noted.
        @inline(__always)
        mutating func passUnquotedText() {
            while true {
                let place = mark()
                position = place
                guard place < end else { return }
                let found = byte
                if found == delimiter || found == CSVByte.lineFeed || found == CSVByte.carriageReturn { return }
                if found == CSVByte.quote { bareQuote = bareQuote ?? place }
                position += 1
            }
        }

        /// Goes on to the next quote, or the end.
        @inline(__always)
        mutating func passQuotedText() {
            while true {
                position = mark()
                guard position < end, byte != CSVByte.quote else { return }
                position += 1
            }
        }

        /// Goes on behind the byte at the position.
        @inline(__always)
        mutating func passByte() { position += 1 }

        /// Behind a closing quote only a delimiter or a line end may stand; what else does is passed over as a fault.
        @inline(__always)
        mutating func requireFieldEnd() {
            guard position < end, byte != delimiter, byte != CSVByte.lineFeed, byte != CSVByte.carriageReturn else {
                return
            }
            fault = fault ?? (.textBehindQuote, position)
            passUnquotedText()
        }

        @inline(__always)
        mutating func passDelimiter() -> Bool {
            guard position < end, byte == delimiter else { return false }
            position += 1
            return true
        }

        /// Passes LF, CR LF or CR.
        @inline(__always)
        mutating func passLineEnd() -> Bool {
            guard position < end else { return false }
            if byte == CSVByte.carriageReturn {
                position += 1
                if position < end, byte == CSVByte.lineFeed { position += 1 }
                return true
            }
            guard byte == CSVByte.lineFeed else { return false }
            position += 1
            return true
        }

        /// Appends bytes of the piece to the buffer that it stands in.
        mutating func copy(_ range: Range<Int>, into buffer: ByteBuffer) {
            buffer.reserve(range.count)
            start = buffer.start
            (start + buffer.count).copyMemory(from: start + range.lowerBound, byteCount: range.count)
            buffer.count += range.count
        }
    }
}
