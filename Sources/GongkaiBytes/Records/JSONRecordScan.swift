/// Finds the members of the objects that are the records of a stream of JSON: the inner loop of reading them.
///
/// Takes what RFC 8259 takes, and refuses besides an object that names a member twice.
package struct JSONRecordScan {
    /// What became of one record.
    package enum Outcome: Equatable {
        /// It is read, and ends before this offset.
        case record(end: Int)
        /// It has a member that is none of the columns, whose name stands between these offsets, as it is written.
        case unknown(name: Range<Int>)
        /// It is no object of JSON, names a member twice, or nests too deep.
        case refused
    }

    private let names: RecordNames
    private let crossesLines: Bool
    /// How deep objects and arrays may stand in a member.
    private let depth: Int
    /// The brackets that are open within a member.
    private var open: [UInt8] = []
    private let unescaped = ByteBuffer(capacity: 64)

    /// - Parameters:
    ///   - crossesLines: whether an object may go on in another line.
    ///   - nestingLimit: how deep objects and arrays may nest, the record itself counted.
    package init(_ names: RecordNames, crossesLines: Bool, nestingLimit: Int) {
        self.names = names
        self.crossesLines = crossesLines
        depth = nestingLimit - 1
    }

    /// Reads the record that begins with the brace at an offset.
    /// - Parameters:
    ///   - buffer: UTF-8 with a NUL behind it, before the buffer's end. Values with escapes are put behind that.
    ///   - row: a place for each column; takes those of the values.
    package mutating func scan(from start: Int, in buffer: ByteBuffer, into row: FieldRow) -> Outcome {
        row.clear()
        var cursor = JSONCursor(buffer.start, at: start + 1, crossesLines: crossesLines)
        guard depth >= 0, cursor.start.load(fromByteOffset: start, as: UInt8.self) == UInt8(ascii: "{") else {
            return .refused
        }
        cursor.skipWhiteSpace()
        if cursor.pass(UInt8(ascii: "}")) { return .record(end: cursor.position) }
        var expected = 0
        while true {
            guard cursor.pass(UInt8(ascii: "\"")) else { return .refused }
            let nameStart = cursor.position
            let column = passName(at: &cursor, expecting: expected)
            if column < 0 {
                return column == JSONRecordScan.isUnknown
                    ? .unknown(name: nameStart..<cursor.position - 1) : .refused
            }
            expected = column + 1
            guard row.places[column] == .missing, passColon(at: &cursor), let place = passValue(at: &cursor, in: buffer)
            else { return .refused }
            row.places[column] = place
            cursor.skipWhiteSpace()
            if cursor.pass(UInt8(ascii: ",")) {
                cursor.skipWhiteSpace()
                continue
            }
            return cursor.pass(UInt8(ascii: "}")) ? .record(end: cursor.position) : .refused
        }
    }

    private static let isUnknown = -1
    private static let isRefused = -2

    /// Passes a name whose opening quote has been passed.
    /// - Returns: its column, or less than 0.
    @inline(__always)
    private func passName(at cursor: inout JSONCursor, expecting expected: Int) -> Int {
        if expected < names.count, let length = names.passed(expected, at: cursor.start + cursor.position),
            cursor.start.load(fromByteOffset: cursor.position + length, as: UInt8.self) == UInt8(ascii: "\"")
        {
            cursor.position += length + 1
            return expected
        }
        return passOtherName(at: &cursor)
    }

    private func passOtherName(at cursor: inout JSONCursor) -> Int {
        let start = cursor.position
        let (isString, hasEscapes) = cursor.passString()
        guard isString else { return JSONRecordScan.isRefused }
        let written = UnsafeRawBufferPointer(start: cursor.start + start, count: cursor.position - 1 - start)
        guard hasEscapes else { return names.index(of: written) ?? JSONRecordScan.isUnknown }
        unescaped.count = 0
        JSONRecordScan.appendText(of: written, to: unescaped)
        return names.index(of: unescaped.bytes) ?? JSONRecordScan.isUnknown
    }

    @inline(__always)
    private func passColon(at cursor: inout JSONCursor) -> Bool {
        cursor.skipWhiteSpace()
        guard cursor.pass(UInt8(ascii: ":")) else { return false }
        cursor.skipWhiteSpace()
        return true
    }

    /// Passes the value at the cursor.
    /// - Returns: its place; `nil` where it is none.
    @inline(__always)
    private mutating func passValue(at cursor: inout JSONCursor, in buffer: ByteBuffer) -> FieldPlace? {
        let start = cursor.position
        switch cursor.byte {
        case UInt8(ascii: "\""):
            cursor.position += 1
            let (isString, hasEscapes) = cursor.passString()
            guard isString else { return nil }
            let length = cursor.position - start - 2
            return hasEscapes
                ? rewrite(start + 1, length, at: &cursor, in: buffer) : FieldPlace(start: start + 1, length: length)
        case UInt8(ascii: "t"):
            return cursor.passWord(JSONCursor.true) ? FieldPlace(start: start, length: 4, kind: .boolean) : nil
        case UInt8(ascii: "f"):
            cursor.position += 1
            return cursor.passWord(JSONCursor.alse) ? FieldPlace(start: start, length: 5, kind: .boolean) : nil
        case UInt8(ascii: "n"):
            // Not equal to `.missing`, so that a second member of the name is noticed.
            return cursor.passWord(JSONCursor.null) ? FieldPlace(start: start, length: 0, kind: .missing) : nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return passStructure(at: &cursor, in: buffer)
        default:
            return cursor.passNumber()
                ? FieldPlace(start: start, length: cursor.position - start, kind: .number) : nil
        }
    }
}

