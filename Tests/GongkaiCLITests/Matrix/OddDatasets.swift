import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords
import GongkaiWrite

extension RecordWriter {
    /// The rules by which the writer refuses what it cannot hold, over datasets each of which some format cannot.
    func rulesRaised() -> [String] {
        var rules: Set<String> = []
        for dataset in Dataset.odd {
            var sink = DiagnosticSink()
            do throws(WriteError) {
                let output = try DatasetOutput(self, options: RecordWritingOptions(), into: RecordOutput { _ in })
                try output.write(dataset)
                try output.finish()
            } catch {
                for diagnostic in error.diagnostics { sink.report(diagnostic) }
            }
            rules.formUnion(sink.diagnostics.map(\.rule.id))
        }
        return rules.sorted()
    }
}

extension Dataset {
    /// Datasets each of which some format of records cannot hold.
    static var odd: [Dataset] {
        let title = BilingualText("Things", "事物")
        func schema(_ name: String = "things", _ names: [String] = ["code"], type: FieldType = .string) -> DatasetSchema
        {
            DatasetSchema(
                name, title, description: title, fields: names.map { DatasetField($0, BilingualText($0, $0), type) },
                primaryKey: names.count == 1 ? names : [])
        }
        func dataset(_ schema: DatasetSchema, _ values: FieldValue...) -> Dataset {
            var dataset = Dataset(schema)
            for value in values { dataset.append(Array(repeating: value, count: schema.fields.count)) }
            return dataset
        }
        let texts = HostilePiece.all.map { dataset(schema(), .string($0.text)) }
        let many = (0..<2_001).map { "f\($0)" }
        let more = (0..<16_385).map { "f\($0)" }
        return texts + [
            dataset(schema(), .string(String(repeating: "字", count: 40_000))),
            dataset(schema(type: .integer), .string(String(repeating: "9", count: 30))),
            // A key that comes twice, and a value that the table's own check refuses.
            dataset(schema(), .string("a"), .string("a")),
            dataset(schema(type: .boolean), .string("perhaps")),
            dataset(schema("things", [String(repeating: "名", count: 30)]), .string("a")),
            dataset(schema("things", ["a", "A"]), .string("a")),
            dataset(schema("sqlite_things"), .string("a")),
            dataset(schema("things", many), .string("a")),
            dataset(schema("things", more), .string("a")),
        ]
    }
}
