import GongkaiXML

/// Names that something is known of, looked up as they stand in a file. There are several in each line of it, so that neither
/// strings are made of them nor each is compared with all.
struct XMLNameTable<Meaning: Sendable>: Sendable {
    private struct Slot {
        let name: StaticString
        let key: UInt64
        let meaning: Meaning
    }

    /// A power of two of them, at least twice as many as names, so that a search soon ends at an empty one.
    private let slots: [Slot?]

    init(_ meanings: [(name: StaticString, meaning: Meaning)]) {
        var size = 8
        while size < 2 * meanings.count { size *= 2 }
        var slots = [Slot?](repeating: nil, count: size)
        for (name, meaning) in meanings {
            // What ends a name stands behind a literal of the program too: a NUL.
            let key = XMLRawName(name.utf8Start).key
            var place = XMLNameTable.place(of: key, size)
            while slots[place] != nil { place = (place + 1) & (size - 1) }
            slots[place] = Slot(name: name, key: key, meaning: meaning)
        }
        self.slots = slots
    }

    /// What a name means; `nil` where it is unknown.
    subscript(name: XMLRawName) -> Meaning? {
        let key = name.key
        var place = XMLNameTable.place(of: key, slots.count)
        while let slot = slots[place] {
            if slot.key == key, slot.name ~= name { return slot.meaning }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func place(of key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
    }
}
