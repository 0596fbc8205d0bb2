internal import Crypto

/// HMAC (FIPS 198-1, RFC 2104) with SHA-256.
package struct HMAC: Sendable {
    private let key: SymmetricKey

    package init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// The code of a message as 64 lower-case hexadecimal digits.
    package func hexCode(of message: some Collection<UInt8>) -> String {
        hexadecimal(Array(Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: Array(message), using: key)))
    }
}
