import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

@Suite("Schemas that we write and read again")
struct SchemaRoundTripTests {
    private static let folder = URL(filePath: #filePath)
        .appending(path: "../../../../Schemas/Datasets").standardizedFileURL

    private func read(_ bytes: [UInt8], name: String = "unnamed") throws -> DatasetSchema {
        var sink = DiagnosticSink()
        let schema = try DatasetSchemaReader().read(bytes, name: name, diagnostics: &sink)
        #expect(sink.diagnostics.map(\.rule.id).filter { $0 != "schema.unused" } == [])
        return schema
    }

    @Test("The schemas of the program come back as they are")
    func committed() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: SchemaRoundTripTests.folder.path)
            .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
        #expect(files.count >= 10)
        for file in files {
            let bytes = try Data(contentsOf: SchemaRoundTripTests.folder.appending(path: file))
            let schema = try read(Array(bytes))
            #expect(schema.resourceJSON() == Array(bytes), "\(file)")
        }
    }

    @Test("Any sound schema comes back, as a Data Resource and as a Table Schema", arguments: 0..<300)
    func generated(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        let schema = generator.makeSchema()
        #expect(schema.flaws == [])
        #expect(try read(schema.resourceJSON()) == schema)
        #expect(try read(schema.tableSchemaJSON(isWhole: true)) == schema)
    }

    @Test("A Table Schema that says no name takes the one handed in")
    func unnamed() throws {
        let schema = try read(Array(#"{"fields":[{"name":"a"}]}"#.utf8), name: "penalties")
        #expect(schema.name == "penalties")
        #expect(schema.namespace == "urn:gongkai:dataset:penalties:1")
        #expect(schema.fields == [DatasetField("a", BilingualText("a", "a"))])
    }
}
