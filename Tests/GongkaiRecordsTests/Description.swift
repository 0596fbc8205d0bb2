import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite

/// What the records of an input are described as, as the command line would do it.
struct Description {
    var from: any RecordReader = CSVRecordReader.csv
    var workers = 2
    var pieceSize = 1 << 19
    var mostRecords: Int?
    var reading = RecordReadingOptions()

    func run(_ text: String) throws -> DatasetDescription { try run(Array(text.utf8)) }

    func run(_ bytes: [UInt8]) throws -> DatasetDescription {
        var options = reading
        options.pieceSize = pieceSize
        var intake = from.intake(for: options)
        var rest = bytes[...]
        let source = ByteSource { room throws(ReadError) in
            let part = Array(rest.prefix(room.count))
            room.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
        let head = try intake.open(source)
        var steps = RecordStream.Steps(plan: ColumnPlan(head, named: "records"))
        let survey = RecordSurvey(
            columnCount: head.headings.count, form: from.format.name == "xml" ? .canonical : .lenient,
            isCSV: from is CSVRecordReader, mostRecords: mostRecords,
            makeSpillFile: { () throws(SpillError) in throw SpillError(number: 28) })
        steps.observer = survey
        let output = RecordStream.Output(
            makeSpillFile: { () throws(SpillError) in throw SpillError(number: 28) }, write: { _ in true },
            report: { _ in })
        _ = try RecordStream(steps, workers: Workers(count: workers)).run(
            intake, from: source, start: head, into: output)
        return try survey.description(steps.plan.schema)
    }
}

extension DatasetDescription {
    /// The schema as whoever reads what was printed gets it.
    func reread() throws -> DatasetSchema {
        var sink = DiagnosticSink()
        let bytes = schema.resourceJSON(of: DatasetFile(path: "records.csv"), observations: observations)
        return try DatasetSchemaReader().read(bytes, name: "other", diagnostics: &sink)
    }

    /// The names of the fields' types.
    var types: [String] { schema.fields.map(\.type.name) }
}
