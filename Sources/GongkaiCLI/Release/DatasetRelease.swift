import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiRelease
import GongkaiWorkers
import GongkaiWrite

/// Writes a dataset into a release: its records in every format, and what they keep to.
struct DatasetRelease {
    let configuration: ReleaseConfiguration
    let input: ReleaseConfiguration.DatasetInput
    /// The folder of the configuration, with a slash at its end, or nothing.
    let base: String
    /// The key that values are hashed with, where there is one.
    var hashKey: HMAC?
    let workers: Workers
    let surroundings: Surroundings
    /// For datasets, by name, files to read in the place of the configuration's.
    var replaced: [String: ReleasePatch.Records] = [:]

    /// So many records are kept for the pages.
    private static let previewLength = 1_000

    /// Writes the dataset. Everything is checked while the first format is written.
    /// - Throws: status 1 where records have errors; what makes the input unreadable; 73 and 74.
    func write(into folder: ReleaseFolder, reporter: inout Reporter) throws(CommandFailure) -> ReleasedDataset {
        let job = try job(reporter: &reporter)
        let records = try detected()
        defer { reporter.hidesNotes = false }
        let schema = try selection(from: job).schema
        var dataset = ReleasedDataset(schema: schema, recordCount: 0, files: [], preview: [], input: input.path)
        for (index, name) in configuration.datasetFormats.enumerated() {
            let writer = try writer(named: name)
            let path = dataset.folder + schema.name + "." + (writer.format.extensions.first ?? name)
            let file = try folder.begin(path)
            // What is noteworthy is told once.
            if index > 0 { reporter.hidesNotes = true }
            let tally = try write(
                records, by: job, with: writer, isFirst: index == 0, to: file.write, reporter: &reporter)
            try folder.check()
            if index == 0 { dataset.recordCount = tally.recordsWritten }
            dataset.files.append(
                try file.finish(role: .data, format: name, mediaType: writer.format.mediaType))
        }
        dataset.preview = try preview(of: records, by: job, reporter: &reporter)
        dataset.files += try writeSchemas(of: schema, into: folder, at: dataset.folder)
        return dataset
    }

    /// Looks for what must not be published, in what is left when fields are redacted.
    /// - Throws: what makes the input unreadable.
    func gate(reporter: inout Reporter) throws(CommandFailure) {
        let job = try job(reporter: &reporter)
        try job.gate(detected(), redactedBy: redactions(of: job.schema), reporter: &reporter)
    }

    /// The records of a file as they are published: selected and redacted, in the order of the published fields.
    /// - Throws: as `write`.
    func published(_ path: String, reporter: inout Reporter) throws(CommandFailure) -> [[String?]] {
        var schema = try schema(reporter: &reporter)
        // Whether references lead anywhere is checked when the release is made.
        schema.foreignKeys = []
        let job = RecordJob(
            shape: .plain, encoding: nil, limits: ReadLimits(), schema: schema, schemaName: schema.name,
            workers: workers, surroundings: surroundings)
        let rows = RowCollector()
        _ = try write(
            try DetectedRecords.file(path, format: nil, in: surroundings), by: job, with: rows, isFirst: false,
            to: { _ in true }, reporter: &reporter)
        return rows.rows
    }

    /// The key that values are hashed with, where a configuration names one.
    /// - Throws: status 64 for one that is too short, 66 where there is no such file; 74.
    static func hashKey(
        of configuration: ReleaseConfiguration, base: String, in surroundings: Surroundings
    ) throws(CommandFailure) -> HMAC? {
        guard let path = configuration.hashKey else { return nil }
        return try Redactions.key(in: InputFile(base + path), surroundings)
    }

    /// What people call the dataset.
    func title() throws(CommandFailure) -> BilingualText {
        try DatasetSchemaSource(input.schema.map { base + $0 } ?? input.name).schema(in: surroundings).schema.title
    }

    // MARK: What is read

    private func job(reporter: inout Reporter) throws(CommandFailure) -> RecordJob {
        let schema = try schema(reporter: &reporter)
        return RecordJob(
            shape: .plain, encoding: nil, limits: ReadLimits(), schema: schema,
            schemaName: input.schema.map { base + $0 } ?? input.name, references: references(of: schema),
            workers: workers, surroundings: surroundings)
    }

    /// The fields that go out, as they are published.
    private func selection(from job: RecordJob) throws(CommandFailure) -> FieldSelection {
        guard let schema = job.schema else { throw CommandFailure(.internalFault, []) }
        var selection = FieldSelection(all: schema)
        selection.redact(by: try redactions(of: schema))
        return selection
    }

    /// What is done to fields, by their places: what the configuration says, else the definition, else what their
    /// sensitivity asks for.
    /// - Throws: status 65 for a field that there is not, 64 where a key is missing.
    private func redactions(of schema: DatasetSchema?) throws(CommandFailure) -> [Int: Redaction] {
        guard let schema else { return [:] }
        var words: [Int: DatasetField.Redaction] = [:]
        for (place, field) in schema.fields.enumerated() { words[place] = field.redaction }
        for redaction in configuration.redactions where redaction.dataset == schema.name {
            guard let place = schema.index(of: redaction.field) else {
                let names = schema.fields.map(\.name).joined(separator: ", ")
                throw CommandFailure(
                    .unreadable, .releaseValue, ["redaction.\(schema.name)", "“\(redaction.field)”", names])
            }
            words[place] = redaction.action
        }
        var redactions: [Int: Redaction] = [:]
        for (place, field) in schema.fields.enumerated() {
            guard let word = words[place] else {
                redactions[place] = Redaction.standard(for: field.sensitivity)
                continue
            }
            guard word != .publish else { continue }
            guard let redaction = Redaction(word.rawValue, key: hashKey) else {
                throw CommandFailure(.usage, .commandRedactionKeyMissing)
            }
            redactions[place] = redaction
        }
        return redactions
    }

