import GongkaiBytes

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
        repeat { pass(to: HTMLTokenizer.open) } while offset < bytes.count && !beginsMarkup(at: offset)
        return start..<offset
    }

    /// Goes on behind the byte here, up to the next one of a kind or the end.
    private mutating func pass(to byte: UInt8) {
        offset = bytes.withUnsafeBufferPointer { $0.offset(of: byte, from: offset + 1) }
    }

    /// Text of an element without markup, up to its end tag, which stays.
    private mutating func rawText(of name: Range<Int>) -> Range<Int> {
        let start = offset
        while offset < bytes.count {
            if bytes[offset] == HTMLTokenizer.open, byte(at: offset + 1) == HTMLTokenizer.slash, isName(name) { break }
            pass(to: HTMLTokenizer.open)
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
        pass(to: end)
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
            pass(to: HTMLTokenizer.close)
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
        let tag = bytes.withUnsafeBufferPointer { HTMLTag($0[name]) }
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
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: ">") { return place }
                guard byte == UInt8(ascii: "=") else { continue }
                while place < bytes.count, HTMLTokenizer.isSpace(bytes[place]) { place += 1 }
                guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'")
                else { continue }
                place = bytes.offset(of: bytes[place], from: place + 1) + 1
            }
            return nil
        }
    }

    /// The value of an attribute, its character references read; empty where it has none, `nil` where it is absent.
    subscript(name: StaticString) -> [UInt8]? {
        guard let range = range(of: name) else { return nil }
        return HTMLReferences.decoded(range, of: bytes)
    }

    /// Whether they say that the element is not shown: `hidden`, or a style of its own.
    var areHiding: Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var style: Range<Int>?
            var place = nameEnd(in: bytes)
            while let attribute = next(in: bytes, from: &place) {
                if bytes.isName(attribute.name, "hidden") { return true }
                if style == nil, bytes.isName(attribute.name, "style") { style = attribute.value }
            }
            guard let style else { return false }
            // Nearly always without references, so that nothing is copied.
            guard bytes[style].contains(UInt8(ascii: "&")) else { return bytes.isHidingStyle(style) }
            let decoded = HTMLReferences.decoded(style, of: self.bytes)
            return decoded.withUnsafeBufferPointer { $0.isHidingStyle(decoded.indices) }
        }
    }

    // MARK: One after the other

    /// Where the value of an attribute stands: the first, where it is there twice.
    private func range(of wanted: StaticString) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            var place = nameEnd(in: bytes)
            while let attribute = next(in: bytes, from: &place) {
                if bytes.isName(attribute.name, wanted) { return attribute.value }
            }
            return nil
        }
    }

    /// Where the name of the element ends.
    private func nameEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var place = tag.lowerBound + 1
        while place < tag.upperBound - 1, !bytes.endsName(at: place) { place += 1 }
        return place
    }

    /// The name and value of the next attribute; `nil` behind the last.
    private func next(
        in bytes: UnsafeBufferPointer<UInt8>, from place: inout Int
    ) -> (name: Range<Int>, value: Range<Int>)? {
        let last = tag.upperBound - 1
        while place < last, bytes.endsName(at: place) { place += 1 }
        guard place < last else { return nil }
        let start = place
        while place < last, bytes[place] != UInt8(ascii: "="), !bytes.endsName(at: place) { place += 1 }
        let name = start..<place
        while place < last, HTMLTokenizer.isSpace(bytes[place]) { place += 1 }
        guard place < last, bytes[place] == UInt8(ascii: "=") else { return (name, place..<place) }
        return (name, HTMLAttributes.value(in: bytes, at: &place, last: last))
    }

    private static func value(
        in bytes: UnsafeBufferPointer<UInt8>, at place: inout Int, last: Int
    ) -> Range<Int> {
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
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a name in a tag ends before a byte.
    @inline(__always)
    fileprivate func endsName(at place: Int) -> Bool {
        HTMLTokenizer.isSpace(self[place]) || self[place] == UInt8(ascii: "/")
    }

    /// Whether a name in any case is one in lower case.
    fileprivate func isName(_ name: Range<Int>, _ wanted: StaticString) -> Bool {
        guard name.count == wanted.utf8CodeUnitCount else { return false }
        for (step, place) in name.enumerated() {
            let byte = self[place]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != wanted.utf8Start[step] { return false }
        }
        return true
    }

    /// Whether a style keeps its element from being shown.
    fileprivate func isHidingStyle(_ style: Range<Int>) -> Bool {
        style.contains { place in
            switch self[place] | 0x20 {
            case UInt8(ascii: "d"): says("display:none", at: place, until: style.upperBound)
            case UInt8(ascii: "v"): says("visibility:hidden", at: place, until: style.upperBound)
            default: false
            }
        }
    }

    /// Whether words begin at a byte, in letters of any case and with any white space between them.
    private func says(_ words: StaticString, at start: Int, until end: Int) -> Bool {
        var matched = 0
        var place = start
        while matched < words.utf8CodeUnitCount, place < end {
            if !HTMLTokenizer.isSpace(self[place]) {
                guard self[place] | 0x20 == words.utf8Start[matched] else { return false }
                matched += 1
            }
            place += 1
        }
        return matched == words.utf8CodeUnitCount
    }
}