extension JSONRecordScan {
    /// Puts the text of a string with escapes behind everything else in the buffer.
    private func rewrite(
        _ start: Int, _ length: Int, at cursor: inout JSONCursor, in buffer: ByteBuffer
    ) -> FieldPlace {
        buffer.reserve(length + ByteBlock.size)
        cursor.start = UnsafeRawPointer(buffer.start)
        let first = buffer.count
        JSONRecordScan.appendText(of: UnsafeRawBufferPointer(start: cursor.start + start, count: length), to: buffer)
        return FieldPlace(start: first, length: buffer.count - first)
    }

    /// Appends the text that the inside of a string stands for, which has been found good. Where the string stands in the
    /// same buffer, there must be room for it already.
    package static func appendText(of written: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
        guard let start = written.baseAddress else { return }
        buffer.reserve(written.count + ByteBlock.size)
        // A closing quote stands behind it, so the cursor stops there at the latest.
        var cursor = JSONCursor(start, at: 0, crossesLines: false)
        var copied = 0
        while true {
            cursor.passPlainText()
            let end = min(cursor.position, written.count)
            (buffer.start + buffer.count).copyMemory(from: start + copied, byteCount: end - copied)
            buffer.count += end - copied
            guard cursor.position < written.count, let utf8 = cursor.passEscape().flatMap(UTF8.encode) else { return }
            for byte in utf8 { buffer.append(byte) }
            copied = cursor.position
        }
    }

    /// Passes an object or array and all that is in it. White space between its tokens is left out of the value, so that
    /// the same structure is the same bytes however it was laid out.
    private mutating func passStructure(at cursor: inout JSONCursor, in buffer: ByteBuffer) -> FieldPlace? {
        let start = cursor.position
        var blanks = 0
        guard passNested(at: &cursor, blanks: &blanks) else { return nil }
        let length = cursor.position - start
        guard blanks > 0 else { return FieldPlace(start: start, length: length, kind: .structure) }
        buffer.reserve(length)
        cursor.start = UnsafeRawPointer(buffer.start)
        let first = buffer.count
        appendTight(UnsafeRawBufferPointer(start: cursor.start + start, count: length), to: buffer)
        return FieldPlace(start: first, length: buffer.count - first, kind: .structure)
    }

    private mutating func passNested(at cursor: inout JSONCursor, blanks: inout Int) -> Bool {
        open.removeAll(keepingCapacity: true)
        var expectsName = false
        while true {
            passBlanks(at: &cursor, counting: &blanks)
            if expectsName {
                guard cursor.pass(UInt8(ascii: "\"")), cursor.passString().isString else { return false }
                passBlanks(at: &cursor, counting: &blanks)
                guard cursor.pass(UInt8(ascii: ":")) else { return false }
                passBlanks(at: &cursor, counting: &blanks)
            }
            let opening = cursor.byte
            if opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") {
                guard open.count < depth else { return false }
                cursor.position += 1
                open.append(opening)
                expectsName = opening == UInt8(ascii: "{")
                passBlanks(at: &cursor, counting: &blanks)
                // In ASCII a closing bracket stands two behind its opening one.
                guard cursor.byte == opening + 2 else { continue }
            } else if !passScalar(at: &cursor) {
                return false
            }
            guard closeBrackets(at: &cursor, counting: &blanks) else { return false }
            guard let innermost = open.last else { return true }
            expectsName = innermost == UInt8(ascii: "{")
        }
    }

    /// Passes the brackets that close behind a value, and the comma behind them where there is more to come.
    private mutating func closeBrackets(at cursor: inout JSONCursor, counting blanks: inout Int) -> Bool {
        while let innermost = open.last {
            passBlanks(at: &cursor, counting: &blanks)
            if cursor.pass(UInt8(ascii: ",")) { return true }
            guard cursor.pass(innermost + 2) else { return false }
            open.removeLast()
        }
        return true
    }

    private func passScalar(at cursor: inout JSONCursor) -> Bool {
        switch cursor.byte {
        case UInt8(ascii: "\""):
            cursor.position += 1
            return cursor.passString().isString
        case UInt8(ascii: "t"): return cursor.passWord(JSONCursor.true)
        case UInt8(ascii: "n"): return cursor.passWord(JSONCursor.null)
        case UInt8(ascii: "f"):
            cursor.position += 1
            return cursor.passWord(JSONCursor.alse)
        default: return cursor.passNumber()
        }
    }

    private func passBlanks(at cursor: inout JSONCursor, counting blanks: inout Int) {
        let start = cursor.position
        cursor.skipWhiteSpace()
        blanks += cursor.position - start
    }

    /// Appends JSON, which has been found good, without the white space between its tokens.
    private func appendTight(_ written: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
        var isInString = false
        var isEscaped = false
        for byte in written {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte <= 0x20 {
                continue
            } else {
                isInString = byte == UInt8(ascii: "\"")
            }
            buffer.append(byte)
        }
    }
}
