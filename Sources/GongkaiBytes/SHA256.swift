internal import Crypto

/// SHA-256 (FIPS 180-4), by swift-crypto, which uses the processor's instructions for it: taken in pieces or at once.
package struct SHA256: Sendable {
    private var hash = Crypto.SHA256()

    package init() {}

    /// Takes the next bytes of the message.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
        }
        if isContiguous == nil { update(Array(bytes)) }
    }

    /// The digest of all bytes taken: 32 bytes.
    package consuming func finish() -> [UInt8] { Array(hash.finalize()) }

    /// The digest of a whole message as 64 lower-case hexadecimal digits.
    package static func hexDigest(of bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hexadecimal(hash.finish())
    }
}
