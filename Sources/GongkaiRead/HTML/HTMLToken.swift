/// A piece of a page, by byte offsets.
enum HTMLToken {
    case text(Range<Int>)
    /// The whole tag, from `<` to behind `>`; its name is given apart.
    case start(HTMLTag, Range<Int>)
    case end(HTMLTag, Range<Int>)
}

/// Cuts a page into text and tags as browsers do (HTML Living Standard, 13.2.5), with comments, declarations and
/// instructions left out. Nothing is an error to it; each byte is looked at a fixed number of times.
struct HTMLTokenizer {
    private let bytes: [UInt8]
    private var offset = 0
    /// The element whose raw text comes next.
    private var raw: (tag: HTMLTag, name: Range<Int>)?
    /// Where the page breaks off inside a tag or a comment, if it does.
    private(set) var cutOff: Int?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static let open = UInt8(ascii: "<")
    private static let close = UInt8(ascii: ">")
    private static let slash = UInt8(ascii: "/")

    mutating func next() -> HTMLToken? {
        if let raw {
            self.raw = nil
            let text = rawText(of: raw.name)
            if !text.isEmpty { return .text(text) }
        }
        while offset < bytes.count {
            if bytes[offset] != HTMLTokenizer.open || !beginsMarkup(at: offset) { return .text(text()) }
            switch bytes[offset + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
            case HTMLTokenizer.slash where !HTMLTokenizer.isLetter(byte(at: offset + 2)): skip(to: HTMLTokenizer.close)
            default: if let tag = tag() { return tag }
            }
        }
        return nil
    }

    private func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    private func beginsMarkup(at place: Int) -> Bool {
        let next = byte(at: place + 1)
        return HTMLTokenizer.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || next == HTMLTokenizer.slash && place + 2 < bytes.count
    }

    /// Text up to the next markup; at least one byte.
    private mutating func text() -> Range<Int> {
        let start = offset
        offset += 1
        bytes.withUnsafeBufferPointer { bytes in
            while offset < bytes.count, bytes[offset] != HTMLTokenizer.open { offset += 1 }
        }
        while offset < bytes.count, !beginsMarkup(at: offset) {
            offset += 1
            while offset < bytes.count, bytes[offset] != HTMLTokenizer.open { offset += 1 }
        }
        return start..<offset
    }

    /// Text of an element without markup, up to its end tag, which stays.
    private mutating func rawText(of name: Range<Int>) -> Range<Int> {
        let start = offset
        while offset < bytes.count {
            if bytes[offset] == HTMLTokenizer.open, byte(at: offset + 1) == HTMLTokenizer.slash, isName(name) { break }
            offset += 1
        }
        return start..<offset
    }

    /// Whether the end tag here has that name.
    private func isName(_ name: Range<Int>) -> Bool {
        let first = offset + 2
        guard first + name.count <= bytes.count else { return false }
        for step in 0..<name.count where bytes[first + step] | 0x20 != bytes[name.lowerBound + step] | 0x20 {
            return false
        }
        let behind = byte(at: first + name.count)
        return behind == HTMLTokenizer.close || behind == HTMLTokenizer.slash || HTMLTokenizer.isSpace(behind)
    }

    private mutating func skip(to end: UInt8) {
        let start = offset
        while offset < bytes.count, bytes[offset] != end { offset += 1 }
        if offset == bytes.count { cutOff = cutOff ?? start } else { offset += 1 }
    }

    /// A comment, to its `-->`; any other declaration, to its `>`.
    private mutating func skipDeclaration() {
        let dash = UInt8(ascii: "-")
        guard byte(at: offset + 1) == UInt8(ascii: "!"), byte(at: offset + 2) == dash, byte(at: offset + 3) == dash
        else { return skip(to: HTMLTokenizer.close) }
        let start = offset
        // `<!-->` and `<!--->` are whole comments.
        offset += 2
        while offset < bytes.count {
            if bytes[offset] == HTMLTokenizer.close, offset >= start + 4 {
                let isEnd = bytes[offset - 1] == dash && bytes[offset - 2] == dash
                let isOddEnd =
                    offset >= start + 7 && bytes[offset - 1] == UInt8(ascii: "!") && bytes[offset - 2] == dash
                    && bytes[offset - 3] == dash
                if isEnd || isOddEnd {
                    offset += 1
                    return
                }
            }
            offset += 1
        }
        cutOff = cutOff ?? start
    }

