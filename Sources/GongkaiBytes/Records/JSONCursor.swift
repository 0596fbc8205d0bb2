/// A place in JSON that goes forward over whole tokens: the inner loops of reading records of JSON.
///
/// It knows only whether bytes are JSON (RFC 8259), not why they are none: the strict parser says that of what is
/// refused here. The bytes must be UTF-8, and a NUL must stand behind them, at which everything stops.
struct JSONCursor {
    /// Where the bytes begin; it moves when the buffer grows.
    var start: UnsafeRawPointer
    var position: Int
    /// White space that may stand between tokens, a bit a character below 64; the line end is not always among it.
    private let whiteSpace: UInt64
    private let quote = ByteBlock.Needle(UInt8(ascii: "\""))
    private let backslash = ByteBlock.Needle(UInt8(ascii: "\\"))
    private let control = ByteBlock.Needle(0x20)

    /// - Parameter crossesLines: whether a line end is white space like another.
    init(_ start: UnsafeRawPointer, at position: Int, crossesLines: Bool) {
        self.start = start
        self.position = position
        let blanks: UInt64 = 1 << 0x20 | 1 << 0x09 | 1 << 0x0D
        whiteSpace = crossesLines ? blanks | 1 << 0x0A : blanks
    }

    @inline(__always)
    var byte: UInt8 { start.load(fromByteOffset: position, as: UInt8.self) }

    @inline(__always)
    mutating func skipWhiteSpace() {
        while byte <= 0x20, (whiteSpace >> UInt64(byte)) & 1 != 0 { position += 1 }
    }

    /// Passes one byte where it is this one.
    @inline(__always)
    mutating func pass(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        position += 1
        return true
    }

    /// Goes on to the next quote, backslash or control character.
    @inline(__always)
    mutating func passPlainText() {
        while true {
            let block = ByteBlock(start + position)
            let bits = (block.matches(quote) | block.matches(backslash) | block.isBelow(control)).bits
            if bits != 0 {
                position += bits.trailingZeroBitCount
                return
            }
            position += ByteBlock.size
        }
    }

    /// Passes the rest of a string, from anywhere within it on, and its closing quote.
    /// - Returns: whether it is one; and whether there were escapes.
    @inline(__always)
    mutating func passString() -> (isString: Bool, hasEscapes: Bool) {
        passPlainText()
        if byte == UInt8(ascii: "\"") {
            position += 1
            return (true, false)
        }
        return (passStringWithEscapes(), true)
    }

    private mutating func passStringWithEscapes() -> Bool {
        while byte == UInt8(ascii: "\\") {
            guard passEscape() != nil else { return false }
            passPlainText()
        }
        return pass(UInt8(ascii: "\""))
    }

    /// Passes an escape, both halves of a surrogate pair.
    /// - Returns: the character that it stands for; `nil` where it is no escape.
    mutating func passEscape() -> Unicode.Scalar? {
        guard let unit = passEscapedUnit() else { return nil }
        guard UTF16.isSurrogate(unit) else { return Unicode.Scalar(unit) }
        guard UTF16.isLeadSurrogate(unit), byte == UInt8(ascii: "\\"), let other = passEscapedUnit(),
            UTF16.isTrailSurrogate(other)
        else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(other) - 0xDC00))
    }

    private mutating func passEscapedUnit() -> UInt16? {
        position += 1
        let letter = byte
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(letter)
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "u"): return passHexadecimalUnit()
        default: return nil
        }
    }

    private mutating func passHexadecimalUnit() -> UInt16? {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
            position += 1
        }
        return unit
    }

    /// `-? (0 | [1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?`
    @inline(__always)
    mutating func passNumber() -> Bool {
        _ = pass(UInt8(ascii: "-"))
        if !pass(UInt8(ascii: "0")) {
            guard passDigits() else { return false }
        }
        if pass(UInt8(ascii: ".")) {
            guard passDigits() else { return false }
        }
        guard byte | 0x20 == UInt8(ascii: "e") else { return true }
        position += 1
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
        return passDigits()
    }

    @inline(__always)
    private mutating func passDigits() -> Bool {
        let first = position
        while byte &- UInt8(ascii: "0") < 10 { position += 1 }
        return position > first
    }

    /// Passes a word of four letters, or the last four of a longer one.
    @inline(__always)
    mutating func passWord(_ word: UInt32) -> Bool {
        guard UInt32(littleEndian: start.loadUnaligned(fromByteOffset: position, as: UInt32.self)) == word else {
            return false
        }
        position += 4
        return true
    }

    static let `true`: UInt32 = 0x6575_7274
    /// `false` without its first letter.
    static let alse: UInt32 = 0x6573_6C61
    static let null: UInt32 = 0x6C6C_756E
}
