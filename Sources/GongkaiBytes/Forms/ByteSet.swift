/// A fixed set of texts that is asked with bytes: the codes of a vocabulary, the values of an enumeration.
package struct ByteSet: Sendable {
    private let members: [[UInt8]]
    /// Places among the members, plus one; 0 for none. A power of two of them, at least twice as many as members.
    private var slots: [UInt32]

    package init(_ texts: some Sequence<String>) {
        members = texts.map { Array($0.utf8) }
        var size = 4
        while size < 2 * members.count { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (index, member) in members.enumerated() {
            var slot = member.withUnsafeBytes(ByteSet.hash) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    package func contains(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var slot = ByteSet.hash(bytes) & (slots.count - 1)
        while slots[slot] != 0 {
            let isEqual = members[Int(slots[slot]) - 1].withUnsafeBytes { $0.isEqual(to: bytes) }
            if isEqual { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// The members come from the schema, so that nobody else chooses what collides.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        let hash = FNV1a.hash(bytes)
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
