import Glibc
import GongkaiBytes

/// A record as it lies in memory and in files while records are sorted: how long key and record are, then both.
struct SortedRecord {
    /// How many bytes stand before the key.
    static let headSize = 8

    let all: UnsafeRawBufferPointer
    let key: UnsafeRawBufferPointer
    let payload: UnsafeRawBufferPointer

    /// Finds the parts of the record at an address.
    init(at start: UnsafeRawPointer) {
        let keySize = Int(start.loadUnaligned(as: UInt32.self))
        let size = SortedRecord.size(at: start)
        all = UnsafeRawBufferPointer(start: start, count: size)
        key = UnsafeRawBufferPointer(start: start + SortedRecord.headSize, count: keySize)
        payload = UnsafeRawBufferPointer(rebasing: all.dropFirst(SortedRecord.headSize + keySize))
    }

    /// How many bytes the record at an address has, by its head.
    static func size(at start: UnsafeRawPointer) -> Int {
        headSize + Int(start.loadUnaligned(as: UInt32.self))
            + Int(start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    }

    /// The first bytes of the key as a number, by which most records are told apart.
    var prefix: UInt64 {
        var prefix: UInt64 = 0
        for place in 0..<8 { prefix = prefix << 8 | (place < key.count ? UInt64(key[place]) : 0) }
        return prefix
    }

    /// Negative, zero or positive as the key comes before, with or behind that of another record.
    func compareKey(to other: SortedRecord) -> Int {
        guard let left = key.baseAddress, let right = other.key.baseAddress else { return key.count - other.key.count }
        let difference = memcmp(left, right, min(key.count, other.key.count))
        return difference != 0 ? Int(difference) : key.count - other.key.count
    }
}

/// Records in memory that become a sorted run.
struct MemoryRun {
    private struct Entry {
        var prefix: UInt64
        var offset: Int
    }

    /// An eighth of the memory is for entries: they have 16 bytes, few records have less than 100.
    private let mostEntries: Int
    private let capacity: Int
    private var entries: [Entry] = []
    /// Where the records lie; `nil` as long as there are none.
    private var records: ByteBuffer?

    init(memory: Int) {
        mostEntries = max(16, memory / 8 / MemoryLayout<Entry>.stride)
        capacity = max(256, memory / 8 * 7)
    }

    /// Whether a record fits in; the first one always does.
    func hasRoom(for size: Int) -> Bool {
        entries.isEmpty || entries.count < mostEntries && (records?.count ?? 0) + size <= capacity
    }

    mutating func add(key: UnsafeRawBufferPointer, _ parts: [UnsafeRawBufferPointer], size: Int) {
        // All at once, since growing takes more for a moment; what is not touched takes none.
        let records = self.records ?? ByteBuffer(capacity: capacity)
        self.records = records
        entries.reserveCapacity(mostEntries)
        let offset = records.count
        for length in [key.count, size] {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: length)) { records.append($0) }
        }
        records.append(key)
        for part in parts { records.append(part) }
        entries.append(Entry(prefix: SortedRecord(at: records.start + offset).prefix, offset: offset))
    }

    mutating func sort() {
        guard let records else { return }
        let start = UnsafeRawPointer(records.start)
        entries.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            let difference = SortedRecord(at: start + left.offset).compareKey(
                to: SortedRecord(at: start + right.offset))
            // Records lie in the order in which they came.
            return difference != 0 ? difference < 0 : left.offset < right.offset
        }
    }

    /// Hands out the records until nobody wants more.
    func forEach(_ body: (SortedRecord) throws -> Bool) rethrows {
        guard let records else { return }
        for entry in entries where try !body(SortedRecord(at: records.start + entry.offset)) { return }
    }

    /// Drops the records and keeps the memory: taken anew for each run, it would come from another place of the heap for
    /// each thread that does so, and the heap would keep them all.
    mutating func empty() {
        entries.removeAll(keepingCapacity: true)
        records?.count = 0
        records?.shrink(to: capacity)
    }

    /// Drops the records and the memory.
    mutating func giveUp() {
        entries = []
        records = nil
    }
}
