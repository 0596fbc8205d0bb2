package import GongkaiBytes

/// What stands for the values of a key: 128 bits of SipHash-2-4 (Aumasson and Bernstein 2012) under a fixed key.
///
/// Two different keys have the same hash with a chance of about n² : 2¹²⁹ among n of them: for a thousand million records
/// less than 1 in 10²⁰. Nothing is drawn at random, so that every run finds the same.
package struct KeyHash: Hashable, Sendable, Comparable {
    package var high: UInt64
    package var low: UInt64

    /// Of a record that has no such key, since a value is missing.
    package static let none = KeyHash(high: 0, low: 0)

    package static func < (left: KeyHash, right: KeyHash) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// What the hash of a key's first part begins with.
    package static let seed = KeyHash(high: 0x676F_6E67_6B61_6920, low: 0x7265_636F_7264_7320)

    /// The hash of a text under a key; the hash of one part is the key of the next, so that `a`, `bc` and `ab`, `c` differ.
    package init(_ bytes: UnsafeRawBufferPointer, key: KeyHash = KeyHash.seed) {
        var state = SipState(key: key)
        var offset = 0
        while offset + 8 <= bytes.count {
            state.take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for (place, byte) in bytes[offset...].enumerated() { last |= UInt64(byte) << UInt64(8 * place) }
        state.take(last)
        self = state.finish()
        // The one hash that means none is left to that.
        if self == .none { low = 1 }
    }

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// The four words of SipHash, with 128 bits of result.
private struct SipState {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    @inline(__always)
    init(key: KeyHash) {
        words = (
            key.high ^ 0x736F_6D65_7073_6575, key.low ^ 0x646F_7261_6E64_6F6D ^ 0xEE,
            key.high ^ 0x6C79_6765_6E65_7261, key.low ^ 0x7465_6462_7974_6573
        )
    }

    @inline(__always)
    mutating func take(_ word: UInt64) {
        words.3 ^= word
        round()
        round()
        words.0 ^= word
    }

    @inline(__always)
    mutating func finish() -> KeyHash {
        words.2 ^= 0xEE
        for _ in 0..<4 { round() }
        let first = words.0 ^ words.1 ^ words.2 ^ words.3
        words.1 ^= 0xDD
        for _ in 0..<4 { round() }
        return KeyHash(high: first, low: words.0 ^ words.1 ^ words.2 ^ words.3)
    }

    @inline(__always)
    private mutating func round() {
        words.0 &+= words.1
        words.1 = rotated(words.1, 13) ^ words.0
        words.0 = rotated(words.0, 32)
        words.2 &+= words.3
        words.3 = rotated(words.3, 16) ^ words.2
        words.0 &+= words.3
        words.3 = rotated(words.3, 21) ^ words.0
        words.2 &+= words.1
        words.1 = rotated(words.1, 17) ^ words.2
        words.2 = rotated(words.2, 32)
    }

    @inline(__always)
    private func rotated(_ word: UInt64, _ places: UInt64) -> UInt64 { word << places | word >> (64 - places) }
}

/// The hashes of the keys of some records.
package struct KeyHashes: Sendable {
    /// How many keys each record has.
    package let keyCount: Int
    /// Which records they are: each one's number within its piece.
    package private(set) var records: [UInt32] = []
    /// Record by record, each with its keys.
    package private(set) var hashes: [KeyHash] = []

    package init(keyCount: Int, capacity: Int) {
        self.keyCount = keyCount
        records.reserveCapacity(capacity)
        hashes.reserveCapacity(keyCount * capacity)
    }

    package mutating func begin(record: UInt32) { records.append(record) }
    package mutating func append(_ hash: KeyHash) { hashes.append(hash) }
}

/// Hashes the keys of records: by the bytes of their values, so after these have been brought into canonical form.
package struct KeyHasher: Sendable {
    /// The fields of each key, by their place in the schema.
    private let keys: [[Int]]

    package init(_ keys: [[Int]]) {
        self.keys = keys
    }

    /// - Parameter columns: for each field of the schema, the column of the batch that holds its values.
    package func hashes(of batch: RecordBatch, columns: [Int?]) -> KeyHashes {
        var hashes = KeyHashes(keyCount: keys.count, capacity: batch.records.count)
        for (place, record) in batch.records.enumerated() {
            hashes.begin(record: record.index)
            for fields in keys { hashes.append(hash(of: fields, record: place, in: batch, columns)) }
        }
        return hashes
    }

    @inline(__always)
    private func hash(of fields: [Int], record: Int, in batch: RecordBatch, _ columns: [Int?]) -> KeyHash {
        var hash = KeyHash.seed
        for field in fields {
            guard let column = columns[field] else { return .none }
            let place = batch.place(record: record, column: column)
            guard !place.isMissing else { return .none }
            hash = KeyHash(batch.value(at: place), key: hash)
        }
        return hash
    }
}
