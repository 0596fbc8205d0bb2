/// Absolute references to resources, of RFC 3986 and, beyond ASCII, RFC 3987: a scheme, and characters that may stand
/// behind it. What a scheme makes of them is its own.
package enum ReferenceForm {
    package static func isReference(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first, first.isLetter, let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            bytes[..<colon].allSatisfy(isSchemeByte)
        else { return false }
        return areAllowed(bytes.slice(colon + 1..<bytes.count))
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }

    /// Whether all are characters of references, with whole percent escapes and one number sign at most.
    private static func areAllowed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        var hasFragment = false
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case 0x80...:
                let (scalar, length) = UTF8Scalar.decode(bytes, at: offset)
                guard isAllowed(scalar) else { return false }
                offset += length - 1
            case UInt8(ascii: "%"):
                guard offset + 2 < bytes.count, isHexadecimal(bytes[offset + 1]), isHexadecimal(bytes[offset + 2])
                else { return false }
            case UInt8(ascii: "#"):
                guard !hasFragment else { return false }
                hasFragment = true
            default: guard isAllowed(byte) else { return false }
            }
            offset += 1
        }
        return true
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { byte.isDigit || (byte | 0x20) &- 0x61 < 6 }

    /// Of ASCII, all but controls, space and `"<>\^`{|}`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: false
        default: true
        }
    }

    /// `ucschar` of RFC 3987, with the code points in it that will never be characters.
    private static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF, 0x10000...0xEFFFD: true
        default: false
        }
    }
}
