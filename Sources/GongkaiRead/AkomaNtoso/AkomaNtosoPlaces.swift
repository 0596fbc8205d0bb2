import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Finds where the elements of a file stand, which the parser does not say but by lines.
enum AkomaNtosoPlaces {
    /// What stands in front of the range that is noted as an attribute of an element; no file can have this namespace.
    private static let namespace = "\u{0}place"

    /// A file's elements, each with the range from its start tag to its end tag. Offsets count the bytes of the text in
    /// UTF-8; a file in another encoding is decoded for that, and where that fails the elements have no places.
    static func placed(_ root: XMLElement, in bytes: [UInt8]) -> XMLElement {
        var text = bytes
        if (try? UTF8Span(validating: bytes.span)) == nil || bytes.contains(0) {
            guard let decoded = try? TextDecoder.decode(bytes) else { return root }
            text = decoded.bytes
        }
        let ranges = ranges(in: text)
        guard ranges.count == count(root) else { return root }
        var placed = root
        var next = 0
        note(ranges, in: &placed, next: &next)
        return placed
    }

    /// The range that was noted; none where none was.
    static func range(of element: XMLElement) -> [SourceRange] {
        guard let last = element.attributes.last, last.name.namespace == namespace else { return [] }
        let numbers = last.value.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 3 else { return [] }
        return [SourceRange(start: numbers[0], end: numbers[1], line: numbers[2])]
    }

    private static func count(_ element: XMLElement) -> Int {
        var count = 1
        for case .element(let child) in element.children { count += self.count(child) }
        return count
    }

    private static func note(_ ranges: [SourceRange], in element: inout XMLElement, next: inout Int) {
        let range = ranges[next]
        next += 1
        element.attributes.append(
            XMLAttribute(XMLName("place", namespace: namespace), "\(range.start) \(range.end) \(range.line)"))
        for place in element.children.indices {
            guard case .element(var child) = element.children[place] else { continue }
            note(ranges, in: &child, next: &next)
            element.children[place] = .element(child)
        }
    }

    // MARK: Tags

    /// The ranges of the elements in the order of their start tags, of a file that is known to be well-formed and to have
    /// no document type.
    private static func ranges(in text: [UInt8]) -> [SourceRange] {
        var ranges: [SourceRange] = []
        var open: [Int] = []
        var (line, counted, position) = (1, 0, 0)
        while let start = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            guard let end = tagEnd(in: text, from: start) else { break }
            let second = text[start + 1]
            if second == UInt8(ascii: "/") {
                if let element = open.popLast() { ranges[element].end = end }
            } else if second != UInt8(ascii: "!"), second != UInt8(ascii: "?") {
                line += text[counted..<start].count { $0 == 0x0A }
                counted = start
                if text[end - 2] != UInt8(ascii: "/") { open.append(ranges.count) }
                ranges.append(SourceRange(start: start, end: end, line: line))
            }
            position = end
        }
        return open.isEmpty ? ranges : []
    }

    private static func tagEnd(in text: [UInt8], from start: Int) -> Int? {
        guard start + 1 < text.count else { return nil }
        let rest = text[(start + 1)...]
        if rest.starts(with: "!--".utf8) { return end(of: "-->", in: text, from: start + 4) }
        if rest.starts(with: "![CDATA[".utf8) { return end(of: "]]>", in: text, from: start + 9) }
        if text[start + 1] == UInt8(ascii: "?") { return end(of: "?>", in: text, from: start + 2) }
        var quote: UInt8?
        for position in rest.indices {
            let byte = text[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return position + 1
            }
        }
        return nil
    }

    /// The offset behind the next occurrence of a mark.
    static func end(of mark: String, in text: [UInt8], from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        guard start <= text.count - mark.count else { return nil }
        for position in start...(text.count - mark.count) where text[position] == mark[0] {
            if text[position..<(position + mark.count)].elementsEqual(mark) { return position + mark.count }
        }
        return nil
    }
}
