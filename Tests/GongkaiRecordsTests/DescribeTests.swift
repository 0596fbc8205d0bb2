import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("Records are described by a schema that they keep to")
struct DescribeTests {
    /// One column of CSV under a heading, each value in quotes where it needs them.
    private func column(_ heading: String, _ values: [String?]) -> [UInt8] {
        var csv = CSVEmitter()
        csv.record([heading, "other"])
        for value in values { csv.record([value, "x"]) }
        return csv.take()
    }

    /// The first field of a table of one column.
    private func field(_ heading: String, _ values: [String?]) throws -> DatasetField {
        try #require(try Description().run(column(heading, values)).schema.fields.first)
    }

    private func typeName(_ heading: String, _ values: String?...) throws -> String {
        try field(heading, values).type.name
    }

    // MARK: What is described holds

    /// A table of canonical values, with ones that are missing and, if asked for, ones that just miss it.
    private func table(seed: UInt64, hostile: Bool) -> (csv: [UInt8], schema: DatasetSchema) {
        var schemas = DatasetSchemaGenerator(seed: seed)
        var schema = schemas.makeSchema()
        schema.primaryKey = []
        schema.foreignKeys = []
        schema.missingValues = [""]
        for index in schema.fields.indices {
            schema.fields[index].constraints = .none
            schema.fields[index].truthValues = .canonical
        }
        var values = DatasetValueGenerator(random: SplitMix64(seed: seed))
        let words = [
            "-", "无", "N/A", "1,234", "3.5万", "2017/5/16", "20170516", "9:30", "嘉政发[2017]11号", "0571", "12.5%",
        ]
        var csv = CSVEmitter()
        csv.record(schema.fields.map(\.name))
        for row in 0..<(1 + values.random.next() % 60) {
            csv.record(
                schema.fields.map { field in
                    switch values.random.next() % 12 {
                    // The first record names all fields, for the formats in which records do.
                    case 0 where row > 0: return nil
                    case 1 where hostile: return words[Int(values.random.next() % UInt64(words.count))]
                    case 2 where hostile: return values.candidate(field.type)
                    default: return values.canonical(field.type)
                    }
                })
        }
        return (csv.take(), schema)
    }

