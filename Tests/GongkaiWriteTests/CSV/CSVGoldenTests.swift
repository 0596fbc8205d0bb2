import Foundation
import GongkaiBytes
import GongkaiModel
import GongkaiWrite
import TestSupport
import Testing

@Suite struct CSVGoldenTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden/publication-tables.txt")

    /// All tables, one behind the other, each under its name.
    private func tables() throws -> Data {
        let files = try CSVPublicationWriter().files(of: .small).dropFirst()
        return Data(files.flatMap { Array("== \($0.name)\r\n".utf8) + $0.bytes })
    }

    @Test("a small publication is written as these very tables")
    func golden() throws {
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1" {
            try tables().write(to: CSVGoldenTests.golden)
        }
        #expect(try tables() == Data(contentsOf: CSVGoldenTests.golden))
    }

    @Test("the description names every table with its columns and keys, in order")
    func descriptor() throws {
        let file = try #require(CSVPublicationWriter().files(of: .small).first)
        let package = try #require(JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.compactMap { $0["name"] as? String } == PublicationTables.all.map(\.name))
        let schemas = resources.compactMap { $0["schema"] as? [String: Any] }
        #expect(schemas.compactMap { $0["primaryKey"] as? [String] } == PublicationTables.all.map(\.primaryKey))
        for (schema, table) in zip(schemas, PublicationTables.all) {
            let fields = try #require(schema["fields"] as? [[String: Any]])
            #expect(fields.compactMap { $0["name"] as? String } == table.fields.map(\.name))
        }
    }

    @Test("every table of the bundle is a schema without flaws, which the reader finds by its name")
    func schemas() {
        for table in PublicationTables.all { #expect(table.flaws.isEmpty, "\(table.name)") }
        #expect(Set(PublicationTables.all.map(\.name)).count == PublicationTables.all.count)
        for kind in NodeKind.allCases {
            #expect(kind.table.map { table in PublicationTables.all.contains { $0.name == table.name } } ?? true)
        }
    }
}
