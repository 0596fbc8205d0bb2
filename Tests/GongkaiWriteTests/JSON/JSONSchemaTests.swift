import Foundation
import GongkaiBytes
import GongkaiModel
import Testing

/// That the schema and the model know the same words. That it takes what we write is judged by `Tests/Interop/json.sh`.
@Suite struct JSONSchemaTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Schemas/publication-1.schema.json")

    private let schema: JSONNode

    init() throws {
        schema = try JSONNode.parse(Array(try Data(contentsOf: JSONSchemaTests.file)))
    }

    private func member(_ path: String) throws -> JSONNode {
        try path.split(separator: "/").reduce(schema) { node, name in
            guard case .object(let members) = node.value else { return node }
            return try #require(members.first { $0.name == name }?.value, "\(path)")
        }
    }

    /// The words of an `enum`.
    private func words(_ path: String) throws -> [String] {
        guard case .array(let nodes) = try member(path + "/enum").value else { return [] }
        return nodes.compactMap { node in if case .string(let word) = node.value { word } else { nil } }
    }

    @Test("every enumeration of the schema has the words of the model, in their order")
    func enumerations() throws {
        let definitions = "$defs/"
        func rawValues<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> [String] {
            type.allCases.map(\.rawValue)
        }
        #expect(try words(definitions + "publication/properties/kind") == rawValues(Publication.Kind.self))
        #expect(try words(definitions + "document/properties/kind") == rawValues(DocumentKind.self))
        #expect(try words(definitions + "document/properties/status") == rawValues(DocumentStatus.self))
        #expect(try words(definitions + "dropped/properties/reason") == rawValues(Dropped.Reason.self))
        #expect(try words(definitions + "relation/properties/type") == rawValues(Relation.Kind.self))
        #expect(try words(definitions + "division/properties/kind") == rawValues(Division.Kind.self))
        #expect(try words(definitions + "span/properties/reason") == rawValues(Span.Repair.self))
        let forms = rawValues(DocumentNumber.Form.self).filter { $0 != "standard" }
        #expect(try words(definitions + "documentNumber/properties/form") == forms)
    }

    @Test("the schema names the model that the writer writes")
    func model() throws {
        #expect(try member("$defs/publication/properties/model/const").value == .string(Publication.model))
    }

    @Test("no object of the schema takes members it does not name")
    func closed() throws {
        guard case .object(let definitions) = try member("$defs").value else { return }
        var objects = 0
        for definition in definitions {
            guard case .object(let members) = definition.value.value,
                members.contains(where: { $0.name == "type" && $0.value.value == .string("object") }),
                definition.name != "block"  // One of five objects, each of them closed.
            else { continue }
            objects += 1
            let isClosed = members.contains {
                $0.name == "additionalProperties" && $0.value.value == .boolean(false)
            }
            #expect(isClosed, "\(definition.name)")
        }
        #expect(objects > 20)
    }
}
