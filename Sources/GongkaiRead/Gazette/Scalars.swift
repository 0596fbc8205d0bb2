import GongkaiBytes

/// Classes of characters that the rules of reading speak of.
extension Unicode.Scalar {
    /// White space of any width, line ends and the ideographic space among it.
    var isSpace: Bool {
        guard value <= 0x3000 else { return false }
        return switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// A character that XML 1.0 (2.2, Char) forbids, so that no writer could carry it.
    var isForbidden: Bool {
        guard value < 0x20 || value >= 0xFFFE else { return false }
        return switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// The value of a decimal digit, half- or full-width.
    var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: nil
        }
    }

    var isDigit: Bool { digit != nil }

    var isLatin: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// A numeral of the counting or digit form: 一 … 十百千万〇零○两.
    var isNumeral: Bool {
        switch self {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "〇", "零", "○", "两": true
        default: false
        }
    }

    /// An opening bracket of any kind but quotation marks and 《.
    var opensBracket: Bool {
        switch self {
        case "(", "（", "〔", "[", "［", "【", "{", "｛": true
        default: false
        }
    }

    /// A closing bracket of any kind but quotation marks and 》.
    var closesBracket: Bool {
        switch self {
        case ")", "）", "〕", "]", "］", "】", "}", "｝": true
        default: false
        }
    }

    /// A mark that ends a sentence.
    var endsSentence: Bool {
        switch self {
        case "。", "！", "？", "!", "?", "．": true
        default: false
        }
    }

    /// A comma, half- or full-width.
    var isComma: Bool { self == "，" || self == "," }

    var isColon: Bool { self == "：" || self == ":" }

    var isSemicolon: Bool { self == "；" || self == ";" }

    /// A full-width form of ASCII folded to its half-width one; anything else unchanged.
    var folded: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(value - 0xFEE0) ?? self
    }

    /// How many bytes its UTF-8 form takes; without branches, since it is asked of every character several times.
    var width: Int { 1 + (value < 0x80 ? 0 : 1) + (value < 0x800 ? 0 : 1) + (value < 0x10000 ? 0 : 1) }
}

/// A word to look for: a literal, compared scalar by scalar; its ends are at hand, since most comparisons end there.
struct Word: ExpressibleByStringLiteral, Sendable {
    private let text: StaticString
    /// How many scalars it has; a word is never empty.
    let count: Int
    let first: Unicode.Scalar
    let last: Unicode.Scalar

    init(stringLiteral value: StaticString) {
        text = value
        var count = 0
        var first: Unicode.Scalar = "\0"
        var last: Unicode.Scalar = "\0"
        var offset = 0
        while offset < value.utf8CodeUnitCount {
            last = Word.bytes(of: value).scalar(at: offset)
            if count == 0 { first = last }
            count += 1
            offset += last.width
        }
        self.count = count
        self.first = first
        self.last = last
    }

    /// The scalars, one after the other.
    struct Scalars: Sequence, IteratorProtocol {
        fileprivate let text: StaticString
        fileprivate var offset = 0

        mutating func next() -> Unicode.Scalar? {
            guard offset < text.utf8CodeUnitCount else { return nil }
            let scalar = Word.bytes(of: text).scalar(at: offset)
            offset += scalar.width
            return scalar
        }
    }

    var scalars: Scalars { Scalars(text: text) }

