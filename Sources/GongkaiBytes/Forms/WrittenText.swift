/// A value as somebody wrote it, made plain for reading: as scalars, full-width forms of ASCII as ASCII, no white space
/// around it.
struct WrittenText {
    /// The longest text that is taken for a number or a date, in bytes.
    static let longest = 4096

    private(set) var scalars: [UInt32] = []
    /// What was made plain.
    private(set) var readings: ValueReading = []
    /// Where reading goes on.
    var offset = 0

    /// `nil` where the text is too long or empty.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty, bytes.count <= WrittenText.longest else { return nil }
        scalars.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] < 0x80 {
                scalars.append(UInt32(bytes[offset]))
                offset += 1
            } else {
                let (scalar, length) = UTF8Scalar.decode(bytes, at: offset)
                take(scalar)
                offset += length
            }
        }
        trim()
    }

    private mutating func take(_ scalar: UInt32) {
        switch scalar {
        // A full-width comma is one of the forms of a separator, whatever else is full-width.
        case 0xFF0C: scalars.append(0x2C)
        case 0xFF01...0xFF5E:
            scalars.append(scalar - 0xFEE0)
            readings.insert(.fullWidth)
        case 0x3000, 0xA0: scalars.append(0x20)
        default: scalars.append(scalar)
        }
    }

    private mutating func trim() {
        let isSpace: (UInt32) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let before = scalars.count
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        scalars.removeFirst(scalars.prefix(while: isSpace).count)
        if scalars.count != before { readings.insert(.spaces) }
    }

    var isAtEnd: Bool { offset == scalars.count }
    var next: UInt32? { offset < scalars.count ? scalars[offset] : nil }

    /// Goes over a character, if it is the next.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar.value else { return false }
        offset += 1
        return true
    }

    /// Goes over spaces inside the text.
    mutating func skipSpaces() {
        let start = offset
        while next == 0x20 { offset += 1 }
        if offset > start { readings.insert(.spaces) }
    }

    /// Takes digits of ASCII.
    mutating func digits() -> [UInt8] {
        var digits: [UInt8] = []
        while let digit = next, (0x30...0x39).contains(digit) {
            digits.append(UInt8(digit))
            offset += 1
        }
        return digits
    }

    /// Takes the digits of ASCII that follow, at most some few, as a number.
    mutating func number(atMost most: Int) -> (value: Int, digits: Int) {
        var (value, count) = (0, 0)
        while count < most, let digit = next, (0x30...0x39).contains(digit) {
            value = value * 10 + Int(digit - 0x30)
            offset += 1
            count += 1
        }
        return (value, count)
    }
}

/// Decoding of text that is known to be UTF-8.
enum UTF8Scalar {
    /// A character of more than one byte; 0, which no such character is, where it is cut off.
    static func decode(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[offset]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard offset + length <= bytes.count else { return (0, length) }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for place in offset + 1..<offset + length { scalar = scalar << 6 | UInt32(bytes[place] & 0x3F) }
        return (scalar, length)
    }
}

/// Writing of canonical forms.
extension [UInt8] {
    /// Appends a number of so many digits, with zeros before it.
    mutating func append(_ number: Int, width: Int) {
        var place = 1
        for _ in 1..<width { place *= 10 }
        while place > 0 {
            append(0x30 + UInt8(number / place % 10))
            place /= 10
        }
    }
}
