import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

@Suite("Table Schemas of others")
struct ForeignSchemaTests {
    private func read(_ json: String) throws -> (schema: DatasetSchema, notes: [String]) {
        var sink = DiagnosticSink()
        let schema = try DatasetSchemaReader().read(Array(json.utf8), name: "data", diagnostics: &sink)
        return (schema, sink.diagnostics.map { "\($0.rule.id) \($0.modelPath ?? "")" })
    }

    private func field(_ json: String) throws -> DatasetField {
        try #require(try read(#"{"fields":[\#(json)]}"#).schema.fields.first)
    }

    @Test(
        "Each type becomes one of ours",
        arguments: [
            ("any", FieldType.string), ("string", .string), ("number", .decimal), ("integer", .integer),
            ("boolean", .boolean), ("date", .date), ("time", .time), ("datetime", .dateTime), ("year", .year),
            ("yearmonth", .yearMonth), ("duration", .duration), ("geopoint", .geopoint), ("list", .list(of: .string)),
        ])
    func types(_ name: String, _ type: FieldType) throws {
        #expect(try field(#"{"name":"a","type":"\#(name)"}"#).type == type)
    }

    @Test("A list of others has a delimiter and a type of items")
    func lists() throws {
        let list = try field(#"{"name":"a","type":"list","itemType":"number","delimiter":"|"}"#)
        #expect(list.type == .list(of: .decimal))
        #expect(list.separator == "|")
        #expect(try field(#"{"name":"a","type":"list"}"#).separator == ",")
    }

    @Test("Words for true and false are those named, else the standard's")
    func booleans() throws {
        let named = try field(#"{"name":"a","type":"boolean","trueValues":["是"],"falseValues":["否"]}"#)
        #expect(named.truthValues == .init(true: ["是"], false: ["否"]))
        #expect(try field(#"{"name":"a","type":"boolean"}"#).truthValues == .tableSchema)
    }

    @Test("Bounds and values may be numbers, booleans or texts")
    func constraints() throws {
        let number = try field(
            #"{"name":"a","type":"number","constraints":{"minimum":0,"maximum":"10.50","enum":[1,2.5],"required":true}}"#
        )
        #expect(
            number.constraints == .init(required: true, minimum: "0", maximum: "10.50", enumeration: ["1", "2.5"]))
        let boolean = try field(#"{"name":"a","type":"boolean","constraints":{"enum":[true]}}"#)
        #expect(boolean.constraints.enumeration == ["true"])
        let text = try field(
            #"{"name":"a","constraints":{"minLength":1,"maxLength":9,"pattern":"[a-z]*","unique":true}}"#)
        #expect(text.constraints == .init(unique: true, minimumLength: 1, maximumLength: 9, pattern: "[a-z]*"))
    }

    @Test("Categories are codes, with labels or without")
    func categories() throws {
        let plain = try field(#"{"name":"a","categories":["x","y"],"categoriesOrdered":true}"#)
        #expect(plain.type == .code([.init("x", "x", "x"), .init("y", "y", "y")]))
        #expect(plain.isOrdered)
        let labelled = try field(#"{"name":"a","type":"integer","categories":[{"value":1,"label":"开放"},{"value":2}]}"#)
        #expect(labelled.type == .code([.init("1", "开放", "开放"), .init("2", "2", "2")]))
    }

    @Test(
        "Formats that come to the same are taken, and a pattern for dates that occur means all of those",
        arguments: [
            (#""type":"date","format":"%Y-%m-%d""#, nil), (#""type":"date","format":"any""#, "any"),
            (#""type":"date","format":"%Y/%m/%d""#, "any"), (#""type":"date","format":"fmt:%Y年%m月%d日""#, "any"),
            (#""type":"string","format":"email""#, "email"), (#""type":"integer","format":"default""#, nil),
            (#""type":"geopoint","format":"default""#, nil),
        ])
    func formats(_ members: String, _ format: String?) throws {
        #expect(try field(#"{"name":"a",\#(members)}"#).format == format)
    }

    @Test("A text in the format uri is a URI, and thousands separators are a reading")
    func uriAndThousands() throws {
        #expect(try field(#"{"name":"a","format":"uri"}"#).type == .uri)
        #expect(try field(#"{"name":"a","type":"number","groupChar":",","decimalChar":"."}"#).readings == [.thousands])
    }

    @Test("Keys are one name or several, and names that XML has not are escaped everywhere")
    func keys() throws {
        let (schema, notes) = try read(
            """
            {"fields":[{"name":"罚款(元)"},{"name":"b"}],"primaryKey":"罚款(元)",
             "foreignKeys":[{"fields":"b","reference":{"resource":"other","fields":"x y"}},
                            {"fields":["b"],"reference":{"fields":["罚款(元)"]}}]}
            """)
        #expect(schema.primaryKey == ["罚款_x0028_元_x0029_"])
        #expect(schema.fields[0].title == BilingualText("罚款(元)", "罚款(元)"))
        #expect(
            schema.foreignKeys == [
                .init(["b"], references: ["x_x0020_y"], of: "other"), .init(["b"], references: ["罚款_x0028_元_x0029_"]),
            ])
        #expect(notes == ["schema.escaped-name fields/0/name"])
    }

    @Test("Missing values may have labels; what makes no difference is noted")
    func unused() throws {
        let (schema, notes) = try read(
            """
            {"fields":[{"name":"a","rdfType":"http://schema.org/name"}],"fieldsMatch":["equal"],
             "missingValues":["",{"value":"-9","label":"unknown"}]}
            """)
        #expect(schema.missingValues == ["", "-9"])
        #expect(
            notes == [
                "schema.unused fields/0/rdfType", "schema.unused fieldsMatch", "schema.unused missingValues/1/label",
            ])
    }

    @Test("A Data Resource gives name, title and description, of version 1 too")
    func resource() throws {
        let (schema, notes) = try read(
            """
            {"name":"stops","profile":"tabular-data-resource","path":"stops.csv","title":"站点","description":"全部",
             "schema":{"fields":[{"name":"a"}],"missingValues":[]}}
            """)
        #expect(schema.name == "stops")
        #expect(schema.title == BilingualText("站点", "站点"))
        #expect(schema.description == BilingualText("全部", "全部"))
        #expect(schema.missingValues == [])
        #expect(notes == [])
    }
}