    /// The bytes of a literal, which are valid UTF-8.
    @inline(__always)
    fileprivate static func bytes(of text: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
}

/// Looking at a stretch of scalars.
extension ArraySlice<Unicode.Scalar> {
    var string: String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: reduce(0) { $0 + $1.width }) { buffer in
            var end = 0
            func put(_ byte: UInt32) {
                buffer.initializeElement(at: end, to: UInt8(truncatingIfNeeded: byte))
                end += 1
            }
            for scalar in self {
                let value = scalar.value
                switch scalar.width {
                case 1: put(value)
                case 2:
                    put(0xC0 | value >> 6)
                    put(0x80 | value & 0x3F)
                case 3:
                    put(0xE0 | value >> 12)
                    put(0x80 | value >> 6 & 0x3F)
                    put(0x80 | value & 0x3F)
                default:
                    put(0xF0 | value >> 18)
                    put(0x80 | value >> 12 & 0x3F)
                    put(0x80 | value >> 6 & 0x3F)
                    put(0x80 | value & 0x3F)
                }
            }
            // What scalars give is valid, so that nothing needs to look again.
            return String(copying: UTF8Span(unchecked: UnsafeBufferPointer(buffer).span))
        }
    }

    /// The number that Chinese numerals spell, in counting form or digit by digit.
    var chineseNumber: Int? { ChineseNumerals.value(of: map(\.value)) }

    /// The number that Chinese numerals spell digit by digit: 二〇一七.
    var chineseDigits: Int? { ChineseNumerals.digitValue(of: map(\.value)) }

    /// The text without any white space.
    var compact: String {
        contains(where: \.isSpace) ? filter { !$0.isSpace }[...].string : string
    }

    func starts(with word: Word) -> Bool {
        has(word, at: startIndex)
    }

    func ends(with word: Word) -> Bool {
        count >= word.count && self[endIndex - 1] == word.last && has(word, at: endIndex - word.count)
    }

    func ends(withAnyOf words: [Word]) -> Bool {
        words.contains { ends(with: $0) }
    }

    /// Whether a word stands at an index.
    func has(_ word: Word, at index: Int) -> Bool {
        guard index >= startIndex, endIndex - index >= word.count, self[index] == word.first else { return false }
        var place = index
        for scalar in word.scalars {
            guard self[place] == scalar else { return false }
            place += 1
        }
        return true
    }

    /// The first index at which a word stands.
    func firstIndex(of word: Word, from start: Int? = nil) -> Int? {
        let first = word.first
        var index = start ?? startIndex
        while index < endIndex {
            if self[index] == first, has(word, at: index) { return index }
            index += 1
        }
        return nil
    }

    func contains(_ word: Word) -> Bool { firstIndex(of: word) != nil }

    /// Whether another stretch stands somewhere in this one.
    func contains(_ other: ArraySlice) -> Bool {
        guard let first = other.first else { return true }
        var rest = self
        while rest.count >= other.count, let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: other) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }

    func containsAny(of words: [Word]) -> Bool { words.contains { contains($0) } }

    /// The stretch without white space at its ends.
    var trimmed: ArraySlice<Unicode.Scalar> {
        var start = startIndex
        var end = endIndex
        while start < end, self[start].isSpace { start += 1 }
        while end > start, self[end - 1].isSpace { end -= 1 }
        return self[start..<end]
    }

    /// The index behind the bracket that closes the one at `open`; any closing bracket matches any opening one, since
    /// scans mix their kinds. `nil` where none does within `limit` scalars.
    func closing(ofBracketAt open: Int, limit: Int = 2000) -> Int? {
        var depth = 0
        for index in open..<Swift.min(endIndex, open + limit) {
            if self[index].opensBracket { depth += 1 }
            if self[index].closesBracket {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return nil
    }

    /// Splits outside brackets where the predicate holds; the separators are left out, empty pieces too.
    func splitOutsideBrackets(where isSeparator: (Int) -> Bool) -> [ArraySlice<Unicode.Scalar>] {
        var pieces: [ArraySlice<Unicode.Scalar>] = []
        var depth = 0
        var start = startIndex
        for index in indices {
            if self[index].opensBracket || self[index] == "《" { depth += 1 }
            if self[index].closesBracket || self[index] == "》" { depth = Swift.max(0, depth - 1) }
            guard depth == 0, isSeparator(index) else { continue }
            if start < index { pieces.append(self[start..<index]) }
            start = index + 1
        }
        if start < endIndex { pieces.append(self[start..<endIndex]) }
        return pieces
    }
}
