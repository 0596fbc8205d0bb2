/// Copies text and escapes what a format cannot hold as it is, sixteen bytes at a time: the inner loop of writing records.
protocol TextEscape: Sendable {
    /// Which of the bytes may need an escape. The byte behind the block may be read.
    static func suspects(in block: ByteBlock, at address: UnsafeRawPointer) -> ByteBlock.Matches

    /// What stands for the character at an address, and how many bytes of it there are there.
    static func replacement(at address: UnsafeRawPointer) -> EscapeReplacement
}

/// What becomes of a byte that may need an escape.
enum EscapeReplacement {
    /// It stands as it is.
    case asItIs
    /// These bytes stand for it.
    case by(StaticString)
    /// `\u00` and two digits.
    case codePoint
    /// The format cannot hold the character.
    case forbidden
}

extension ByteOutlet {
    /// Appends text with what an escape makes of it.
    /// - Returns: the offset in the text of the first character that the format cannot hold, which is left out; `nil` where
    ///   everything was written.
    @inline(__always)
    mutating func append<Escape: TextEscape>(_ text: UnsafeRawBufferPointer, escapedBy escape: Escape.Type) -> Int? {
        guard let source = text.baseAddress else { return nil }
        reserve(text.count)
        var (position, forbidden): (Int, Int?) = (0, nil)
        while position < text.count {
            let block = ByteBlock(source + position)
            block.store(to: self.position)
            let bits = escape.suspects(in: block, at: source + position).bits
            guard bits != 0 else {
                let clean = min(ByteBlock.size, text.count - position)
                self.position += clean
                position += clean
                continue
            }
            let clean = min(bits.trailingZeroBitCount, text.count - position)
            self.position += clean
            position += clean
            guard position < text.count else { break }
            if !appendReplacement(of: source + position, by: escape) { forbidden = forbidden ?? position }
            position += 1
            reserve(text.count - position)
        }
        return forbidden
    }

    /// Appends a value of a batch as `append` does, behind which `ByteLine.size` more bytes can be read: mostly a value fits
    /// into one line, so that nothing depends on how long it is.
    @inline(__always)
    mutating func append<Escape: TextEscape>(value: UnsafeRawBufferPointer, escapedBy escape: Escape.Type) -> Int? {
        guard let source = value.baseAddress else { return nil }
        reserve(value.count)
        var (position, forbidden): (Int, Int?) = (0, nil)
        while position < value.count {
            let line = ByteLine(source + position)
            line.store(to: self.position)
            let bits = line.bits(at: source + position) { escape.suspects(in: $0, at: $1) }
            let left = value.count - position
            let clean = min(bits.trailingZeroBitCount, left)
            self.position += clean
            position += clean
            guard clean < left, clean < ByteLine.size else { continue }
            if !appendReplacement(of: source + position, by: escape) { forbidden = forbidden ?? position }
            position += 1
            reserve(value.count - position)
        }
        return forbidden
    }

    /// - Returns: whether the format can hold the character.
    @inline(__always)
    private mutating func appendReplacement<Escape: TextEscape>(
        of address: UnsafeRawPointer, by escape: Escape.Type
    ) -> Bool {
        switch escape.replacement(at: address) {
        case .asItIs: append(address.load(as: UInt8.self))
        case .by(let text): append(text)
        case .codePoint: appendCodePoint(address.load(as: UInt8.self))
        case .forbidden: return false
        }
        return true
    }

    private mutating func appendCodePoint(_ byte: UInt8) {
        append("\\u00" as StaticString)
        append(ByteOutlet.hexadecimal(byte >> 4))
        append(ByteOutlet.hexadecimal(byte & 15))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}

/// The text of a JSON string (RFC 8259, section 7): quotes, backslashes and control characters are escaped.
enum JSONTextEscape: TextEscape {
    @inline(__always)
    static func suspects(in block: ByteBlock, at address: UnsafeRawPointer) -> ByteBlock.Matches {
        block.matches(.init(UInt8(ascii: "\""))) | block.matches(.init(UInt8(ascii: "\\")))
            | block.isBelow(.init(UInt8(ascii: " ")))
    }

    @inline(__always)
    static func replacement(at address: UnsafeRawPointer) -> EscapeReplacement {
        switch address.load(as: UInt8.self) {
        case UInt8(ascii: "\""): .by("\\\"")
        case UInt8(ascii: "\\"): .by("\\\\")
        case 0x08: .by("\\b")
        case 0x09: .by("\\t")
        case 0x0A: .by("\\n")
        case 0x0C: .by("\\f")
        case 0x0D: .by("\\r")
        default: .codePoint
        }
    }
}

/// The text of an XML element (XML 1.0): markup and carriage returns become references; most control characters, U+FFFE
/// and U+FFFF cannot be said at all.
enum XMLTextEscape: TextEscape {
    @inline(__always)
    static func suspects(in block: ByteBlock, at address: UnsafeRawPointer) -> ByteBlock.Matches {
        // U+FFFE and U+FFFF begin with EF BF, which nothing else that is common does.
        let noncharacter = block.matches(.init(0xEF)) & ByteBlock(address + 1).matches(.init(0xBF))
        let markup =
            block.matches(.init(UInt8(ascii: "&"))) | block.matches(.init(UInt8(ascii: "<")))
            | block.matches(.init(UInt8(ascii: ">")))
        return markup | block.isBelow(.init(UInt8(ascii: " "))) | noncharacter
    }

    @inline(__always)
    static func replacement(at address: UnsafeRawPointer) -> EscapeReplacement {
        switch address.load(as: UInt8.self) {
        case UInt8(ascii: "&"): .by("&amp;")
        case UInt8(ascii: "<"): .by("&lt;")
        case UInt8(ascii: ">"): .by("&gt;")
        case 0x09, 0x0A: .asItIs
        case 0x0D: .by("&#13;")
        case 0xEF: address.load(fromByteOffset: 2, as: UInt8.self) >= 0xBE ? .forbidden : .asItIs
        default: .forbidden
        }
    }
}

/// The text of a quoted field of CSV (RFC 4180): quotes are doubled.
enum CSVTextEscape: TextEscape {
    @inline(__always)
    static func suspects(in block: ByteBlock, at address: UnsafeRawPointer) -> ByteBlock.Matches {
        block.matches(.init(CSVByte.quote))
    }

    @inline(__always)
    static func replacement(at address: UnsafeRawPointer) -> EscapeReplacement { .by("\"\"") }
}

/// What makes a field of CSV need quotes.
package struct CSVQuoting: Sendable {
    private let delimiter: UInt8

    package init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Whether a field with this content must stand in quotes: it is empty, or holds a delimiter, quote or line end.
    @inline(__always)
    package func isNeeded(for text: UnsafeRawBufferPointer) -> Bool {
        guard let source = text.baseAddress, text.count > 0 else { return true }
        var position = 0
        while position < text.count {
            let block = ByteBlock(source + position)
            let hits =
                block.matches(.init(delimiter)) | block.matches(.init(CSVByte.quote))
                | block.matches(.init(CSVByte.lineFeed)) | block.matches(.init(CSVByte.carriageReturn))
            let bits = hits.bits
            if bits != 0, position + bits.trailingZeroBitCount < text.count { return true }
            position += ByteBlock.size
        }
        return false
    }
}
