/// Hashes with a number each, in memory: open addressing, slots in the order of the hashes.
struct HashTable {
    private struct Slot {
        var hash = KeyHash.none
        var number: UInt64 = 0
    }

    private var slots: [Slot] = []
    private(set) var count = 0
    /// How many hashes fit without going over the memory that is allowed.
    let capacity: Int
    private let largest: Int

    /// - Parameter memory: in bytes, about.
    init(memory: Int) {
        largest = max(64, memory / MemoryLayout<Slot>.stride)
        capacity = largest - largest / 8
        slots = Array(repeating: Slot(), count: HashTable.first(upTo: largest))
    }

    /// The first size, from which growing fourfold leads to the largest: old and new slots are never more than a quarter
    /// above it.
    private static func first(upTo largest: Int) -> Int {
        var size = largest
        while size >= 4096 { size /= 4 }
        return size
    }

    var isFull: Bool { count >= capacity }

    /// Adds a hash that is not there yet.
    /// - Returns: the number that it has already, where it is there.
    @inline(__always)
    mutating func insert(_ hash: KeyHash, _ number: UInt64) -> UInt64? {
        if count >= slots.count - slots.count / 8 { grow() }
        let slot = find(hash)
        if slots[slot].hash == hash { return slots[slot].number }
        slots[slot] = Slot(hash: hash, number: number)
        count += 1
        return nil
    }

    func contains(_ hash: KeyHash) -> Bool { slots[find(hash)].hash == hash }

    /// Hands out what is there, in no order.
    func forEach(_ body: (KeyHash, UInt64) throws(SpillError) -> Void) throws(SpillError) {
        for slot in slots where slot.hash != .none { try body(slot.hash, slot.number) }
    }

    /// The slot of a hash, or the free one that it would get.
    @inline(__always)
    private func find(_ hash: KeyHash) -> Int {
        var slot = Int(truncatingIfNeeded: hash.high.multipliedFullWidth(by: UInt64(slots.count)).high)
        while slots[slot].hash != hash && slots[slot].hash != .none {
            slot += 1
            if slot == slots.count { slot = 0 }
        }
        return slot
    }

    private mutating func grow() {
        precondition(slots.count < largest, "a full table takes no more")
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 8 > largest ? largest : old.count * 4)
        for entry in old where entry.hash != .none { slots[find(entry.hash)] = entry }
    }
}
