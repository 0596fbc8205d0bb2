/// Codes of Chinese administration that can be told wrong by themselves.
package enum CodeForm {
    /// What a text is as 统一社会信用代码 (GB 32100).
    package enum UnifiedSocialCreditCode: Sendable {
        case sound
        /// 18 characters of the alphabet, but another check character than they ask.
        case wrongCheckCharacter
        case malformed
    }

    /// `0123456789ABCDEFGHJKLMNPQRTUWXY`: a character's value is its place. For any other byte it has the highest bit.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0x80, count: 256)
        for (value, byte) in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated() { values[Int(byte)] = UInt8(value) }
        return values
    }()

    /// The character that stands for a value from 0 to 30.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// Looks at the characters of a code and at its check character; not at whether a division or department is real.
    package static func unifiedSocialCreditCode(_ bytes: UnsafeRawBufferPointer) -> UnifiedSocialCreditCode {
        guard bytes.count == 18, let check = checkValue(bytes) else { return .malformed }
        return values[Int(bytes[17])] == check
            ? .sound : values[Int(bytes[17])] < 31 ? .wrongCheckCharacter : .malformed
    }

    /// The check character that the first 17 characters of a code ask; `nil` where they are none of a code.
    package static func checkCharacter(of bytes: UnsafeRawBufferPointer) -> UInt8? {
        guard bytes.count >= 17 else { return nil }
        return checkValue(bytes).map { alphabet[Int($0)] }
    }

    /// Weights are the powers of 3 modulo 31. The sum with the powers themselves fits into a number, and is divided once; the ninth
    /// power is 19,683.
    @inline(__always)
    private static func checkValue(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
        values.withUnsafeBufferPointer { values in
            // Two sums, neither of which waits for the other: of the first nine characters, and of the rest.
            var (sum, upper) = (Int(values[Int(bytes[8])]), 0)
            var all = values[Int(bytes[8])]
            for index in 1...8 {
                let (value, other) = (values[Int(bytes[8 - index])], values[Int(bytes[17 - index])])
                all |= value | other
                sum = sum &* 3 &+ Int(value)
                upper = upper &* 3 &+ Int(other)
            }
            sum += upper * 19_683
            return all & 0x80 == 0 ? UInt8((31 - sum % 31) % 31) : nil
        }
    }

    /// Whether the bytes are six digits that begin with a province of GB/T 2260.
    ///
    /// Whether the division exists, and did in the year of a record, only a table can say.
    package static func isDivisionCode(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 6, let start = bytes.baseAddress, start.twoDigits(2) >= 0, start.twoDigits(4) >= 0 else {
            return false
        }
        switch start.twoDigits(0) {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81, 82: return true
        default: return false
        }
    }
}
