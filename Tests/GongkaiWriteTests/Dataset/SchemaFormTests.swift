import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import TestSupport
import Testing

/// What independent programs make of these forms, `Tests/Interop/schemas.sh` shows.
@Suite("Forms of a dataset's schema")
struct SchemaFormTests {
    private static let schema = DatasetSchema(
        "bus \"stops\"", BilingualText("Stops | all", "站点\n全部"), description: BilingualText("It's `all`.", "全部*站点*。"),
        fields: [
            DatasetField("id", BilingualText("Id", "编号"), .integer, constraints: .init(required: true, minimum: "1")),
            DatasetField("a'b", BilingualText("Odd", "怪'字"), .code([.init("x'y", "X|Y", "甲|乙")])),
            DatasetField("lines", BilingualText("Lines", "线路"), .list(of: .string), unit: "条"),
        ],
        primaryKey: ["id"], foreignKeys: [.init(["id"], references: ["id"], of: "others")])

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("SQL quotes names and texts, and its comments stay in their lines")
    func sql() {
        let sqlite = text(SchemaFormTests.schema.sql(for: .sqlite))
        #expect(sqlite.hasPrefix("-- 站点\n-- 全部\n"))
        #expect(sqlite.contains(#"CREATE TABLE "bus ""stops""" ("#))
        #expect(sqlite.contains(#""a'b" TEXT CHECK ("a'b" IN ('x''y')),  -- 怪'字"#))
        #expect(sqlite.contains(#"FOREIGN KEY ("id") REFERENCES "others" ("id")"#))
        #expect(sqlite.hasSuffix(") STRICT;\n"))
        let postgresql = text(SchemaFormTests.schema.sql(for: .postgresql))
        #expect(postgresql.contains(#"COMMENT ON COLUMN "bus ""stops"""."a'b" IS '怪''字';"#))
        #expect(postgresql.contains(#"ALTER TABLE "bus ""stops""" ADD FOREIGN KEY"#))
    }

    @Test("A dictionary has headings in the language asked for, and titles in both")
    func dictionary() {
        let chinese = text(SchemaFormTests.schema.dictionary(in: .chinese))
        #expect(chinese.hasPrefix("# 站点 全部 Stops \\| all\n"))
        #expect(chinese.contains("| 3 | `lines` | 线路 | Lines | 多个文本 |  | 条 |  |\n"))
        #expect(chinese.contains("| `x'y` | 甲\\|乙 | X\\|Y |\n"))
        #expect(chinese.contains("- 外键：`id` → `others` (`id`)\n"))
        let english = text(SchemaFormTests.schema.dictionary(in: .english))
        #expect(english.contains("| 1 | `id` | 编号 | Id | integer | required; ≥ 1 |  |  |\n"))
        #expect(english.contains("It's \\`all\\`."))
    }

    @Test("A blank table is a header")
    func template() {
        #expect(text(SchemaFormTests.schema.csvTemplate()) == "id,a'b,lines\r\n")
        #expect(text(SchemaFormTests.schema.csvTemplate(names: .title)) == "编号,怪'字,线路\r\n")
    }

    @Test("Every form comes out the same twice, and those in JSON are JSON", arguments: 0..<60)
    func generated(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        let schema = generator.makeSchema()
        for form in [schema.jsonSchema, { schema.csvw() }, { schema.resourceJSON() }] {
            _ = try JSONNode.parse(form())
            #expect(form() == form())
        }
        #expect(schema.xsd() == schema.xsd())
        for dialect in SQLDialect.allCases { #expect(schema.sql(for: dialect) == schema.sql(for: dialect)) }
    }
}
