/// HMAC (FIPS 198-1, RFC 2104) with SHA-256.
package struct HMAC: Sendable {
    private let inner: [UInt8]
    private let outer: [UInt8]

    /// The block of SHA-256, in bytes.
    private static let block = 64

    package init(key: [UInt8]) {
        var padded = key
        if key.count > HMAC.block {
            var hash = SHA256()
            hash.update(key)
            padded = hash.finish()
        }
        padded += [UInt8](repeating: 0, count: HMAC.block - padded.count)
        inner = padded.map { $0 ^ 0x36 }
        outer = padded.map { $0 ^ 0x5C }
    }

    /// The code of a message as 64 lower-case hexadecimal digits.
    package func hexCode(of message: some Collection<UInt8>) -> String {
        var first = SHA256()
        first.update(inner)
        first.update(message)
        var second = SHA256()
        second.update(outer)
        second.update(first.finish())
        return hexadecimal(second.finish())
    }
}