    /// A tag; `nil` where the page ends inside it.
    private mutating func tag() -> HTMLToken? {
        let start = offset
        let isEnd = bytes[start + 1] == HTMLTokenizer.slash
        let nameStart = start + (isEnd ? 2 : 1)
        var place = nameStart
        while place < bytes.count, !HTMLTokenizer.isSpace(bytes[place]), bytes[place] != HTMLTokenizer.slash,
            bytes[place] != HTMLTokenizer.close
        { place += 1 }
        let name = nameStart..<place
        guard let end = HTMLAttributes.end(of: bytes, from: place) else {
            cutOff = cutOff ?? start
            offset = bytes.count
            return nil
        }
        offset = end
        let tag = HTMLTag(bytes[name])
        if isEnd { return .end(tag, start..<end) }
        if tag.isRawText { raw = (tag, name) }
        return .start(tag, start..<end)
    }
}

/// The attributes of a start tag, read where they are asked for.
struct HTMLAttributes {
    private let bytes: [UInt8]
    private let tag: Range<Int>

    /// - Parameter tag: the whole start tag.
    init(of tag: Range<Int>, in bytes: [UInt8]) {
        self.bytes = bytes
        self.tag = tag
    }

    /// Where a tag ends whose name ends at an offset: behind the first `>` outside of quoted values.
    static func end(of bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var place = start
            var quote: UInt8 = 0
            var mayQuote = false
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == UInt8(ascii: ">") {
                    return place
                } else if mayQuote, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                    mayQuote = false
                } else if byte == UInt8(ascii: "=") {
                    mayQuote = true
                } else if !HTMLTokenizer.isSpace(byte) {
                    mayQuote = false
                }
            }
            return nil
        }
    }

    /// The value of an attribute, its character references read; empty where it has none, `nil` where it is absent.
    subscript(name: StaticString) -> [UInt8]? {
        guard let range = range(of: name) else { return nil }
        return HTMLReferences.decoded(range, of: bytes)
    }

    /// Where the value stands.
    private func range(of wanted: StaticString) -> Range<Int>? {
        let last = tag.upperBound - 1
        var place = tag.lowerBound + 1
        while place < last, !HTMLTokenizer.isSpace(bytes[place]), bytes[place] != UInt8(ascii: "/") { place += 1 }
        while place < last {
            while place < last, HTMLTokenizer.isSpace(bytes[place]) || bytes[place] == UInt8(ascii: "/") { place += 1 }
            let nameStart = place
            while place < last, bytes[place] != UInt8(ascii: "="), !HTMLTokenizer.isSpace(bytes[place]),
                bytes[place] != UInt8(ascii: "/")
            { place += 1 }
            let name = nameStart..<place
            while place < last, HTMLTokenizer.isSpace(bytes[place]) { place += 1 }
            var value = place..<place
            if place < last, bytes[place] == UInt8(ascii: "=") {
                value = self.value(at: &place, last: last)
            }
            if isSame(name, wanted) { return value }
            if place == nameStart { place += 1 }
        }
        return nil
    }

    private func value(at place: inout Int, last: Int) -> Range<Int> {
        place += 1
        while place < last, HTMLTokenizer.isSpace(bytes[place]) { place += 1 }
        guard place < last else { return place..<place }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = place
            while place < last, !HTMLTokenizer.isSpace(bytes[place]) { place += 1 }
            return start..<place
        }
        place += 1
        let start = place
        while place < last, bytes[place] != quote { place += 1 }
        let end = place
        if place < last { place += 1 }
        return start..<end
    }

    private func isSame(_ name: Range<Int>, _ wanted: StaticString) -> Bool {
        guard name.count == wanted.utf8CodeUnitCount else { return false }
        for (step, place) in name.enumerated() {
            let byte = bytes[place]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != wanted.utf8Start[step] { return false }
        }
        return true
    }
}
