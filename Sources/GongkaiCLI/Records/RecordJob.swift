import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import GongkaiXML

/// The work of converting or checking the records of inputs, as the command line says.
struct RecordJob {
    let input: RecordInputOptions
    let output: RecordOutputOptions
    let encoding: String?
    let limits: ReadLimits
    /// The schema given, if any.
    let schema: DatasetSchema?
    let surroundings: Surroundings

    /// Reads records and writes them in a format.
    /// - Throws: what stops the work; nothing is left behind then.
    func convert(
        _ input: DetectedRecords, to writer: any RecordWriter, into destination: ConversionPlan.Destination,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        let file = try input.input(in: surroundings)
        var opened = try open(file, by: input.reader)
        reporter.report(opened.diagnostics, file: file.file.path)
        try refuse(opened.diagnostics)
        let selected = try selection(in: opened.plan.schema)
        opened.steps.selection = selected.places
        opened.steps.outputFormat = writer.format.name
        opened.steps.policy = output.rejects == nil ? .refuse : .setAside
        let encoder = try encoder(of: writer, for: selected.schema)
        opened.steps.encoder = encoder
        try run(opened, file: file, into: try destination.stream(in: surroundings), reporter: &reporter)
    }

    /// An input whose head has been read.
    private struct Opened {
        var intake: any RecordIntake
        var source: ByteSource
        var head: RecordHead
        var plan: ColumnPlan
        var steps: RecordStream.Steps
        var diagnostics: [Diagnostic] { head.diagnostics + plan.diagnostics }
    }

    private func open(_ file: RecordInput, by reader: any RecordReader) throws(CommandFailure) -> Opened {
        var options = input.reading(named: file.file.baseName, limits: limits)
        options.schema = schema
        if let schema { options.missingValues = schema.missingValues }
        var intake = reader.intake(for: options)
        let source = ByteSource(file.fill)
        do throws(ReadError) {
            let head = try intake.open(source)
            let plan =
                schema.map { ColumnPlan(headings: head.headings, schema: $0) }
                ?? ColumnPlan(headings: head.headings, named: file.file.baseName)
            return Opened(
                intake: intake, source: source, head: head, plan: plan, steps: RecordStream.Steps(plan: plan))
        } catch {
            throw failure(for: error, in: file)
        }
    }

    /// What is wrong with the columns is wrong with every record.
    private func refuse(_ diagnostics: [Diagnostic]) throws(CommandFailure) {
        if diagnostics.contains(where: { $0.rule.severity == .error }) { throw CommandFailure(.inputHasErrors, []) }
    }

    private func encoder(
        of writer: any RecordWriter, for schema: DatasetSchema
    ) throws(CommandFailure) -> any RecordEncoder {
        do throws(WriteError) {
            return try writer.encoder(for: schema, options: output.writing(hasSchema: self.schema != nil))
        } catch {
            throw CommandFailure(.cannotCreate, error.diagnostics)
        }
    }

    /// The fields of the output, by `--select` and `--rename`.
    private func selection(in schema: DatasetSchema) throws(CommandFailure) -> (schema: DatasetSchema, places: [Int]) {
        var selected = schema
        var places = Array(schema.fields.indices)
        let names = output.select.flatMap { $0.split(separator: ",").map(String.init) }
        if !names.isEmpty { places = try names.map { name throws(CommandFailure) in try place(of: name, in: schema) } }
        selected.fields = places.map { schema.fields[$0] }
        for change in output.rename {
            let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure(.usage, .commandRenameMalformed, [change]) }
            let place = try place(of: parts[0], in: schema)
            for index in places.indices where places[index] == place {
                selected.fields[index].name = XMLNameEscape.encode(parts[1])
                selected.fields[index].title = BilingualText(parts[1], parts[1])
            }
        }
        return (selected, places)
    }

    private func place(of name: String, in schema: DatasetSchema) throws(CommandFailure) -> Int {
        if let place = schema.fields.firstIndex(where: { $0.name == name || $0.title.chinese == name }) { return place }
        let names = schema.fields.map(\.name).joined(separator: ", ")
        throw CommandFailure(.usage, .commandFieldUnknown, [name, names])
    }

    private func run(
        _ opened: Opened, file: RecordInput, into destination: StreamedFile, reporter: inout Reporter
    ) throws(CommandFailure) {
        let found = Findings()
        let output = RecordStream.Output(write: { destination.write($0) }, report: { found.diagnostics.append($0) })
        let stream = RecordStream(opened.steps, workers: self.output.workers ?? surroundings.processors)
        let outcome = Result { () throws(RecordStreamError) in
            try stream.run(opened.intake, from: opened.source, start: opened.head, into: output, limits: limits)
        }
        reporter.report(found.diagnostics, file: file.file.path)
        switch outcome {
        case .failure(.read(let error)): throw failure(for: error, in: file)
        case .failure(.unknownField(let name)):
            throw CommandFailure(.inputHasErrors, .recordUnknownField, ["?", name], file: file.file.path)
        case .success(let tally):
            let isRefused = tally.errors > 0 && opened.steps.policy == .refuse
            if isRefused, destination.failure == nil { throw CommandFailure(.inputHasErrors, []) }
            try destination.finish()
        }
    }

    /// What was found while records went by: no more than the limit lets through.
    private final class Findings {
        var diagnostics: [Diagnostic] = []
    }

    /// What to say of an input that cannot be read.
    private func failure(for error: ReadError, in file: RecordInput) -> CommandFailure {
        if let failure = file.failure { return file.file.failure(for: failure) }
        let status: ExitStatus =
            switch error {
            case .unreadable, .invalid: .unreadable
            case .internalFault: .internalFault
            }
        return CommandFailure(status, error.diagnostics, file: file.file.path)
    }
}
