import Foundation
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiTables
import GongkaiWrite
import TestSupport
import Testing

/// The files of `Schemas/Datasets` that come of the definitions there. `GONGKAI_UPDATE_SCHEMAS=1` writes them anew, after
/// which the program has to be built again.
@Suite("The catalogue of datasets")
struct DatasetCatalogueTests {
    private static let folder = URL(filePath: #filePath)
        .appending(path: "../../../../Schemas/Datasets").standardizedFileURL

    /// The definitions that stand in the folder; the schemas of publications' tables are made by the program itself.
    static let names: [String] = {
        let projections = Set(Projection.standard.map(\.schema.name))
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
            .map { String($0.dropLast(".json".count)) }.filter { !projections.contains($0) }.sorted()
    }()

    private func definition(_ name: String) throws -> (schema: DatasetSchema, bytes: [UInt8]) {
        let bytes = Array(try Data(contentsOf: DatasetCatalogueTests.folder.appending(path: name + ".json")))
        var sink = DiagnosticSink()
        let schema = try DatasetSchemaReader().read(bytes, name: name, diagnostics: &sink)
        #expect(sink.diagnostics.map(\.rule.id) == [])
        return (schema, bytes)
    }

    private func expectFile(_ bytes: [UInt8], at file: URL) throws {
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_SCHEMAS"] == "1" { try Data(bytes).write(to: file) }
        #expect(try Array(Data(contentsOf: file)) == bytes, "\(file.lastPathComponent) is stale")
    }

    @Test("carries every definition of the folder")
    func embedded() throws {
        let file = DatasetCatalogueTests.folder.appending(path: "../Embedded/Datasets.c").standardizedFileURL
        try expectFile(Array(embedding(of: DatasetCatalogueTests.names).utf8), at: file)
        #expect(DatasetCatalogue.names == DatasetCatalogueTests.names)
        #expect(DatasetCatalogue.all.map(\.name) == DatasetCatalogueTests.names)
    }

    @Test("has definitions in the program's own form, with the XSD and the JSON Schema that follow", arguments: names)
    func files(_ name: String) throws {
        let (schema, bytes) = try definition(name)
        #expect(schema.name == name)
        #expect(schema.resourceJSON() == bytes)
        let file = DatasetCatalogueTests.folder.appending(path: name)
        try expectFile(schema.xsd(), at: file.appendingPathExtension("xsd"))
        try expectFile(schema.jsonSchema(), at: file.appendingPathExtension("schema.json"))
    }

    @Test("says of each dataset and field what it is, in both languages, and where it comes from", arguments: names)
    func words(_ name: String) throws {
        let schema = try definition(name).schema
        #expect(schema.flaws == [])
        #expect(!schema.primaryKey.isEmpty && !schema.disclosurePoints.isEmpty && !schema.subjects.isEmpty)
        for field in schema.fields {
            #expect(!(field.source ?? "").isEmpty, "\(field.name) has no source")
        }
        let texts = [schema.title, schema.description] + schema.fields.map(\.title)
        #expect(texts.allSatisfy { text in text.chinese.unicodeScalars.contains(where: \.properties.isIdeographic) })
        #expect(texts.allSatisfy { text in text.english.unicodeScalars.contains { ("A"..."z").contains($0) } })
    }

    /// The C file that embeds the definitions.
    private func embedding(of names: [String]) -> String {
        var text = """
            // Generated from the definitions in Schemas/Datasets; a test holds it up to date.

            #include "CSchemas.h"

            #pragma clang diagnostic ignored "-Wc23-extensions"


            """
        for (index, name) in names.enumerated() {
            text += "static const unsigned char dataset_\(index)[] = {\n#embed \"../Datasets/\(name).json\"\n};\n\n"
        }
        text += "static const gongkai_embedded_dataset datasets[] = {\n"
        for (index, name) in names.enumerated() {
            text += "    {\"\(name)\", {dataset_\(index), sizeof(dataset_\(index))}},\n"
        }
        text += """
            };

            size_t gongkai_dataset_count(void) { return sizeof(datasets) / sizeof(datasets[0]); }

            gongkai_embedded_dataset gongkai_dataset(size_t index) { return datasets[index]; }

            """
        return text
    }
}
