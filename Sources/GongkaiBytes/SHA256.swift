import CMessageDigest

/// SHA-256 (FIPS 180-4), by libmd: taken in pieces or at once.
package struct SHA256: Sendable {
    private var context = SHA2_CTX()

    package init() {
        SHA256Init(&context)
    }

    /// Takes the next bytes of the message.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            guard let start = buffer.baseAddress else { return }
            SHA256Update(&context, start, buffer.count)
        }
        if isContiguous == nil { update(Array(bytes)) }
    }

    /// The digest of all bytes taken: 32 bytes.
    package consuming func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, initialized in
            SHA256Final(buffer.baseAddress, &context)
            initialized = buffer.count
        }
    }

    /// The digest of a whole message as 64 lower-case hexadecimal digits.
    package static func hexDigest(of bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hexadecimal(hash.finish())
    }
}
