/// The hash function FNV-1a of 64 bits (RFC 9923), for tables whose members nobody outside chooses so that they collide.
package enum FNV1a {
    @inline(__always)
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
