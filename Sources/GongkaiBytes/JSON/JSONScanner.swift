import GongkaiDiagnostics

/// Reads single tokens of JSON off valid UTF-8; what may follow what is the parser's business.
struct JSONScanner {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw JSONSyntaxError(.jsonInvalidUTF8, ["0x" + hexadecimal(bytes[offset...offset])], at: offset)
        }
        self.bytes = bytes
        self.position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The byte at the position, or `nil` at the end.
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// Passes over one byte where it is this one.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// The bracket at the position.
    mutating func bracket(_ kind: JSONEvent.Kind) -> JSONEvent {
        position += 1
        return JSONEvent(kind, position - 1..<position)
    }

    mutating func literal(_ word: StaticString, as kind: JSONEvent.Kind) throws(JSONSyntaxError) -> JSONEvent {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard skip(word.utf8Start[index]) else { throw unexpected(.jsonExpectedValue) }
        }
        return JSONEvent(kind, start..<position)
    }

    /// `-? (0 | [1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?`
    mutating func number() throws(JSONSyntaxError) -> JSONEvent {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        if skip(UInt8(ascii: "0")) {
            if let current, isDigit(current) { throw unexpected(.jsonBadNumber) }
        } else {
            try digits()
        }
        if skip(UInt8(ascii: ".")) { try digits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try digits()
        }
        return JSONEvent(.number, start..<position)
    }

    /// The string whose opening quote stands at the position.
    mutating func string(as kind: JSONEvent.Kind) throws(JSONSyntaxError) -> JSONEvent {
        let start = position
        var hasEscapes = false
        position += 1
        while true {
            position = endOfPlainText(from: position)
            switch current {
            case UInt8(ascii: "\""):
                position += 1
                return JSONEvent(kind, start..<position, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try escape()
            case nil: throw JSONSyntaxError(.jsonUnclosedString, at: start)
            default: throw unexpected(.jsonControlCharacter)
            }
        }
    }

    /// The text that a token stands for. Escapes were checked when the token was scanned.
    func text(of event: JSONEvent) -> String {
        guard event.kind == .string || event.kind == .name else {
            return String(decoding: bytes[event.range], as: UTF8.self)
        }
        let content = bytes[event.range.lowerBound + 1..<event.range.upperBound - 1]
        return event.hasEscapes ? JSONEscape.resolve(content) : String(decoding: content, as: UTF8.self)
    }

    /// An error at the position that names what was found there, before other arguments of its rule.
    func unexpected(_ rule: DiagnosticRule, _ arguments: [String] = []) -> JSONSyntaxError {
        let ahead = bytes[position..<min(position + 4, bytes.count)]
        guard let found = String(decoding: ahead, as: UTF8.self).unicodeScalars.first else {
            return JSONSyntaxError(.jsonUnexpectedEnd, at: position)
        }
        return JSONSyntaxError(rule, [found.displayed] + arguments, at: position)
    }
}

extension JSONScanner {
    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// One digit or more.
    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let current, isDigit(current) { position += 1 }
        guard position > start else { throw unexpected(.jsonBadNumber) }
    }

    /// The offset of the next quote, backslash or control character, or of the end: eight bytes a step, then one.
    private func endOfPlainText(from start: Int) -> Int {
        let raw = bytes.span.bytes
        var offset = start
        while offset + 8 <= raw.byteCount {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let marks = JSONScanner.marks(in: UInt64(littleEndian: word))
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < bytes.count, JSONScanner.isPlain(bytes[offset]) { offset += 1 }
        return offset
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The high bit of each byte that ends plain text. A byte above a true mark may be marked wrongly, by the borrow of
    /// the subtraction; the lowest mark is always true, and no other is looked at.
    private static func marks(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let marked =
            ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- ones &* 0x20) & ~word)
        return marked & (ones &* 0x80)
    }

    /// Checks the escape at the position: its letter, its digits and, for a surrogate, its other half.
    private mutating func escape() throws(JSONSyntaxError) {
        let start = position
        guard let unit = JSONEscape.unit(in: bytes, at: &position) else {
            throw JSONSyntaxError(.jsonBadEscape, at: start)
        }
        guard UTF16.isSurrogate(unit) else { return }
        guard UTF16.isLeadSurrogate(unit), current == UInt8(ascii: "\\"),
            let other = JSONEscape.unit(in: bytes, at: &position), UTF16.isTrailSurrogate(other)
        else { throw JSONSyntaxError(.jsonLoneSurrogate, at: start) }
    }
}
