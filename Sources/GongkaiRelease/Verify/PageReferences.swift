/// What a page of HTML leads to, and the names that others can lead to in it.
///
/// The page is cut into tags as HTML's tokeniser does (HTML 13.2.5), as far as references need it: comments and the text
/// of scripts and styles are passed over, attributes stand in quotes or not, and character references are resolved. What
/// a script makes is not seen.
package struct PageReferences: Hashable, Sendable {
    /// The links, in their order, as they are written with character references resolved.
    package private(set) var links: [String] = []
    /// The values of `id`, and of `name` on anchors.
    package private(set) var names: Set<String> = []

    /// The attributes that hold one address.
    private static let addresses: Set<String> = ["href", "src", "poster", "data", "action", "cite", "formaction"]
    /// Elements whose content is text up to their end tag.
    private static let rawText: Set<String> = ["script", "style", "textarea", "title", "xmp", "noembed"]

    package init(page: [UInt8]) {
        var scan = TagScan(page)
        while let tag = scan.next() {
            for (name, value) in tag.attributes { take(name, value, of: tag.name) }
            if PageReferences.rawText.contains(tag.name) { scan.skipText(of: tag.name) }
        }
    }

    private mutating func take(_ name: String, _ value: String, of element: String) {
        if name == "id" || (name == "name" && element == "a") { names.insert(value) }
        if PageReferences.addresses.contains(name) { links.append(value.trimmingSpaces) }
        guard name == "srcset" else { return }
        for candidate in value.split(separator: ",") {
            if let address = candidate.split(whereSeparator: \.isWhitespace).first { links.append(String(address)) }
        }
    }
}

/// Goes from start tag to start tag.
private struct TagScan {
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)] = []
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Tag? {
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = start + 1
            if bytes[place...].starts(with: "!--".utf8) {
                place = end(of: "-->", from: place + 1)
            } else if place < bytes.count, isLetter(bytes[place]) {
                return tag()
            }
        }
        place = bytes.count
        return nil
    }

    /// Passes over text up to an end tag.
    mutating func skipText(of element: String) {
        let end = Array("</\(element)".utf8)
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            let found = bytes[start...].prefix(end.count).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
            place = start + 1
            if found == end { return }
        }
        place = bytes.count
    }

    private mutating func tag() -> Tag {
        var tag = Tag(name: word { isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }.lowercased())
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            guard !isSpace(bytes[place]), bytes[place] != UInt8(ascii: "/") else {
                place += 1
                continue
            }
            if let attribute = attribute() { tag.attributes.append(attribute) }
        }
        return tag
    }

    private mutating func attribute() -> (name: String, value: String)? {
        let start = place
        let name = word {
            isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "=")
        }
        // A lone equals sign begins a name.
        if place == start { place += 1 }
        skipSpaces()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return (name.lowercased(), "") }
        place += 1
        skipSpaces()
        guard place < bytes.count else { return nil }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return (name.lowercased(), CharacterReferences.resolved(word { isSpace($0) || $0 == UInt8(ascii: ">") }))
        }
        place += 1
        let value = word { $0 == quote }
        if place < bytes.count { place += 1 }
        return (name.lowercased(), CharacterReferences.resolved(value))
    }

    private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func skipSpaces() {
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
    }

    private func end(of mark: String, from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var place = start
        while place + mark.count <= bytes.count {
            if bytes[place..<place + mark.count].elementsEqual(mark) { return place + mark.count }
            place += 1
        }
        return bytes.count
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

/// Character references of HTML, as far as addresses and names have them: numbers, and the five that must be escaped.
private enum CharacterReferences {
    private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    static func resolved(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var result = String(parts.removeFirst())
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else {
                result += "&" + part
                continue
            }
            result += character + part[part.index(after: end)...]
        }
        return result
    }

    private static func character(_ reference: Substring) -> String? {
        if let known = named[String(reference)] { return known }
        guard reference.hasPrefix("#") else { return nil }
        let digits = reference.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
