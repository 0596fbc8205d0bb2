import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("Records keep their values through every format")
struct RecordRoundTripTests {
    /// CSV → XML → JSON → NDJSON → CSV.
    private func goAround(_ csv: [UInt8], schema: DatasetSchema?, name: String, pieceSize: Int) throws -> [UInt8] {
        func convert(_ bytes: [UInt8], _ from: any RecordReader, _ to: any RecordWriter) throws -> [UInt8] {
            let conversion = Conversion(from: from, to: to, schema: schema, pieceSize: pieceSize, name: name)
            let result = try conversion.run(bytes)
            #expect(result.diagnostics.filter { $0.rule.severity == .error }.isEmpty, "\(result.findings)")
            return result.bytes
        }
        let xml = try convert(csv, CSVRecordReader.csv, XMLRecordWriter())
        let json = try convert(xml, XMLRecordReader(), JSONRecordWriter.json)
        let lines = try convert(json, JSONRecordReader(), JSONRecordWriter.ndjson)
        return try convert(lines, NDJSONRecordReader(), CSVRecordWriter.csv)
    }

    @Test("text of every kind comes back as the same bytes, also under headings that are no names", arguments: 0..<40)
    func texts(seed: UInt64) throws {
        let texts = [
            "", "007", "+1", "1e5", "-0", "0.10", "123456789012345678901234567890.5", " a ", "\t", "\n", "\r", "\r\n",
            "\"",
            "'", "]]>", "<a>&amp;</a>", "𠮷𝄞", "e\u{301}", "\u{200B}", "\u{FEFF}", "\u{7F}\u{85}", "；\\；", "{}", "[1]",
            "null",
            "true", "一段比十六个字节长得多的文字，用来越过一个块的边界", "\u{E000}\u{10FFFF}",
        ]
        var random = SplitMix64(seed: seed)
        let headings = ["金额(万元)", "a b", "_x0028_", "1st", "名称", "xml:lang", "-"].shuffled(using: &random)
        var csv = CSVEmitter()
        csv.record(headings)
        for row in 0..<30 {
            // A first row with every field, since the other formats name only those that are there.
            csv.record(
                headings.map { _ in
                    row > 0 && random.next() % 5 == 0 ? nil : texts[Int(random.next() % UInt64(texts.count))]
                })
        }
        let bytes = csv.take()
        #expect(try goAround(bytes, schema: nil, name: "表 一", pieceSize: 1 + Int(random.next() % 4000)) == bytes)
    }

    @Test("typed values in canonical form come back as the same bytes", arguments: 0..<80)
    func typed(seed: UInt64) throws {
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
        var csv = CSVEmitter()
        csv.record(schema.fields.map(\.name))
        for _ in 0..<20 {
            csv.record(
                schema.fields.map { field in
                    values.random.next() % 6 == 0 ? nil : Self.cell(of: field, &values)
                })
        }
        let bytes = csv.take()
        #expect(try goAround(bytes, schema: schema, name: schema.name, pieceSize: 700) == bytes)
    }

    /// A value as it stands in a cell.
    private static func cell(of field: DatasetField, _ values: inout DatasetValueGenerator) -> String {
        guard case .list(let element) = field.type else { return values.canonical(field.type) }
        let form = ListForm(separator: field.separator)
        var cell: [UInt8] = []
        for item in 0..<(1 + Int(values.random.next() % 3)) {
            var text = values.canonical(element)
            // A list of one empty text has no form of its own.
            if text.isEmpty { text = "；" }
            Array(text.utf8).withUnsafeBytes { form.append($0, to: &cell, isFirst: item == 0) }
        }
        return String(decoding: cell, as: UTF8.self)
    }

    @Test("a field of a million bytes goes through every format")
    func longField() throws {
        let long = String(repeating: "长\"<&\n", count: 125_000)
        var csv = CSVEmitter()
        csv.record(["a", "b"])
        csv.record([long, "1"])
        csv.record(["", "2"])
        let bytes = csv.take()
        #expect(try goAround(bytes, schema: nil, name: "long", pieceSize: 1 << 19) == bytes)
    }

    @Test(
        "csv-spectrum is read as its JSON says",
        .enabled(if: SharedInputs.has("conformance/csv-spectrum")))
    func spectrum() throws {
        let folder = try #require(SharedInputs.path("conformance/csv-spectrum"))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("csvs").path)
        #expect(files.count >= 12)
        for file in files {
            let name = file.replacing(".csv", with: "")
            let csv = try Data(contentsOf: folder.appendingPathComponent("csvs/\(file)"))
            let given = try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appendingPathComponent("json/\(name).json")))
            // Where there is one record, it stands there without an array.
            let expected = try given as? [[String: String]] ?? [#require(given as? [String: String])]
            let json = try Conversion(to: JSONRecordWriter.json, pieceSize: 5).run(Array(csv)).bytes
            let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
            var records = try #require(object?["records"] as? [[String: String]])
            // The suite's own JSON of this file has another telephone number than its CSV.
            if name == "location_coordinates" { records[0]["Contact Phone Number"] = "1234567890" }
            #expect(records == expected, "\(name)")
        }
    }

    @Test(
        "the tables of the corpus and their JSON convert into each other",
        .enabled(if: SharedInputs.has("corpus/tables")))
    func corpusTables() throws {
        let folder = try #require(SharedInputs.path("corpus/tables"))
        for name in ["provinces", "cities", "areas"] {
            let csv = try Array(Data(contentsOf: folder.appendingPathComponent("\(name).csv")))
            let json = try Array(Data(contentsOf: folder.appendingPathComponent("\(name).json")))
            for writer in [CSVRecordWriter.csv, JSONRecordWriter.ndjson, XMLRecordWriter()] as [any RecordWriter] {
                let fromCSV = try Conversion(to: writer, name: name).run(csv).bytes
                let fromJSON = try Conversion(from: JSONRecordReader(), to: writer, name: name).run(json).bytes
                #expect(fromCSV == fromJSON)
            }
        }
    }
}
