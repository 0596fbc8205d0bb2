import GongkaiBytes

/// Values by names, for names that are asked for at every line of a text.
///
/// Names are told apart by their bytes. A dictionary of strings would normalise each of them (Unicode Standard, annex 15),
/// which for Chinese costs more than all else that is done with a line.
struct NameTable<Value: Sendable>: ExpressibleByDictionaryLiteral, Sendable {
    private var values: [UInt64: (name: String, value: Value)] = [:]

    init(dictionaryLiteral pairs: (String, Value)...) { self.init(pairs) }

    /// - Parameter pairs: of a name that comes twice the first counts.
    init(_ pairs: [(String, Value)]) {
        for (name, value) in pairs where self[name] == nil { values[NameTable.key(name)] = (name, value) }
    }

    subscript(name: String) -> Value? {
        guard let found = values[NameTable.key(name)], found.name.utf8.elementsEqual(name.utf8) else { return nil }
        return found.value
    }

    private static func key(_ name: String) -> UInt64 {
        var name = name
        return name.withUTF8 { FNV1a.hash(UnsafeRawBufferPointer($0)) }
    }
}

/// Words that are looked for together: each place is looked at once, and compared with those words alone that begin as it does.
struct WordSet: ExpressibleByArrayLiteral, Sendable {
    /// The words that begin alike, each group together; none at the first place.
    private let groups: [[Word]]
    /// By the low bits of a scalar, which group begins with such a one.
    private let beginnings: [UInt16]

    init(arrayLiteral words: Word...) {
        var groups: [[Word]] = [[]]
        var beginnings = [UInt16](repeating: 0, count: 1 << 10)
        for word in words {
            let place = WordSet.place(of: word.first)
            if beginnings[place] == 0 {
                beginnings[place] = UInt16(groups.count)
                groups.append([])
            }
            groups[Int(beginnings[place])].append(word)
        }
        self.groups = groups
        self.beginnings = beginnings
    }

    @inline(__always)
    private static func place(of scalar: Unicode.Scalar) -> Int { Int(scalar.value & 0x3FF) }

    /// Whether one of the words stands somewhere in a stretch.
    func isIn(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        for index in text.indices {
            let group = beginnings[WordSet.place(of: text[index])]
            if group > 0, groups[Int(group)].contains(where: { text.has($0, at: index) }) { return true }
        }
        return false
    }
}
