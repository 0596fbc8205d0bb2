/// Reads the start tags of HTML, one after the other, as the tokenizer of the standard takes them (HTML, 13.2.5), as far as
/// names and attributes go.
struct HTMLTagReader {
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: `nil` at the end.
    mutating func next() -> Tag? {
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            if follows("!--") {
                skip(past: "-->")
            } else if let first = current, HTMLTagReader.isLetter(first) {
                let tag = readTag()
                // Their content is no markup.
                if ["script", "style", "textarea", "title"].contains(tag.name) { skip(past: "</" + tag.name) }
                return tag
            }
        }
        return nil
    }

    // MARK: Places

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func follows(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// Goes behind the next place of a text, in letters of either case; else to the end.
    private mutating func skip(past text: String) {
        let wanted = Array(text.utf8)
        while position < bytes.count {
            let here = bytes[position...].prefix(wanted.count)
            if here.count == wanted.count, here.elementsEqual(wanted, by: { HTMLTagReader.lower($0) == $1 }) {
                position += wanted.count
                return
            }
            position += 1
        }
    }

    private mutating func take(while isWanted: (UInt8) -> Bool) -> [UInt8] {
        let start = position
        while let byte = current, isWanted(byte) { position += 1 }
        return Array(bytes[start..<position])
    }

    // MARK: Tags

    private mutating func readTag() -> Tag {
        let name = take { !HTMLTagReader.isSpace($0) && ![UInt8(ascii: "/"), UInt8(ascii: ">")].contains($0) }
        var tag = Tag(name: HTMLTagReader.lower(name), attributes: [])
        while let byte = current, byte != UInt8(ascii: ">") {
            if HTMLTagReader.isSpace(byte) || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                tag.attributes.append(readAttribute())
            }
        }
        position = min(position + 1, bytes.count)
        return tag
    }

    private mutating func readAttribute() -> (name: String, value: String) {
        let start = position
        position += 1
        let ends = [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "=")]
        _ = take { !HTMLTagReader.isSpace($0) && !ends.contains($0) }
        let name = HTMLTagReader.lower(Array(bytes[start..<position]))
        _ = take(while: HTMLTagReader.isSpace)
        guard current == UInt8(ascii: "=") else { return (name, "") }
        position += 1
        _ = take(while: HTMLTagReader.isSpace)
        guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return (name, HTMLTagReader.decoded(take { !HTMLTagReader.isSpace($0) && $0 != UInt8(ascii: ">") }))
        }
        position += 1
        let value = take { $0 != quote }
        position = min(position + 1, bytes.count)
        return (name, HTMLTagReader.decoded(value))
    }

    // MARK: Characters

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lower(byte)) }
    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
    private static func lower(_ bytes: [UInt8]) -> String { String(decoding: bytes.map(lower), as: UTF8.self) }

    /// Resolves the references that our pages write, and those by number.
    private static func decoded(_ value: [UInt8]) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard text.contains("&") else { return text }
        var decoded = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            decoded += rest[..<mark]
            rest = rest[mark...]
            if let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end].dropFirst()) {
                decoded += character
                rest = rest[rest.index(after: end)...]
            } else {
                decoded += "&"
                rest = rest.dropFirst()
            }
        }
        return decoded + rest
    }

    private static func character(_ name: Substring) -> String? {
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
        guard name.hasPrefix("#") else { return named[String(name)] }
        let digits = name.dropFirst()
        let code =
            digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