    private func schema(reporter: inout Reporter) throws(CommandFailure) -> DatasetSchema {
        let name = input.schema.map { base + $0 } ?? input.name
        var (schema, notes) = try DatasetSchemaSource(name).schema(in: surroundings)
        reporter.report(notes, file: name)
        schema.name = input.name
        return schema
    }

    /// The files of this release that foreign keys point to.
    private func references(of schema: DatasetSchema) -> [String] {
        let targets = Set(schema.foreignKeys.compactMap(\.dataset))
        return configuration.datasets.filter { targets.contains($0.name) }.map { "\($0.name)=\(path(of: $0))" }
    }

    private func path(of input: ReleaseConfiguration.DatasetInput) -> String {
        replaced[input.name]?.path ?? base + input.path
    }

    private func detected() throws(CommandFailure) -> DetectedRecords {
        if let records = replaced[input.name] {
            return try DetectedRecords.file(records.file, format: "csv", in: surroundings)
        }
        return try DetectedRecords.file(path(of: input), format: input.format, in: surroundings)
    }

    // MARK: What is written

    private func writer(named name: String) throws(CommandFailure) -> any RecordWriter {
        guard let writer = surroundings.recordWriters.writer(named: name) else {
            throw CommandFailure(.usage, .commandFormatUnknown, [name, surroundings.recordWriters.names])
        }
        return writer
    }

    /// Lets the records go by once.
    /// - Parameter isFirst: whether keys and references are checked too.
    private func write(
        _ records: DetectedRecords, by job: RecordJob, with writer: any RecordWriter, isFirst: Bool,
        most: Int? = nil, to write: @escaping (UnsafeRawBufferPointer) -> Bool, reporter: inout Reporter
    ) throws(CommandFailure) -> RecordTally {
        var opened = try job.open(records, reporter: &reporter)
        if !isFirst { (opened.steps.keys, opened.steps.references) = (nil, []) }
        try complete(&opened.steps, for: writer, selecting: try selection(from: job))
        if let schema = job.schema {
            let redactions = try redactions(of: schema)
            if !redactions.isEmpty { opened.steps.redaction = RecordRedaction(redactions, in: schema) }
        }
        opened.steps.mostRecords = most
        let outlet = RecordJob.Outlet(write: write)
        let tally = try job.run(opened, into: outlet, reporter: &reporter)
        guard let tally, tally.errors == 0, !tally.isUnfit else { throw CommandFailure(.inputHasErrors, []) }
        return tally
    }

    private func complete(
        _ steps: inout RecordStream.Steps, for writer: any RecordWriter, selecting selection: FieldSelection
    ) throws(CommandFailure) {
        var options = RecordWritingOptions()
        options.hasByteOrderMark = configuration.hasByteOrderMark && writer.format.name == "csv"
        let schema = selection.schema
        (steps.selection, steps.outputSchema) = (selection.places, schema)
        do throws(WriteError) {
            steps.encoder = try writer.encoder(for: schema, options: options)
        } catch {
            throw CommandFailure(error)
        }
        steps.outputFormat = writer.format.name
        if configuration.guardsFormulas, FormulaGuard.formats.contains(writer.format.name) {
            steps.formulaGuard = FormulaGuard(steps.plan.schema)
        }
        steps.makeSink = { [options] output throws(WriteError) in try writer.sink(into: output, options: options) }
        if writer.format.name == XMLRecordWriter.formatName {
            steps.validation = try RecordJob.validation(by: schema, writing: options)
        }
    }

    /// The first records, read from what is written as NDJSON … as cells.
    private func preview(
        of records: DetectedRecords, by job: RecordJob, reporter: inout Reporter
    ) throws(CommandFailure) -> [[String?]] {
        let rows = RowCollector()
        _ = try write(
            records, by: job, with: rows, isFirst: false, most: DatasetRelease.previewLength, to: { _ in true },
            reporter: &reporter)
        return rows.rows
    }

    /// What the records keep to, in the forms that other programs read.
    private func writeSchemas(
        of schema: DatasetSchema, into folder: ReleaseFolder, at place: String
    ) throws(CommandFailure) -> [ReleasedFile] {
        let (name, json) = (schema.name, "application/json")
        let forms: [(suffix: String, role: ReleasedFile.Role, format: String, mediaType: String, bytes: [UInt8])] = [
            (".table-schema.json", .schema, "table-schema", json, schema.tableSchemaJSON(isWhole: true)),
            (".xsd", .schema, "xsd", "application/xml", schema.xsd()),
            (".schema.json", .schema, "json-schema", "application/schema+json", schema.jsonSchema()),
            (".csv-metadata.json", .schema, "csvw", "application/csvm+json", schema.csvw()),
            (".md", .documentation, "markdown", "text/markdown", schema.dictionary(in: .chinese)),
        ]
        var files: [ReleasedFile] = []
        for form in forms {
            files.append(
                try folder.write(
                    form.bytes, to: place + name + form.suffix, role: form.role, format: form.format,
                    mediaType: form.mediaType))
        }
        return files
    }
}
