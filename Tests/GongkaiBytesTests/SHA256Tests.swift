import GongkaiBytes
import Testing

/// Test vectors of FIPS 180-4, from NIST's "SHA-256" example computations.
@Suite struct SHA256Tests {
    @Test(
        "the published messages have the published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func vectors(message: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
        #expect(SHA256.hexDigest(of: message.utf8) == digest)
    }

    @Test("a million letters a, taken in uneven pieces, have the published digest")
    func pieces() {
        var hash = SHA256()
        var left = 1_000_000
        var size = 1
        while left > 0 {
            hash.update(repeatElement(UInt8(ascii: "a"), count: min(size, left)))
            left -= min(size, left)
            size = size * 3 % 1009 + 1
        }
        #expect(
            hexadecimal(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("a copy goes on by itself")
    func copies() {
        var hash = SHA256()
        hash.update(Array("ab".utf8))
        var copy = hash
        copy.update(Array("x".utf8))
        hash.update(Array("c".utf8))
        #expect(hexadecimal(hash.finish()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(hexadecimal(copy.finish()) == SHA256.hexDigest(of: Array("abx".utf8)))
    }
}
