import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiXML

/// What stands in an output, as the parsers of its format see it.
struct WrittenTexts {
    enum Fault: Error {
        case notWellFormed(String)
    }

    private var texts: [String] = []
    /// Every text in each of the ways in which formats escape, without white space.
    private var haystack = Data()

    /// - Throws: where the output is not well-formed, or holds what would run.
    init(_ bytes: [UInt8], mediaType: String) throws {
        if Archive.isArchive(bytes) {
            for file in try Archive.unpack(bytes) { try add(file.bytes, mediaType: WrittenTexts.mediaType(of: file)) }
        } else {
            try add(bytes, mediaType: mediaType)
        }
        haystack = Data(bytes)
        for spelling in texts.joined(separator: "\u{E000}").spellings {
            haystack.append(0xFF)
            haystack.append(spelling.withoutSpace)
        }
    }

    private static func mediaType(of file: NamedFile) -> String {
        if file.name.hasSuffix(".xml") || file.name.hasSuffix(".rels") { return "application/xml" }
        return file.name.hasSuffix(".json") ? "application/json" : "text/plain"
    }

    private mutating func add(_ bytes: [UInt8], mediaType: String) throws {
        switch mediaType {
        case _ where mediaType.hasSuffix("xml"): try add(try XMLElement(reading: bytes))
        case "application/json": add(try JSONNode.parse(bytes))
        case "application/x-ndjson":
            for line in bytes.split(separator: 0x0A) { add(try JSONNode.parse(Array(line))) }
        case "text/html": try add(html: String(decoding: bytes, as: UTF8.self))
        // Of what is no text, such as a database, whatever stretches of it are.
        default: texts.append(String(decoding: bytes, as: UTF8.self))
        }
    }

    private mutating func add(_ element: XMLElement) throws {
        // A cell of a sheet that is calculated, and what a page would run.
        guard !["f", "script"].contains(element.name.local) else {
            throw Fault.notWellFormed("the element \(element.name.local)")
        }
        texts += element.attributes.map(\.value) + [element.text]
        // A paragraph of a word processor, whose lines and tabs are elements.
        if element.name.local == "p" { texts.append(element.wholeText) }
        for child in element.elements { try add(child) }
    }

    private mutating func add(_ node: JSONNode) {
        switch node.value {
        case .object(let members):
            for member in members {
                texts.append(member.name)
                add(member.value)
            }
        case .array(let items): for item in items { add(item) }
        case .string(let text), .number(let text): texts.append(text)
        case .boolean, .null: break
        }
    }

    /// There is no parser of HTML in the house; our pages have tags without `>` in their attributes.
    private mutating func add(html: String) throws {
        for tag in html.matches(of: /<[^>]*>/) {
            let lower = tag.output.lowercased()
            guard !lower.hasPrefix("<script"), !lower.contains(" on"), !lower.contains("javascript:"),
                lower.dropFirst().firstIndex(of: "<") == nil
            else { throw Fault.notWellFormed(String(tag.output)) }
        }
        texts.append(html.replacing("<br>", with: "\n").replacing(/<[^>]*>/, with: ""))
    }

    /// Whether a text is there, be it as it is or in one of the ways in which formats escape. White space, which pages
    /// break and join, does not count.
    func hold(_ text: String) -> Bool { haystack.range(of: text.withoutSpace) != nil }
}

extension XMLElement {
    /// The text of the element and all within it.
    fileprivate var wholeText: String { text + elements.map(\.wholeText).joined() }
}

extension String {
    /// As bytes: strings are compared by characters, which joiners and variants merge.
    fileprivate var withoutSpace: Data {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.properties.isWhitespace { scalars.append(scalar) }
        return Data(String(scalars).utf8)
    }

    fileprivate var spellings: [String] {
        let unescaped = withoutBackslashes
        return [
            self, unescaped, withoutReferences, unescaped.withoutReferences,
            replacingOccurrences(of: "\"\"", with: "\""), replacingOccurrences(of: "''", with: "'"),
            // Office Open XML, ST_Xstring; breaks within headings and cells of Markdown.
            replacingOccurrences(of: "_x000D_", with: "\r"), unescaped.replacingOccurrences(of: "<br>", with: "\n"),
        ]
    }

    private var withoutReferences: String {
        replacing(/&(?:#([0-9]+)|(lt|gt|quot|apos|amp));/) { match in
            if let number = match.output.1.flatMap({ UInt32($0) }).flatMap(Unicode.Scalar.init) {
                return String(number)
            }
            return ["lt": "<", "gt": ">", "quot": "\"", "apos": "'", "amp": "&"][match.output.2 ?? ""] ?? ""
        }
    }

    private var withoutBackslashes: String {
        replacing(/(?s)\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|u\{([0-9A-Fa-f]+)\}|(.))/) { match in
            if let scalar = (match.output.1 ?? match.output.2 ?? match.output.3).flatMap({ UInt32($0, radix: 16) })
                .flatMap(
                    Unicode.Scalar.init)
            {
                return String(scalar)
            }
            let character = match.output.4 ?? ""
            return ["n": "\n", "r": "\r", "t": "\t", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}"][character]
                ?? String(character)
        }
    }
}
