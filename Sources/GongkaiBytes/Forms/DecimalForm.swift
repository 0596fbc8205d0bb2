/// The canonical forms of numbers, and their exact order: by their digits, never through a binary fraction.
package enum DecimalForm {
    /// Whether the bytes are `-?(0|[1-9][0-9]*)`.
    package static func isInteger(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return wholeEnd(start, bytes.count) == bytes.count
    }

    /// Whether the bytes are `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
    package static func isDecimal(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress, let end = wholeEnd(start, bytes.count) else { return false }
        if end == bytes.count { return true }
        guard start.byte(end) == UInt8(ascii: "."), end + 1 < bytes.count else { return false }
        return digitsEnd(start, from: end + 1, to: bytes.count) == bytes.count
    }

    /// Where the whole part ends; `nil` where there is none in canonical form.
    @inline(__always)
    private static func wholeEnd(_ start: UnsafeRawPointer, _ count: Int) -> Int? {
        let first = count > 0 && start.byte(0) == UInt8(ascii: "-") ? 1 : 0
        guard first < count, start.byte(first).isDigit else { return nil }
        if start.byte(first) == UInt8(ascii: "0") { return first + 1 }
        return digitsEnd(start, from: first + 1, to: count)
    }

    @inline(__always)
    private static func digitsEnd(_ start: UnsafeRawPointer, from first: Int, to end: Int) -> Int {
        var offset = first
        while offset < end, start.byte(offset).isDigit { offset += 1 }
        return offset
    }

    /// Compares two numbers in canonical form by value: negative, zero or positive as the left one is less, equal (`1.0`
    /// and `1`, `0` and `-0`) or greater.
    package static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let (left, right) = (Parts(left), Parts(right))
        if left.sign != right.sign { return left.sign - right.sign }
        return left.sign * left.compareMagnitude(to: right)
    }

    /// A number in canonical form, taken apart.
    struct Parts {
        /// -1, 0 or 1.
        let sign: Int
        let whole: UnsafeRawBufferPointer
        /// Without the zeros at its end.
        let fraction: UnsafeRawBufferPointer

        init(_ bytes: UnsafeRawBufferPointer) {
            let isNegative = bytes.first == UInt8(ascii: "-")
            let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
            var end = bytes.count
            while end > point, bytes[end - 1] == UInt8(ascii: "0") || end - 1 == point { end -= 1 }
            whole = bytes.slice((isNegative ? 1 : 0)..<point)
            fraction = bytes.slice(min(point + 1, end)..<end)
            let isZero = fraction.isEmpty && whole.count == 1 && whole[0] == UInt8(ascii: "0")
            sign = isZero ? 0 : isNegative ? -1 : 1
        }

        func compareMagnitude(to other: Parts) -> Int {
            if whole.count != other.whole.count { return whole.count < other.whole.count ? -1 : 1 }
            let difference = CanonicalOrder.compareBytes(whole, other.whole)
            return difference != 0 ? difference : CanonicalOrder.compareBytes(fraction, other.fraction)
        }
    }
}
