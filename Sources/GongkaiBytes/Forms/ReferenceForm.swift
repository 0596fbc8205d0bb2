/// References to resources: IRI references of RFC 3987, which the URIs of RFC 3986 are among; absolute or relative.
package enum ReferenceForm {
    package static func isReference(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard areAllowed(bytes) else { return false }
        let scheme = schemeEnd(bytes)
        let tail = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
        // A colon would have ended a scheme; before a question mark or number sign it does not.
        guard scheme <= tail, isTail(bytes.slice(tail..<bytes.count)) else { return false }
        let rest = bytes.slice(scheme..<tail)
        guard rest.count >= 2, rest[0] == UInt8(ascii: "/"), rest[1] == UInt8(ascii: "/") else {
            // The first segment of a relative path has no colon.
            let segment = rest.prefix { $0 != UInt8(ascii: "/") }
            return !rest.contains(where: isBracket) && (scheme > 0 || !segment.contains(UInt8(ascii: ":")))
        }
        let authority = UnsafeRawBufferPointer(rebasing: rest[2...].prefix { $0 != UInt8(ascii: "/") })
        return isAuthority(authority) && !rest[(2 + authority.count)...].contains(where: isBracket)
    }

    /// A query and a fragment, either of which may be absent.
    private static func isTail(_ bytes: UnsafeRawBufferPointer) -> Bool {
        !bytes.contains(where: isBracket) && bytes.count { $0 == UInt8(ascii: "#") } <= 1
    }

    private static func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") }

    /// The offset behind the scheme and its colon; 0 where there is none.
    private static func schemeEnd(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let first = bytes.first, isLetter(first) else { return 0 }
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ":") { return offset + 1 }
            guard isLetter(byte) || byte.isDigit || [0x2B, 0x2D, 0x2E].contains(byte) else { return 0 }
        }
        return 0
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    // MARK: Authority

    /// `user@host:port`; the host a name, an IPv4 address or, in brackets, an IPv6 address.
    private static func isAuthority(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let at = bytes.firstIndex(of: UInt8(ascii: "@"))
        let user = bytes.slice(0..<(at ?? 0))
        let place = bytes.slice((at.map { $0 + 1 } ?? 0)..<bytes.count)
        guard !user.contains(where: isBracket), !place.contains(UInt8(ascii: "@")) else { return false }
        if place.first == UInt8(ascii: "[") {
            guard let close = place.firstIndex(of: UInt8(ascii: "]")) else { return false }
            return isAddress(place.slice(1..<close)) && isPort(place.slice(close + 1..<place.count))
        }
        let colon = place.firstIndex(of: UInt8(ascii: ":")) ?? place.count
        return !place.contains(where: isBracket) && isPort(place.slice(colon..<place.count))
    }

    /// Nothing, or a colon and digits, of which there may be none.
    private static func isPort(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.isEmpty || (bytes[0] == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy(\.isDigit))
    }

    /// An IPv6 address: eight groups of up to four hexadecimal digits, one run of which may be `::`, the last two perhaps
    /// as an IPv4 address. Or an address of a later version: `v1.x`.
    private static func isAddress(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = Array(bytes)
        if text.first.map({ $0 | 0x20 }) == UInt8(ascii: "v") {
            let parts = text.dropFirst().split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(isHexadecimal) && !parts[1].isEmpty
                && parts[1].allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "%") }
        }
        var groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var count = 0
        if let last = groups.last, last.contains(UInt8(ascii: ".")) {
            guard isIPv4(last) else { return false }
            groups.removeLast()
            count = 2
            // `::1.2.3.4` leaves the gap's two empty groups.
        }
        let gaps = groups.indices.filter { groups[$0].isEmpty }
        count += groups.count - gaps.count
        guard groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(isHexadecimal) }) else { return false }
        if gaps.isEmpty { return count == 8 }
        return isGap(gaps, of: groups.count, endsInAddress: count >= 2 && text.contains(0x2E)) && count <= 7
    }

    /// Whether empty groups are one `::`: inside one of them, at an end two, alone three.
    private static func isGap(_ gaps: [Int], of count: Int, endsInAddress: Bool) -> Bool {
        if count == gaps.count { return endsInAddress ? gaps.count == 2 : gaps.count == 3 }
        switch gaps.count {
        case 1: return gaps[0] > 0 && (gaps[0] < count - 1 || endsInAddress)
        case 2: return gaps == [0, 1] || (gaps == [count - 2, count - 1] && !endsInAddress)
        default: return false
        }
    }

    private static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(\.isDigit) && (part.count == 1 || part.first != 0x30)
                    && (Int(String(decoding: part, as: UTF8.self)) ?? 256) <= 255
            }
    }

    // MARK: Characters

    /// Whether all characters may stand in a reference somewhere: unreserved and reserved ones, whole percent escapes, and
    /// of the others those of RFC 3987 (`ucschar`, and `iprivate` in a query).
    private static func areAllowed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        var isQuery = false
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte >= 0x80 {
                let (scalar, length) = decode(bytes, at: offset)
                guard isAllowed(scalar, inQuery: isQuery) else { return false }
                offset += length
                continue
            }
            if byte == UInt8(ascii: "%") {
                guard offset + 2 < bytes.count, isHexadecimal(bytes[offset + 1]), isHexadecimal(bytes[offset + 2])
                else { return false }
            } else if !isAllowed(byte) {
                return false
            }
            if byte == UInt8(ascii: "?") { isQuery = true }
            if byte == UInt8(ascii: "#") { isQuery = false }
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

    /// A character of more than one byte, of valid UTF-8.
    private static func decode(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[offset]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard offset + length <= bytes.count else { return (0, length) }
        var scalar = UInt32(lead) & (0xFF >> (UInt32(length) + 1))
        for byte in bytes[offset + 1..<offset + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
        return (scalar, length)
    }

    private static func isAllowed(_ scalar: UInt32, inQuery: Bool) -> Bool {
        switch scalar {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: inQuery
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        // The planes 1 to 14 without their last two code points; the first of the 15th have no meaning of their own.
        case 0x10000...0xEFFFD: scalar & 0xFFFF <= 0xFFFD && !(0xE0000...0xE0FFF).contains(scalar)
        default: false
        }
    }
}
