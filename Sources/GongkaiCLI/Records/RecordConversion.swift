import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite
import GongkaiXML

/// Converts the records of inputs into one format.
struct RecordConversion {
    let job: RecordJob
    let options: RecordOutputOptions
    let writer: any RecordWriter
    /// What the program that drives this one is told of the output.
    var answer: FramedAnswer?
    /// Asked once the input has been read and before anything takes its name: what it throws, stops the work.
    var mayWrite: () throws(CommandFailure) -> Void = {}

    /// Reads the records of an input and writes them.
    /// - Throws: what stops the work; nothing is left behind then.
    func convert(
        _ input: DetectedRecords, into destination: ConversionPlan.Destination, force: Bool, reporter: inout Reporter
    ) throws(CommandFailure) {
        if try convert(input, besides: [], into: destination, force: force, reporter: &reporter) { return }
        // A field came up late: all are looked for, and the work is done anew.
        let fields = try job.furtherFields(of: input, reporter: &reporter)
        _ = try convert(input, besides: fields, into: destination, force: force, reporter: &reporter)
    }

    /// - Returns: `false` where a record has a field that is not known yet.
    private func convert(
        _ input: DetectedRecords, besides fields: [String], into destination: ConversionPlan.Destination, force: Bool,
        reporter: inout Reporter
    ) throws(CommandFailure) -> Bool {
        var opened = try job.open(input, besides: fields, reporter: &reporter)
        try complete(&opened.steps, hasSchema: job.schema != nil || opened.head.declared?.schema != nil)
        let output = try destination.stream(in: job.surroundings)
        defer { output.abandon() }
        let rejects = try options.rejectsFile(force: force)
        let encoding = try OutputEncoding(named: options.outputEncoding, for: writer.format)
        var outlet = outlet(into: output, in: encoding)
        outlet.setAside = { rejects?.write($0) ?? true }
        guard let tally = try job.run(opened, into: outlet, reporter: &reporter) else { return false }
        try tally.check(
            opened.steps.policy, in: encoding, isWritten: output.failure == nil && rejects?.failure == nil)
        try output.finish(
            destination.name, of: opened.file.file.path, records: tally.recordsWritten, watchedBy: reporter.observation
        ) { () throws(CommandFailure) in
            if output.failure == nil { try mayWrite() }
            try rejects?.finish()
        }
        answer?.finish(tally, file: (output as? StreamedFile).flatMap { $0.isStandardOutput ? nil : $0.path })
        summarise(tally, file: opened.file.file.path, reporter: reporter)
        return true
    }

    /// Hands what comes out to a file, or to the files of a folder.
    private func outlet(into output: any StreamedOutput, in encoding: OutputEncoding?) -> RecordJob.Outlet {
        var outlet = RecordJob.Outlet(goesOn: output.goesOn)
        func counted(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) -> (UnsafeRawBufferPointer) -> Bool {
            guard let answer else { return write }
            answer.begin()
            return { bytes in
                answer.count(bytes)
                return write(bytes)
            }
        }
        if let file = output as? StreamedFile {
            let write = counted(file.write)
            outlet.write = { encoding.write($0, to: write) }
        }
        if let folder = output as? StreamedFolder, writer.makesSeveralFiles, options.splitBy == nil {
            outlet.beginFile = { path throws(WriteError) in
                // Thousands of files come one behind the other: no more than one of them is open.
                guard folder.end(), folder.begin(path) else { throw .stopped }
            }
            outlet.write = { text in encoding.write(text) { folder.write($0, to: folder.last) } }
        } else if let folder = output as? StreamedFolder {
            var names = PartNames(fileExtension: writer.format.extensions.first)
            outlet.parts = RecordStream.Parts(
                open: { folder.begin(names.name(for: $0)) },
                write: { text, part in encoding.write(text) { folder.write($0, to: part) } })
        }
        return outlet
    }

    func summarise(_ tally: RecordTally, file: String, reporter: Reporter) {
        let counts = [
            tally.recordsRead, tally.recordsWritten, tally.recordsRefused, tally.bytesRead, tally.bytesWritten,
        ]
        reporter.tell(Diagnostic(.recordSummary, counts.map { String($0) }), file: file)
        if writer.format.name == XMLRecordWriter.formatName, options.noValidate {
            reporter.tell(Diagnostic(.recordNotValidated), file: file)
        }
    }

    /// Adds to the steps what becomes of the records.
    func complete(_ steps: inout RecordStream.Steps, hasSchema: Bool) throws(CommandFailure) {
        let schema = steps.plan.schema
        var selection = try FieldSelection(options, in: schema)
        let redactions = try Redactions(options, in: schema, job.surroundings)
        selection.redact(by: redactions.byField)
        steps.redaction = redactions.stage(in: schema)
        steps.selection = selection.places
        steps.filter = try RecordFilter(arguments: options.conditions, in: schema)
        steps.mostRecords = options.head
        steps.order = try RecordOrder(arguments: options.sortBy, in: schema)
        steps.splitField = try options.splitBy.map { name throws(CommandFailure) in try schema.place(of: name) }
        steps.outputFormat = writer.format.name
        if options.guardFormulas {
            guard FormulaGuard.formats.contains(writer.format.name) else {
                throw CommandFailure(
                    .usage, .commandGuardedFormat,
                    [writer.format.name, FormulaGuard.formats.sorted().joined(separator: ", ")])
            }
            steps.formulaGuard = FormulaGuard(schema)
        }
        steps.policy = options.rejects == nil ? .refuse : .setAside
        let writing = options.writing(hasSchema: hasSchema)
        let encoder = try encoder(for: selection.schema, writing)
        steps.encoder = encoder
        steps.outputSchema = selection.schema
        steps.makeSink = { [writer] output throws(WriteError) in try writer.sink(into: output, options: writing) }
        if writer.format.name == XMLRecordWriter.formatName, !options.noValidate {
            steps.validation = try RecordJob.validation(by: selection.schema, writing: writing)
        }
    }

    private func encoder(
        for schema: DatasetSchema, _ writing: RecordWritingOptions
    ) throws(CommandFailure) -> any RecordEncoder {
        do throws(WriteError) {
            return try writer.encoder(for: schema, options: writing)
        } catch {
            throw CommandFailure(error)
        }
    }
}
