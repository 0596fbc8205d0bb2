import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Makes a schema of the records of an input.
struct RecordDescription {
    let job: RecordJob
    /// How many of the first records are looked at; `nil` for all.
    let mostRecords: Int?
    /// What the records are called; `nil` for the name of the file.
    var name: String?

    /// Several resources as a Data Package.
    static func package(of resources: [[UInt8]]) -> [UInt8] {
        var json = JSONEmitter()
        json.beginObject()
        json.name("resources")
        json.beginArray()
        for resource in resources {
            if let node = try? JSONNode.parse(resource) { json.write(node) }
        }
        json.endArray()
        json.endObject()
        return json.finish()
    }

    /// The Data Resource of an input.
    /// - Throws: what makes the input unreadable.
    func resource(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> [UInt8] {
        if let resource = try resource(of: input, besides: [], reporter: &reporter) { return resource }
        let fields = try job.furtherFields(of: input, reporter: &reporter)
        return try resource(of: input, besides: fields, reporter: &reporter) ?? []
    }

    /// What the fields of an input come to whose columns are known.
    /// - Throws: what makes the input unreadable.
    func schema(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> DatasetSchema? {
        try description(of: input, besides: [], reporter: &reporter)?.description.schema
    }

    /// - Returns: `nil` where a record has a field that is not known yet.
    private func resource(
        of input: DetectedRecords, besides fields: [String], reporter: inout Reporter
    ) throws(CommandFailure) -> [UInt8]? {
        guard let (opened, description) = try description(of: input, besides: fields, reporter: &reporter) else {
            return nil
        }
        reporter.report(description.diagnostics, file: opened.file.file.path)
        return description.schema.resourceJSON(
            of: file(opened, as: input.reader.format), observations: description.observations)
    }

    private func description(
        of input: DetectedRecords, besides fields: [String], reporter: inout Reporter
    ) throws(CommandFailure) -> (opened: RecordJob.Opened, description: DatasetDescription)? {
        var opened = try job.open(input, besides: fields, reporter: &reporter)
        let reader = input.reader
        let survey = RecordSurvey(
            columnCount: opened.steps.plan.headings.count,
            form: reader is XMLRecordReader ? .canonical : .lenient,
            isCSV: reader is CSVRecordReader, mostRecords: mostRecords, makeSpillFile: job.surroundings.makeSpillFile)
        opened.steps.observer = survey
        guard let tally = try job.run(opened, into: RecordJob.Outlet(), reporter: &reporter) else { return nil }
        let records = min(tally.recordsRead, mostRecords ?? .max)
        var description = try description(by: survey, of: opened, records: records)
        if opened.head.declared != nil {
            description.schema = declared(opened, description.schema)
            description.diagnostics = []
        }
        return (opened, description)
    }

    /// The schema that the input itself has for its records: what was seen of values says nothing of those to come.
    private func declared(_ opened: RecordJob.Opened, _ found: DatasetSchema) -> DatasetSchema {
        var schema = opened.steps.plan.schema
        guard opened.head.declared?.schema == nil else { return schema }
        let name = opened.head.declared?.name.map(DatasetName.name) ?? ""
        schema.name = name.contains { $0.isLetter || $0.isNumber } ? name : found.name
        schema.description = found.description
        return schema
    }

    private func description(
        by survey: RecordSurvey, of opened: RecordJob.Opened, records: Int
    ) throws(CommandFailure) -> DatasetDescription {
        var draft = opened.steps.plan.schema
        let name = name ?? opened.file.file.baseName
        draft.name = DatasetName.name(of: name)
        draft.title = BilingualText(name, name)
        draft.description = BilingualText("Described from \(records) records", "据 \(records) 条记录归纳")
        do throws(SpillError) {
            return try survey.description(draft)
        } catch {
            throw CommandFailure(.inputOutput, .recordSpillFailed, [error.text], file: opened.file.file.path)
        }
    }

    /// What the file is: its format, encoding and dialect as they were told.
    private func file(_ opened: RecordJob.Opened, as format: Format) -> DatasetFile {
        let input = opened.file.file
        var file = DatasetFile(
            path: input.isStandardInput ? input.baseName + "." + (format.extensions.first ?? format.name) : input.name)
        file.format = format.name
        file.mediaType = format.mediaType
        file.encoding = (opened.decoding.encoding ?? .utf8).rawValue.lowercased()
        file.dialect = opened.head.delimiter.map {
            DatasetFile.Dialect(
                delimiter: $0, headerLines: job.shape.noHeader ? 0 : job.shape.headerLines,
                skippedLines: job.shape.skipLines)
        }
        return file
    }
}
