import GongkaiDiagnostics
import GongkaiWrite

/// Cuts a template into text and tags, and refuses what is none.
struct TemplateScanner {
    /// Larger ones are refused.
    static let mostBytes = 1 << 20
    /// Sections within one another.
    static let mostDepth = 32

    private let bytes: [UInt8]
    private let file: String
    private var offset = 0
    private var line = 1
    private var delimiters = TemplateTag.Delimiters()
    private var open: [TemplateTag] = []
    private var parts: [TemplatePart] = []

    /// - Throws: `WriteError.unusable`, with the line.
    static func parts(of bytes: [UInt8], file: String) throws(WriteError) -> [TemplatePart] {
        var scanner = TemplateScanner(bytes, file: file)
        try scanner.scan()
        return scanner.parts
    }

    private init(_ bytes: [UInt8], file: String) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        self.file = file
    }

    private var place: TemplatePlace { TemplatePlace(file: file, line: line) }

    private mutating func scan() throws(WriteError) {
        guard bytes.count <= TemplateScanner.mostBytes else {
            throw place.unusable(.templateMalformed, "it has more than \(TemplateScanner.mostBytes) bytes")
        }
        guard (try? UTF8Span(validating: bytes.span)) != nil else {
            throw place.unusable(.templateMalformed, "it is not UTF-8")
        }
        while let start = find(delimiters.open, from: offset) {
            take(textUpTo: start)
            offset += delimiters.open.utf8.count
            try readTag()
        }
        take(textUpTo: bytes.count)
        if let section = open.last {
            throw TemplatePlace(file: file, line: section.line).unusable(.templateUnclosed, section.text)
        }
    }

    private mutating func take(textUpTo end: Int) {
        guard end > offset else { return }
        parts.append(.text(String(decoding: bytes[offset..<end], as: UTF8.self)))
        advance(to: end)
    }

    private mutating func advance(to end: Int) {
        line += bytes[offset..<end].count { $0 == UInt8(ascii: "\n") }
        offset = end
    }

    private func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start + wanted.count <= bytes.count else { return nil }
        return (start...(bytes.count - wanted.count)).first {
            bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted)
        }
    }

    // MARK: A tag

    private static let kinds: [UInt8: TemplateTag.Kind] = [
        UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .end,
        UInt8(ascii: ">"): .partial, UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .raw,
        UInt8(ascii: "{"): .raw, UInt8(ascii: "="): .delimiters,
    ]

    private mutating func readTag() throws(WriteError) {
        let sign = offset < bytes.count ? bytes[offset] : 0
        let kind = TemplateScanner.kinds[sign]
        let ending =
            switch sign {
            case UInt8(ascii: "{"): "}" + delimiters.close
            case UInt8(ascii: "="): "=" + delimiters.close
            default: delimiters.close
            }
        guard let end = find(ending, from: offset + (kind == nil ? 0 : 1)) else {
            throw place.unusable(.templateMalformed, "the tag that begins here does not end with \(ending)")
        }
        let text = String(decoding: bytes[(offset + (kind == nil ? 0 : 1))..<end], as: UTF8.self)
        var tag = TemplateTag(kind: kind ?? .variable, text: trimmed(text), line: line, delimiters: delimiters)
        try read(&tag)
        parts.append(.tag(tag))
        advance(to: end + ending.utf8.count)
    }

    private func trimmed(_ text: String) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let scalars = text.unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        var trimmed = String.UnicodeScalarView()
        trimmed.append(contentsOf: scalars)
        return String(trimmed)
    }

    private mutating func read(_ tag: inout TemplateTag) throws(WriteError) {
        switch tag.kind {
        case .comment: break
        case .partial: try checkPartial(tag)
        case .delimiters: try change(tag)
        case .variable, .raw: try readName(of: &tag)
        case .section, .inverted:
            try readName(of: &tag)
            open.append(tag)
            guard open.count <= TemplateScanner.mostDepth else {
                throw place.unusable(
                    .templateMalformed, "more than \(TemplateScanner.mostDepth) sections stand within one another")
            }
        case .end:
            try readName(of: &tag)
            guard let section = open.popLast(), section.name == tag.name else {
                throw place.unusable(
                    .templateWrongEnd, tag.text, parts.isEmpty ? "no end" : expectedEnd(before: tag))
            }
        }
    }

    private func expectedEnd(before tag: TemplateTag) -> String {
        // The section that was open was taken off before it was compared.
        var sections: [TemplateTag] = []
        for case .tag(let tag) in parts {
            if tag.kind == .section || tag.kind == .inverted { sections.append(tag) }
            if tag.kind == .end { _ = sections.popLast() }
        }
        return sections.last.map { "{{/\($0.text)}}" } ?? "no end"
    }

    /// A partial is a file beside the template: its name is no path.
    private func checkPartial(_ tag: TemplateTag) throws(WriteError) {
        let isName =
            !tag.text.isEmpty
            && tag.text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        guard isName else {
            throw place.unusable(.templatePartial, tag.text, "its name is not made of letters, digits, - and _")
        }
    }

    /// swift-mustache forgets what a section changed when the section ends, so that only what stands outside may change it.
    private mutating func change(_ tag: TemplateTag) throws(WriteError) {
        let words = tag.text.split { $0 == " " || $0 == "\t" }
        guard open.isEmpty, words.count == 2, words.allSatisfy({ !$0.contains("=") && !$0.contains("\n") }) else {
            throw place.unusable(.templateUnsupported, "{{=\(tag.text)=}}")
        }
        delimiters = TemplateTag.Delimiters(open: String(words[0]), close: String(words[1]))
    }

    // MARK: A name

    /// Reads `a.b`, `.`, `.a`, and `count(a)` or `first()`.
    private func readName(of tag: inout TemplateTag) throws(WriteError) {
        var rest = Substring(tag.text)
        while let parenthesis = rest.firstIndex(of: "(") {
            let transform = rest[..<parenthesis]
            guard !transform.isEmpty, rest.last == ")", tag.transforms.count < 4 else { throw unsupported(tag) }
            tag.transforms.append(String(transform))
            rest = rest[rest.index(after: parenthesis)...].dropLast()
        }
        if rest == "." || (rest.isEmpty && !tag.transforms.isEmpty) { return }
        if rest.hasPrefix(".") {
            tag.isOwn = true
            rest = rest.dropFirst()
        }
        tag.path = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isName = tag.path.allSatisfy { name in
            !name.isEmpty
                && name.unicodeScalars.allSatisfy { scalar in
                    scalar.value > 0x7F && !scalar.properties.isWhitespace || scalar == "_" || scalar == "-"
                        || scalar.value < 0x80 && scalar.properties.isAlphabetic
                        || (0x30...0x39).contains(scalar.value)
                }
        }
        guard isName else { throw unsupported(tag) }
    }

    private func unsupported(_ tag: TemplateTag) -> WriteError {
        let sign = tag.kind == .section ? "#" : tag.kind == .inverted ? "^" : tag.kind == .end ? "/" : ""
        return place.unusable(.templateUnsupported, "{{\(sign)\(tag.text)}}")
    }
}
