/// The names of the columns of a stream of records, for the formats in which every record names its own fields.
///
/// A record mostly has its fields in the order of the columns, so the column next in order is compared with first, and
/// the others are looked up only where it is not the one.
package final class RecordNames {
    private struct Entry {
        var start: Int
        var length: Int
        /// Whether there is a name, and no column before has it.
        var isFindable: Bool
        /// Whether, besides, the name stands in JSON and XML as it is, without an escape.
        var isPlain: Bool
    }

    /// The names, each from a whole word on and filled up with zeros.
    private let text = ByteBuffer(capacity: 1024)
    private var entries: [Entry] = []
    /// Places in `entries` plus one, by hash; 0 where nothing is.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// - Parameter names: those of the columns; one without a name is never found, nor is the second of the same.
    package init(_ names: [String?]) {
        for name in names {
            let utf8 = Array((name ?? "").utf8)
            utf8.withUnsafeBytes { add($0, isNamed: name != nil) }
        }
    }

    package var count: Int { entries.count }

    /// Adds a name behind the others.
    package func add(_ name: UnsafeRawBufferPointer) { add(name, isNamed: true) }

    private func add(_ name: UnsafeRawBufferPointer, isNamed: Bool) {
        let isFirst = isNamed && index(of: name) == nil
        let isPlain = isFirst && name.allSatisfy(RecordNames.isPlain)
        entries.append(Entry(start: text.count, length: name.count, isFindable: isFirst, isPlain: isPlain))
        text.append(name)
        text.append(repeatElement(0, count: 8 - text.count % 8))
        guard isFirst else { return }
        if entries.count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 4)
            for index in entries.indices.dropLast() where entries[index].isFindable { insert(index) }
        }
        insert(entries.count - 1)
    }

    /// Whether a name needs no escape in JSON and can't be mistaken for markup in XML.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && !"\"\\<>&/='".utf8.contains(byte)
    }

    /// Where the name of a column ends that stands at an address; `nil` where another or none stands there. What stands
    /// behind the name is for the caller to see, and seven bytes behind it must be readable.
    @inline(__always)
    package func passed(_ column: Int, at address: UnsafeRawPointer) -> Int? {
        let entry = entries[column]
        guard entry.isPlain else { return nil }
        let name = UnsafeRawPointer(text.start + entry.start)
        var offset = 0
        while offset + 8 <= entry.length {
            guard word(address + offset) == word(name + offset) else { return nil }
            offset += 8
        }
        let rest = entry.length - offset
        guard rest > 0 else { return entry.length }
        let difference = (word(address + offset) ^ word(name + offset)) << UInt64((8 - rest) * 8)
        return difference == 0 ? entry.length : nil
    }

    @inline(__always)
    private func word(_ address: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: address.loadUnaligned(as: UInt64.self))
    }

    /// The column of a name.
    package func index(of name: UnsafeRawBufferPointer) -> Int? {
        var slot = RecordNames.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if self.name(index).elementsEqual(name) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func name(_ index: Int) -> UnsafeRawBufferPointer {
        let entry = entries[index]
        return UnsafeRawBufferPointer(rebasing: text.bytes[entry.start..<entry.start + entry.length])
    }

    private func insert(_ index: Int) {
        var slot = RecordNames.hash(name(index)) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
    }

    /// With the high bits brought down.
    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        let hash = FNV1a.hash(name)
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
