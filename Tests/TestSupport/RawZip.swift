/// A ZIP archive put together by hand (APPNOTE 4.3), so that it may say what no program writes.
package struct RawZip {
    private var local: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// Adds a local header with its data, not packed.
    /// - Returns: where it stands.
    package mutating func local(_ name: String, _ data: [UInt8], flags: Int = 0) -> Int {
        let place = local.count
        local += [0x50, 0x4B, 3, 4] + RawZip.bytes(20, 2) + RawZip.bytes(flags, 2) + RawZip.bytes(0, 6)
        local += RawZip.bytes(Int(RawZip.checksum(data)), 4) + RawZip.bytes(data.count, 4) + RawZip.bytes(data.count, 4)
        local += RawZip.bytes(name.utf8.count, 2) + RawZip.bytes(0, 2) + Array(name.utf8) + data
        return place
    }

    /// Adds an entry of the directory for a local header.
    package mutating func entry(_ name: String, at place: Int, _ data: [UInt8], flags: Int = 0, mode: Int = 0o100644) {
        directory += [0x50, 0x4B, 1, 2] + RawZip.bytes(0x0314, 2) + RawZip.bytes(20, 2) + RawZip.bytes(flags, 2)
        directory += RawZip.bytes(0, 6) + RawZip.bytes(Int(RawZip.checksum(data)), 4) + RawZip.bytes(data.count, 4)
        directory += RawZip.bytes(data.count, 4) + RawZip.bytes(name.utf8.count, 2) + RawZip.bytes(0, 8)
        directory += RawZip.bytes(mode << 16, 4) + RawZip.bytes(place, 4) + Array(name.utf8)
        count += 1
    }

    /// Adds a file.
    package mutating func add(_ name: String, _ data: [UInt8], flags: Int = 0, mode: Int = 0o100644) {
        entry(name, at: local(name, data, flags: flags), data, flags: flags, mode: mode)
    }

    package var bytes: [UInt8] {
        local + directory + [0x50, 0x4B, 5, 6] + RawZip.bytes(0, 4) + RawZip.bytes(count, 2) + RawZip.bytes(count, 2)
            + RawZip.bytes(directory.count, 4) + RawZip.bytes(local.count, 4) + RawZip.bytes(0, 2)
    }

    private static func bytes(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ data: [UInt8]) -> UInt32 {
        ~data.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
