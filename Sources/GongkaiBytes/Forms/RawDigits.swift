/// Reading of ASCII digits at an address, for the forms of values. None of it looks whether the bytes are there: the form
/// has counted them.
extension UnsafeRawPointer {
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { load(fromByteOffset: offset, as: UInt8.self) }

    /// The number that two digits spell; negative where they are none.
    @inline(__always)
    func twoDigits(_ offset: Int) -> Int {
        let tens = byte(offset) &- 0x30
        let ones = byte(offset + 1) &- 0x30
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : -1
    }

    /// The number that four digits spell; negative where they are none.
    @inline(__always)
    func fourDigits(_ offset: Int) -> Int {
        let high = twoDigits(offset)
        let low = twoDigits(offset + 2)
        return high >= 0 && low >= 0 ? high * 100 + low : -1
    }
}

extension UInt8 {
    /// Whether it is a digit of ASCII.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 <= 9 }

    /// Whether it is a letter of ASCII.
    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}

extension UnsafeRawBufferPointer {
    /// The bytes of a range, as a buffer that counts from 0.
    @inline(__always)
    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[range]) }

    /// Whether both hold the same bytes.
    @inline(__always)
    package func isEqual(to other: UnsafeRawBufferPointer) -> Bool { count == other.count && elementsEqual(other) }
}
