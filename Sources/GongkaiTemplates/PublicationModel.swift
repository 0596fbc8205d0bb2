import GongkaiBytes
import Schemas

/// What a template sees of a publication: the members of its JSON, taken from the schema of that, and a few that a template
/// without code needs.
enum PublicationModel {
    /// Names of what stands in a `content` list.
    static let content: [String: TemplateType] = [
        "isHeading": .flag, "isParagraph": .flag, "isNote": .flag, "isItem": .flag, "isTable": .flag,
        "level": .text, "marker": .text, "text": .text, "caption": .text, "unit": .text,
        "rows": .list(.object(row)), "footnotes": .list(.text),
    ]

    /// The kind of a row of a table, which is a bare list in JSON and has `cells` here.
    static let row = "row"
    static let contentItem = "contentItem"
    /// The kinds that have a body, whose blocks `content` has in one list.
    static let withBody = ["document", "enclosure", "attachment"]

    /// The flags that stand for the value of a member.
    static let flags: [String: [(name: String, member: String, value: String)]] = [
        "publication": [("isGazette", "kind", "gazette"), ("isDocument", "kind", "document")],
        "block": [
            ("isDivision", "type", "division"), ("isParagraph", "type", "paragraph"), ("isList", "type", "list"),
            ("isTable", "type", "table"), ("isNote", "type", "note"),
        ],
    ]

    /// What the name of a date is followed by where it is meant as GB/T 9704-2012 prints it.
    static let printed = "Printed"

    static let model: TemplateModel = {
        guard let schema = try? JSONNode.parse(Schemas.publicationJSON.bytes), let definitions = schema["$defs"] else {
            return TemplateModel(kinds: [:], root: "publication")
        }
        var reader = SchemaReader(definitions: definitions)
        reader.read()
        var kinds = reader.kinds
        for (kind, flags) in flags { for flag in flags { kinds[kind, default: [:]][flag.name] = .flag } }
        for kind in withBody { kinds[kind, default: [:]]["content"] = .list(.object(contentItem)) }
        kinds[contentItem] = content
        return TemplateModel(kinds: kinds, root: "publication")
    }()
}

/// Reads kinds and their names out of a JSON Schema of ours.
private struct SchemaReader {
    let definitions: JSONNode
    var kinds: [String: [String: TemplateType]] = [:]

    mutating func read() {
        for definition in definitions.members where isKind(definition.value) {
            kinds[definition.name] = names(of: definition.value)
        }
    }

    private func isKind(_ definition: JSONNode) -> Bool {
        definition["properties"] != nil || definition["oneOf"]?.elements.first?["$ref"] != nil
    }

    /// The names of an object, or of all that it can be.
    private mutating func names(of definition: JSONNode) -> [String: TemplateType] {
        var names: [String: TemplateType] = [:]
        for choice in definition["oneOf"]?.elements ?? [] {
            guard let target = target(of: choice) else { continue }
            names.merge(self.names(of: target.definition)) { first, _ in first }
        }
        for property in definition["properties"]?.members ?? [] where names[property.name] == nil {
            names[property.name] = type(of: property.value)
            if target(of: property.value)?.name == "date" { names[property.name + PublicationModel.printed] = .text }
        }
        return names
    }

    private func target(of node: JSONNode) -> (name: String, definition: JSONNode)? {
        guard let name = node["$ref"]?.text?.split(separator: "/").last.map(String.init) else { return nil }
        return definitions[name].map { (name, $0) }
    }

    private mutating func type(of node: JSONNode) -> TemplateType {
        if let (name, definition) = target(of: node) {
            return isKind(definition) ? .object(name) : type(of: definition)
        }
        switch node["type"]?.text {
        case "array":
            let element = node["items"].map { type(of: $0) } ?? .text
            guard element.isList else { return .list(element) }
            kinds[PublicationModel.row] = ["cells": element]
            return .list(.object(PublicationModel.row))
        case "boolean": return .flag
        default: return .text
        }
    }
}

extension JSONNode {
    subscript(name: String) -> JSONNode? { members.first { $0.name == name }?.value }

    var members: [JSONMember] { if case .object(let members) = value { members } else { [] } }

    var elements: [JSONNode] { if case .array(let elements) = value { elements } else { [] } }

    /// A text, or a number as written.
    var text: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .boolean(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}
