/// A place in XML that goes forward over text and references. The bytes must be UTF-8, and a NUL must stand behind them, at
/// which everything stops.
struct XMLCursor {
    /// Where the bytes begin; it moves when the buffer grows.
    var start: UnsafeRawPointer
    var position: Int

    @inline(__always)
    init(_ start: UnsafeRawPointer, at position: Int) {
        self.start = start
        self.position = position
    }

    @inline(__always)
    var byte: UInt8 { start.load(fromByteOffset: position, as: UInt8.self) }

    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { start.load(fromByteOffset: offset, as: UInt8.self) }

    @inline(__always)
    mutating func skipWhiteSpace() {
        while byte == 0x0A || byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
    }

    @inline(__always)
    mutating func pass(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        position += 1
        return true
    }

    /// Passes these bytes, where they stand here.
    @inline(__always)
    mutating func pass(_ expected: StaticString) -> Bool {
        let count = expected.utf8CodeUnitCount
        for offset in 0..<count where byte(position + offset) != expected.utf8Start[offset] { return false }
        position += count
        return true
    }

    /// Whether the name of an element would end before an offset.
    @inline(__always)
    func endsName(at offset: Int) -> Bool { byte(offset) == UInt8(ascii: ">") || byte(offset) == UInt8(ascii: "/") }

    /// Goes on to the next `<`.
    /// - Returns: whether there were references on the way; `nil` where something stands there that is no text, or that
    ///   libxml2 would change, such as a carriage return.
    @inline(__always)
    mutating func passText() -> Bool? {
        var hasReferences = false
        while true {
            passPlainText()
            switch byte {
            case UInt8(ascii: "<"): return hasReferences
            case UInt8(ascii: "&"):
                guard passReference() != nil else { return nil }
                hasReferences = true
            case UInt8(ascii: ">"):
                // `]]>` may not stand in text.
                guard byte(position - 1) != UInt8(ascii: "]") || byte(position - 2) != UInt8(ascii: "]") else {
                    return nil
                }
                position += 1
            case 0x09, 0x0A: position += 1
            case 0xEF:
                guard byte(position + 2) < 0xBE else { return nil }
                position += 3
            default: return nil
            }
        }
    }

    /// Goes on to the next byte that may be markup, or that XML may not hold: `<`, `>`, `&`, a control character, or what
    /// U+FFFE and U+FFFF begin with.
    @inline(__always)
    private mutating func passPlainText() {
        while true {
            let address = start + position
            let block = ByteBlock(address)
            let noncharacter = block.matches(.init(0xEF)) & ByteBlock(address + 1).matches(.init(0xBF))
            let markup =
                block.matches(.init(UInt8(ascii: "<"))) | block.matches(.init(UInt8(ascii: ">")))
                | block.matches(.init(UInt8(ascii: "&")))
            let bits = (markup | block.isBelow(.init(0x20)) | noncharacter).bits
            if bits != 0 {
                position += bits.trailingZeroBitCount
                return
            }
            position += ByteBlock.size
        }
    }

    /// Passes a reference to a character, or to one of the five entities that XML has by itself.
    /// - Returns: the character; `nil` where it is none that XML may hold.
    mutating func passReference() -> Unicode.Scalar? {
        position += 1
        if pass(UInt8(ascii: "#")) { return passCharacterReference() }
        if pass("lt;" as StaticString) { return "<" }
        if pass("gt;" as StaticString) { return ">" }
        if pass("amp;" as StaticString) { return "&" }
        if pass("quot;" as StaticString) { return "\"" }
        if pass("apos;" as StaticString) { return "'" }
        return nil
    }

    private mutating func passCharacterReference() -> Unicode.Scalar? {
        let radix: UInt32 = pass(UInt8(ascii: "x")) ? 16 : 10
        let first = position
        var value: UInt32 = 0
        while let digit = XMLCursor.digit(byte), digit < radix, value <= 0x10FFFF {
            value = value * radix + digit
            position += 1
        }
        guard position > first, pass(UInt8(ascii: ";")), let scalar = Unicode.Scalar(value) else { return nil }
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: return scalar
        default: return nil
        }
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    /// Appends the text that stands between tags, which has been found good and ends with a tag. Where it stands in the
    /// same buffer, there must be room for it already.
    static func appendText(of written: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
        guard let start = written.baseAddress else { return }
        buffer.reserve(written.count + ByteBlock.size)
        var copied = 0
        while copied < written.count {
            let rest = UnsafeRawBufferPointer(rebasing: written[copied...])
            let end = copied + (rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count)
            (buffer.start + buffer.count).copyMemory(from: start + copied, byteCount: end - copied)
            buffer.count += end - copied
            guard end < written.count else { return }
            var cursor = XMLCursor(start, at: end)
            guard let utf8 = cursor.passReference().flatMap(UTF8.encode) else { return }
            for byte in utf8 { buffer.append(byte) }
            copied = cursor.position
        }
    }
}
