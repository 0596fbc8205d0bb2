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

    /// `nil` where the text is too long or no text at all.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty, bytes.count <= WrittenText.longest else { return nil }
        scalars.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): take(scalar.value)
            case .emptyInput: break decoding
            case .error: return nil
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

    /// Takes digits of ASCII, at most some.
    mutating func digits(atMost most: Int = .max) -> [UInt8] {
        var digits: [UInt8] = []
        while digits.count < most, let digit = next, (0x30...0x39).contains(digit) {
            digits.append(UInt8(digit))
            offset += 1
        }
        return digits
    }
}

/// Writing of canonical forms.
extension [UInt8] {
    /// Appends a number, with zeros before it up to a width.
    mutating func append(_ number: Int, width: Int) {
        let digits = Array(String(number).utf8)
        self += Array(repeating: UInt8(ascii: "0"), count: Swift.max(0, width - digits.count)) + digits
    }
}
