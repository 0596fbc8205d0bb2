/// Base 64 (RFC 4648, section 4).
package enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Appends bytes in it.
    package static func append(_ bytes: UnsafeRawBufferPointer, to output: ByteBuffer) {
        output.reserve((bytes.count + 2) / 3 * 4)
        var offset = 0
        while offset < bytes.count {
            let count = min(3, bytes.count - offset)
            var group = 0
            for place in 0..<3 { group = group << 8 | (place < count ? Int(bytes[offset + place]) : 0) }
            for place in 0..<4 {
                output.append(place <= count ? letters[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
            offset += 3
        }
    }
}
