import GongkaiBytes
import GongkaiDiagnostics

/// The bytes of JSON that are looked at, with more behind them as they are asked for.
struct JSONWindow {
    let source: ByteSource
    let buffer: ByteBuffer
    let options: RecordReadingOptions
    /// Line ends before the first byte of the buffer.
    let lineEnds: Int
    var position = 0
    private var more = true

    init(_ buffer: ByteBuffer, of source: ByteSource, options: RecordReadingOptions, lineEnds: Int) {
        self.buffer = buffer
        self.source = source
        self.options = options
        self.lineEnds = lineEnds
    }

    /// Reads on.
    /// - Returns: whether anything came.
    mutating func fill() throws(ReadError) -> Bool {
        guard more else { return false }
        let before = buffer.count
        more = try source.read(options.pieceSize, into: buffer)
        return buffer.count > before
    }

    /// Passes white space.
    /// - Returns: the byte behind it, which stays; `nil` at the end of the input.
    mutating func token() throws(ReadError) -> UInt8? {
        repeat {
            let bytes = buffer.bytes
            while position < bytes.count {
                switch bytes[position] {
                case 0x20, 0x09, 0x0A, 0x0D: position += 1
                default: return bytes[position]
                }
            }
        } while try fill()
        return nil
    }

    /// Passes a byte, behind white space.
    /// - Throws: `ReadError` with a rule where another stands there, or nothing.
    mutating func pass(_ byte: UInt8, orSay rule: DiagnosticRule, _ expected: [String] = []) throws(ReadError) {
        guard try token() == byte else { throw unexpected(rule, expected) }
        position += 1
    }

    /// Passes a whole value, and says whether it is one.
    /// - Returns: the text of a string, else `nil`.
    mutating func passValue() throws(ReadError) -> String? {
        _ = try token()
        let start = position
        try passExtent()
        return try check(start..<position)
    }

    /// Passes what must be a whole value, without looking at it.
    mutating func passExtent() throws(ReadError) {
        guard let first = try token() else { throw unexpected(.jsonExpectedValue) }
        let start = position
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var cut = JSONRecordCut(at: start)
            var end = cut.endOfObject(in: buffer, before: buffer.count)
            while end == nil, try fill() {
                try options.checkRecordSize(buffer.count - start, endingAt: source.offset)
                end = cut.endOfObject(in: buffer, before: buffer.count)
            }
            position = end ?? buffer.count
        case UInt8(ascii: "\""): try passString()
        default:
            while let byte = try next(), !",]} \t\r\n".utf8.contains(byte) { position += 1 }
        }
    }

    /// Passes all up to the end of the line, which stays, or of the input.
    mutating func passLine() throws(ReadError) {
        let start = position
        while true {
            if let end = buffer.bytes[position...].firstIndex(of: 0x0A) {
                position = end
                return
            }
            position = buffer.count
            guard try fill() else { return }
            try options.checkRecordSize(buffer.count - start, endingAt: source.offset)
        }
    }

    /// The byte at the position.
    private mutating func next() throws(ReadError) -> UInt8? {
        while position >= buffer.count {
            guard try fill() else { return nil }
            try options.checkRecordSize(buffer.count, endingAt: source.offset)
        }
        return buffer.bytes[position]
    }

    private mutating func passString() throws(ReadError) {
        position += 1
        while let byte = try next() {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        position = buffer.count
    }

    /// Holds a value to the grammar.
    private func check(_ range: Range<Int>) throws(ReadError) -> String? {
        do throws(JSONSyntaxError) {
            var parser = try JSONParser(buffer.array(range), nestingLimit: options.limits[.nesting])
            var text: String?
            while let event = try parser.next() {
                if event.kind == .string, event.range.lowerBound == 0 { text = parser.text(of: event) }
            }
            return text
        } catch {
            var diagnostic = error.diagnostic
            diagnostic.position = place(of: range.lowerBound + (diagnostic.position?.offset ?? 0))
            throw .unreadable([diagnostic])
        }
    }

    /// An error at the position that names what was found there, before other arguments of its rule; at the end of the
    /// input, that it ends.
    func unexpected(_ rule: DiagnosticRule, _ arguments: [String] = []) -> ReadError {
        let ahead = buffer.bytes[min(position, buffer.count)...].prefix(4)
        guard let found = String(decoding: ahead, as: UTF8.self).unicodeScalars.first else {
            return .unreadable([Diagnostic(.jsonUnexpectedEnd, at: place(of: buffer.count))])
        }
        return .unreadable([Diagnostic(rule, [found.displayed] + arguments, at: place(of: position))])
    }

    /// Where a byte of the buffer is in the input. The column is told where its line begins in the buffer.
    func place(of offset: Int) -> Diagnostic.Position {
        var place = buffer.position(of: offset)
        let start = source.offset - buffer.count
        let seesLine = start == 0 || place.line ?? 1 > 1
        place.offset = start + offset
        place.line = (place.line ?? 1) + lineEnds
        if !seesLine { place.column = nil }
        return place
    }
}