    @Test("what was described keeps to it, in CSV, NDJSON, JSON and XML", arguments: 0..<120)
    func holds(seed: UInt64) throws {
        let (csv, typed) = table(seed: seed, hostile: seed % 2 == 1)
        var formats: [(any RecordReader, [UInt8])] = [(CSVRecordReader.csv, csv)]
        // A schema makes numbers and lists of JSON out of text; only the values that it takes.
        let schema = seed % 4 == 0 ? typed : nil
        for (writer, reader) in [
            (JSONRecordWriter.ndjson as any RecordWriter, NDJSONRecordReader() as any RecordReader),
            (JSONRecordWriter.json, JSONRecordReader()), (XMLRecordWriter(), XMLRecordReader()),
        ] {
            let conversion = Conversion(to: writer, schema: schema, policy: .setAside, validates: false)
            formats.append((reader, try conversion.run(csv).bytes))
        }
        for (reader, bytes) in formats where !bytes.isEmpty {
            let description = try Description(from: reader, pieceSize: 500).run(bytes)
            let again = try description.reread()
            #expect(again.fields.map(\.type) == description.schema.fields.map(\.type))
            let check = try Conversion(from: reader, schema: again).run(bytes)
            #expect(
                check.diagnostics.filter { $0.rule.severity == .error }.isEmpty,
                "\(reader.format.name) \(check.findings) \(description.types) \(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }

    @Test("types come back, or a wider one that loses nothing", arguments: 0..<20)
    func typesComeBack(seed: UInt64) throws {
        let same: [FieldType] = [
            .string, .integer, .decimal, .boolean, .date, .time, .dateTime, .yearMonth, .yearQuarter, .uscc,
        ]
        // Text where a form says too little by itself: durations, references without a known scheme, places without
        // fractions, years and lists.
        let text: [FieldType] = [.duration, .uri, .documentNumber, .geopoint, .year, .list(of: .string)]
        for (types, isSame) in [(same, true), (text, false)] {
            for type in types {
                var values = DatasetValueGenerator(random: SplitMix64(seed: seed))
                let described = try field("value", (0..<60).map { _ in values.canonical(type) })
                #expect([type.name, isSame ? type.name : "string"].contains(described.type.name))
            }
        }
        var values = DatasetValueGenerator(random: SplitMix64(seed: seed))
        #expect(try field("区划代码", (0..<60).map { _ in values.canonical(.divisionCode) }).type == .divisionCode)
        #expect(try field("年份", (0..<60).map { _ in values.canonical(.year) }).type == .year)
    }

    @Test("any number of workers and any size of pieces comes to the same", arguments: 0..<20)
    func sameForAnyWorkers(seed: UInt64) throws {
        let (csv, _) = table(seed: seed, hostile: true)
        let one = try Description(workers: 1).run(csv)
        for (workers, size) in [(2, 300), (4, 1_000), (3, 77)] {
            let other = try Description(workers: workers, pieceSize: size).run(csv)
            #expect(other.schema == one.schema)
            #expect(other.observations == one.observations)
        }
    }

    // MARK: Types

    @Test("digits that may be a code stay text")
    func codes() throws {
        #expect(try typeName("x", "007", "12") == "string")
        #expect(try typeName("区号", "0571", "0573") == "string")
        #expect(try typeName("邮政编码", "314000", "314001") == "string")
        #expect(try typeName("cityCode", "3304", "3305") == "string")
        #expect(try typeName("x", "13800000000", "13900000000") == "string")
        #expect(try typeName("序号", "1", "2") == "integer")
        #expect(try typeName("行政区划代码", "330402", "110000") == "divisionCode")
        #expect(try typeName("金额", "330402", "110000") == "integer")
        #expect(try typeName("行政区划代码", "330402", "999999") == "string")
        #expect(try typeName("统一社会信用代码", "91350100M000100Y43") == "uscc")
        #expect(try typeName("统一社会信用代码", "91350100M000100Y44") == "string")
    }

    @Test("years are years where the heading says so")
    func years() throws {
        #expect(try typeName("年份", "2017", "2018") == "year")
        #expect(try typeName("建成年份", "2017", "2018") == "year")
        #expect(try typeName("建成年份", "2017", "3018") == "integer")
        #expect(try typeName("件数", "2017", "2018") == "integer")
        #expect(try typeName("件数", "2017年", "二〇一八年") == "year")
    }

    @Test("numbers are read in another form where every value has it")
    func numbers() throws {
        #expect(try field("金额", ["1,234", "5", "-12,345"]).readings == [.thousands])
        #expect(try field("金额", ["1,234", "5"]).type == .integer)
        #expect(try field("金额", ["1,234", "5678"]).type == .string)
        #expect(try field("金额", ["3.5万", "2亿"]).readings == [.units])
        #expect(try field("金额", ["3.5万", "2"]).type == .string)
        #expect(try field("比例", ["12.5%", "3%"]).type == .decimal)
        #expect(try field("型号", ["12E3", "5E1"]).type == .string)
        #expect(try field("比例", ["0.5", "1"]).type == .decimal)
        #expect(try field("x", ["1.", "2."]).type == .string)
    }

    @Test("dates are dates in the forms that occur")
    func dates() throws {
        for value in ["2017/5/16", "2017年5月16日", "二〇一七年五月十六日", "20170516", "2017-05-16 00:00:00"] {
            let date = try field("日期", [value, "2017-05-16"])
            #expect(date.type == .date && date.format == "any", "\(value)")
        }
        #expect(try field("日期", ["2017-05-16"]).format == nil)
        #expect(try typeName("日期", "20170516", "20170517") == "date")
        #expect(try typeName("日期", "20170516", "20171399") == "integer")
        #expect(try typeName("日期", "2017-02-29") == "string")
        #expect(try typeName("时间", "2017-05-16 09:30:00") == "dateTime")
        #expect(try typeName("时间", "2017-05-16T00:00:00") == "dateTime")
        #expect(try typeName("月份", "2017.10", "2017.11") == "yearMonth")
        #expect(try typeName("金额", "2017.10", "2017.11") == "decimal")
        #expect(try typeName("季度", "2017年第二季度") == "yearQuarter")
    }

    @Test("other types are told by their marks")
    func others() throws {
        #expect(try typeName("文号", "嘉政发〔2017〕11号", "嘉政发[2017] 12号") == "documentNumber")
        #expect(try typeName("文号", "嘉政发〔2017〕11号", "见附件") == "string")
        #expect(try typeName("网址", "https://example.org/") == "uri")
        #expect(try typeName("说明", "a:b") == "string")
        #expect(try typeName("地点", "120.75,30.76") == "geopoint")
        #expect(try typeName("地点", "1,2") == "string")
        #expect(try typeName("坐标", "120,30") == "geopoint")
        #expect(try typeName("是否", "true", "false") == "boolean")
        #expect(try typeName("空", nil, nil) == "string")
    }

    @Test("XML is described by canonical forms alone, which it is checked by")
    func canonicalInXML() throws {
        let xml = "<records><record><a>2017/5/16</a><b>2017-05-16</b></record></records>"
        var description = Description(from: XMLRecordReader())
        description.reading.recordElement = "record"
        #expect(try description.run(xml).types == ["string", "date"])
    }

    @Test("JSON's own types come up")
    func json() throws {
        let json =
            #"{"n":1,"d":1.50,"b":true,"l":["a","b"],"i":[1,2],"m":null,"mixed":1,"code":"01"}"# + "\n"
            + #"{"n":2,"d":1e3,"b":false,"l":[],"i":[3],"m":null,"mixed":"x","code":"02"}"#
        let description = try Description(from: NDJSONRecordReader()).run(json)
        #expect(
            description.types == ["integer", "decimal", "boolean", "list", "list", "string", "string", "string"])
        #expect(description.schema.fields[4].type == .list(of: .integer))
        #expect(description.diagnostics.map(\.rule) == [.describeNoType])
    }

    // MARK: Missing values, enumerations, keys

    @Test("words that are the only exceptions of a column stand for missing values")
    func missingWords() throws {
        let description = try Description().run("a,b,c\n1,-,无\n-,-,x\n3,-,y\n")
        #expect(description.types == ["integer", "string", "string"])
        #expect(description.schema.missingValues == ["", "-"])
        #expect(description.schema.fields.map(\.constraints.required) == [false, false, true])
        #expect(description.diagnostics.map(\.rule) == [.describeMissingWord])
    }

    @Test("a quoted word is text, and so is a word among text")
    func words() throws {
        let quoted = try Description().run("a\n1\n\"-\"\n")
        #expect(quoted.types == ["string"])
        #expect(quoted.schema.missingValues == [""])
        #expect(try Description().run("a\nx\n-\n").schema.missingValues == [""])
    }

    @Test("few values that come often are an enumeration")
    func enumerations() throws {
        let values = (0..<40).map { ["有效", "无效", "-"][$0 % 3] }
        #expect(try field("状态", values).constraints.enumeration == ["-", "无效", "有效"])
        #expect(try field("状态", Array(values.prefix(19))).constraints.enumeration == nil)
        #expect(try field("状态", values + ["a", "b"]).constraints.enumeration == nil)
        #expect(try field("数", (0..<40).map { String($0 % 3) }).constraints.enumeration == nil)
    }

    @Test("the key is the first column of values of their own whose heading says so, else the first of all")
    func keys() throws {
        let rows = (0..<30).map { "n\($0),\($0 % 29),K\($0)\n" }.joined()
        #expect(try Description().run("名称,数,编号\n" + rows).schema.primaryKey == ["编号"])
        #expect(try Description().run("名称,数,说明\n" + rows).schema.primaryKey == ["名称"])
        #expect(try Description().run("名称,编号,说明\n" + rows + ",1,x\n").schema.primaryKey == [])
        #expect(try Description().run("a,b,编号\nx,1,1\nx,1,2\n").schema.primaryKey == ["编号"])
        #expect(try Description().run("a,b,编号\nx,1,1\nx,1,1\n").schema.primaryKey == [])
    }

    @Test("long text is no key")
    func longKeys() throws {
        let rows = (0..<30).map { String(repeating: "长", count: 65) + "\($0),\($0)\n" }.joined()
        #expect(try Description(pieceSize: 500).run("说明,数\n" + rows).schema.primaryKey == [])
    }

    @Test("columns without a heading of their own are found again")
    func headings() throws {
        let csv = "a,,a\nx,1,2017-05-16\ny,2,2017-05-17\n"
        let schema = try Description().run(csv).reread()
        #expect(schema.fields.map(\.name) == ["a", "column2", "column3"])
        #expect(schema.fields.map(\.type) == [.string, .integer, .date])
        let check = try Conversion(schema: schema).run(csv)
        #expect(check.diagnostics.filter { $0.rule.severity == .error }.isEmpty, "\(check.findings)")
    }

    @Test("only as many records are looked at as are asked for")
    func rows() throws {
        let csv = "a\n" + (0..<500).map { "\($0)\n" }.joined() + "x\n"
        let some = try Description(workers: 1, pieceSize: 100, mostRecords: 130).run(csv)
        #expect(some.types == ["integer"])
        #expect(some.observations[0].values == 130)
        #expect(some.observations[0].maximum == "129")
        #expect(try Description(pieceSize: 100).run(csv).types == ["string"])
    }

    @Test("what was seen is told beside the rules, and is none")
    func observations() throws {
        let description = try Description().run("a,b\n5,xyz\n,甲\n-3,乙\n")
        let (a, b) = (description.observations[0], description.observations[1])
        #expect((a.values, a.missing, a.minimum, a.maximum) == (2, 1, "-3", "5"))
        #expect((b.minimumLength, b.maximumLength, b.distinct, b.isUnique) == (1, 3, 3, true))
        #expect(description.schema.fields[0].constraints == .none)
    }
}
