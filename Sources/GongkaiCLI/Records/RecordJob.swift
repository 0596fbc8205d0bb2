import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite
import GongkaiXML

/// The work of converting or checking the records of inputs, as the command line says.
struct RecordJob {
    var shape: RecordShapeOptions
    var encoding: String?
    let limits: ReadLimits
    /// The schema given, if any, and how the command line calls it.
    var schema: DatasetSchema?
    var schemaName: String?
    /// What `--references` says.
    var references: [String] = []
    /// Texts that mean that a value is missing, where they are not those of the schema.
    var missingValues: [String]?
    /// What an input is called, without extension, where its file may be called otherwise.
    var inputName: String?
    /// Whether what is noteworthy in the head of an input is told, errors apart.
    var tellsHead = true
    var workers: Workers
    let surroundings: Surroundings

    /// An input whose head has been read, and what is to be done with its records.
    struct Opened {
        let file: RecordInput
        var intake: any RecordIntake
        var source: ByteSource
        /// Knows the encoding, once something told it.
        let decoding: DecodingSource
        var head: RecordHead
        /// The name of the format.
        let format: String
        var steps: RecordStream.Steps
        /// What else is noteworthy before the records.
        var notes: [Diagnostic] = []
    }

    /// Where what comes out of a stream goes.
    struct Outlet {
        var write: (UnsafeRawBufferPointer) -> Bool = { _ in true }
        var parts: RecordStream.Parts?
        /// Begins another file, where the output is a folder.
        var beginFile: ((_ path: String) throws(WriteError) -> Void)?
        /// A folder for files that are needed on the way; `nil` for that of the surroundings.
        var scratchFolder: String?
        var goesOn: () -> Bool = { true }
        var setAside: (RejectedRecord) -> Bool = { _ in true }
        var passKeys: ((KeyHashes, _ firstRecord: Int) -> Void)?
    }

    /// Opens an input, finds its columns, and reads what its foreign keys point to.
    /// - Parameter fields: names of fields, beyond those that the first stretch of the input has.
    /// - Throws: what makes an input unreadable, and status 1 where its columns are not those of the schema.
    func open(
        _ input: DetectedRecords, besides fields: [String] = [], reporter: inout Reporter
    ) throws(CommandFailure) -> Opened {
        var opened = try openHead(input, besides: fields)
        if let schema { opened.notes = try uncheckedReferences(of: schema, in: input.file) }
        try report(opened, reporter: &reporter)
        if let schema {
            opened.steps.check = try check(by: schema, isXML: input.reader is XMLRecordReader)
            opened.steps.keys = RecordKeys(schema)
            opened.steps.references = try referenceChecks(by: schema, of: input, reporter: &reporter)
        } else if opened.head.declared != nil {
            // Keys and references are the database's own business.
            opened.steps.check = try check(by: opened.steps.plan.schema, isXML: false)
        }
        return opened
    }

    /// Opens an input and finds its columns.
    /// - Throws: what makes it unreadable.
    func openHead(_ input: DetectedRecords, besides fields: [String]) throws(CommandFailure) -> Opened {
        try shape.refuseDatabaseOptions(for: input.reader.format.name, in: input.file)
        let file = try input.input(in: surroundings)
        var options = shape.reading(named: inputName ?? SystemPath.shown(file.file.baseName), limits: limits)
        options.schema = schema
        try DatabaseOptions(shape: shape, surroundings: surroundings).complete(&options, for: file)
        if let missingValues = missingValues ?? schema?.missingValues { options.missingValues = missingValues }
        var intake = input.reader.intake(for: options)
        let bytes = input.reader.unwrapped(file.fill)
        let decoding = DecodingSource(bytes, named: try chosenEncoding())
        let source = input.reader.readsText ? ByteSource(decoding) : ByteSource(bytes)
        var head: RecordHead
        do throws(ReadError) {
            head = try intake.open(source)
        } catch {
            throw failure(for: error, in: file)
        }
        head.headings += fields.filter { !head.headings.contains($0) }
        let steps = RecordStream.Steps(
            plan: plan(
                for: head,
                named: inputName ?? (file.file.isStandardInput ? "records" : SystemPath.shown(file.file.baseName))))
        return Opened(
            file: file, intake: intake, source: source, decoding: decoding, head: head,
            format: input.reader.format.name,
            steps: steps)
    }

    /// Tells what is noteworthy in the head of an input.
    /// - Throws: status 1 where its columns are not those of the schema.
    func report(_ opened: Opened, reporter: inout Reporter) throws(CommandFailure) {
        let diagnostics = (opened.head.diagnostics + opened.steps.plan.diagnostics + opened.notes)
            .filter { tellsHead || $0.rule.severity == .error }
        reporter.report(diagnostics, file: opened.file.file.path)
        if diagnostics.contains(where: { $0.rule.severity == .error }) { throw CommandFailure(.inputHasErrors, []) }
    }

    /// The work of reading a file that foreign keys of a schema point to, of which nothing else is known.
    func reading(another schema: DatasetSchema) -> RecordJob {
        var shape = shape
        (shape.delimiter, shape.recordElement) = (nil, nil)
        (shape.noHeader, shape.headerLines, shape.skipLines) = (false, 1, 0)
        (shape.sheet, shape.mapping, shape.table, shape.query, shape.connection) = (nil, nil, nil, nil, nil)
        return RecordJob(
            shape: shape, encoding: nil, limits: limits, missingValues: schema.missingValues, workers: workers,
            surroundings: surroundings)
    }

    /// Puts the next piece of an input into an empty batch.
    /// - Returns: `false` where nothing is left.
    func take(_ batch: inout RecordBatch, from opened: inout Opened) throws(CommandFailure) -> Bool {
        do throws(ReadError) {
            return try opened.intake.take(&batch, from: opened.source)
        } catch {
            throw failure(for: error, in: opened.file)
        }
    }

    /// The text of an input from its beginning, with the options that it is read by.
    func text(
        of input: DetectedRecords
    ) throws(CommandFailure) -> (file: RecordInput, options: RecordReadingOptions, source: ByteSource) {
        let file = try input.input(in: surroundings)
        let source = ByteSource(DecodingSource(file.fill, named: try chosenEncoding()))
        return (file, shape.reading(named: file.file.baseName, limits: limits), source)
    }

    /// The encoding that `--encoding` names.
    /// - Throws: status 64 where there is none of that name.
    private func chosenEncoding() throws(CommandFailure) -> TextEncoding? {
        guard let encoding else { return nil }
        guard let known = TextEncoding(named: encoding) else {
            throw CommandFailure(.usage, .inputUnknownEncoding, [encoding])
        }
        return known
    }

    private func plan(for head: RecordHead, named name: String) -> ColumnPlan {
        (schema ?? head.declared?.schema).map { ColumnPlan(head, schema: $0) } ?? ColumnPlan(head, named: name)
    }

    /// - Throws: status 65 for a schema that has a constraint that says nothing.
    func check(by schema: DatasetSchema, isXML: Bool) throws(CommandFailure) -> RecordCheck {
        do throws(RecordCheckError) {
            return try RecordCheck(schema, form: isXML ? .canonical : .lenient)
        } catch {
            throw CommandFailure(.unreadable, [error.diagnostic], file: schemaName)
        }
    }

    /// Lets the records go by, and tells what was found in them.
    /// - Returns: what went by; `nil` where a record has a field that the first ones did not have.
    /// - Throws: what makes the input unreadable.
    func run(_ opened: Opened, into outlet: Outlet, reporter: inout Reporter) throws(CommandFailure) -> RecordTally? {
        let found = Findings()
        let (progress, size, now) = (reporter.progressLine, opened.file.size, surroundings.now)
        var output = RecordStream.Output(
            makeSpillFile: surroundings.makeSpillFile, write: outlet.write,
            report: { found.diagnostics.append($0) }, setAside: outlet.setAside,
            progress: { progress?.show($0, total: size, now: now()) })
        output.parts = outlet.parts
        output.goesOn = outlet.goesOn
        output.beginFile = outlet.beginFile
        output.passKeys = outlet.passKeys
        output.scratchFolder = outlet.scratchFolder ?? surroundings.scratchFolder
        let clock = reporter.observation.makeClock()
        var steps = opened.steps
        steps.clock = clock
        let stream = RecordStream(steps, workers: workers)
        let outcome = Result { () throws(RecordStreamError) in
            try stream.run(opened.intake, from: opened.source, start: opened.head, into: output, limits: limits)
        }
        progress?.clear()
        reporter.observation.add(clock, opened.file.file.path)
        if case .failure(.unknownField) = outcome, schema == nil, opened.file.file.isRepeatable { return nil }
        reporter.report(found.diagnostics, file: opened.file.file.path)
        if case .success = outcome, let intake = opened.intake as? any ConcludingIntake {
            reporter.report(intake.conclusion, file: opened.file.file.path)
        }
        switch outcome {
        case .success(let tally):
            reporter.observation.tookInput(
                opened.file.file.path, format: opened.format, bytes: opened.file.taken, records: tally)
            return tally
        case .failure(.read(let error)): throw failure(for: error, in: opened.file)
        case .failure(.unknownField(let name, let record)):
            let finding = Diagnostic(.recordUnknownField, [name], modelPath: "records/\(record + 1)")
            throw CommandFailure(.inputHasErrors, [finding], file: opened.file.file.path)
        case .failure(.write(let error)): throw CommandFailure(error, file: opened.file.file.path)
        }
    }

    /// Reads the records of an input and checks them.
    /// - Throws: what makes the input unreadable, and status 1 where records have errors.
    func check(_ input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) {
        var opened = try open(input, reporter: &reporter)
        if let schema, shape.recordElement == nil, input.reader is XMLRecordReader {
            opened.steps.inputValidation = try RecordJob.validation(by: schema)
        }
        if try run(opened, into: Outlet(), reporter: &reporter) != nil { return }
        let fields = try furtherFields(of: input, reporter: &reporter)
        _ = try run(open(input, besides: fields, reporter: &reporter), into: Outlet(), reporter: &reporter)
    }

    /// Reads the records of an input and looks for what must not be published.
    /// - Parameter redactions: what is done to values before, by the place of the field in the schema.
    /// - Throws: what makes the input unreadable.
    func gate(
        _ input: DetectedRecords, redactedBy redactions: [Int: Redaction] = [:], besides fields: [String] = [],
        reporter: inout Reporter
    ) throws(CommandFailure) {
        var opened = try openHead(input, besides: fields)
        try report(opened, reporter: &reporter)
        let schema = opened.steps.plan.schema
        var published = schema
        for (place, redaction) in redactions { published.fields[place] = redaction.published(schema.fields[place]) }
        if !redactions.isEmpty { opened.steps.redaction = RecordRedaction(redactions, in: schema) }
        opened.steps.gate = RecordGate(published)
        if try run(opened, into: Outlet(), reporter: &reporter) != nil || !fields.isEmpty { return }
        try gate(
            input, redactedBy: redactions, besides: try furtherFields(of: input, reporter: &reporter),
            reporter: &reporter)
    }

    /// What has libxml2 judge records of XML by the XSD of a schema.
    /// - Throws: status 70 where the XSD that we make does not compile.
    static func validation(
        by schema: DatasetSchema, writing options: RecordWritingOptions = RecordWritingOptions()
    ) throws(CommandFailure) -> RecordValidation {
        var schema = schema
        for index in schema.fields.indices { schema.fields[index].name = options.elementName(of: schema.fields[index]) }
        let encoder = XMLRecordWriter().encoder(of: schema)
        do throws(XMLSchemaError) {
            return RecordValidation(
                schema: try XMLSchema(bytes: schema.xsd()), opening: encoder.opening, closing: encoder.closing)
        } catch {
            throw CommandFailure(.internalFault, .recordSchemaFault, [error.issues.first?.message ?? ""])
        }
    }

    /// What was found while records went by: no more than the limit lets through.
    private final class Findings {
        var diagnostics: [Diagnostic] = []
    }

    /// Goes through an input for the names of all the fields that its records have.
    /// - Returns: those that the first stretch does not have.
    func furtherFields(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> [String] {
        var opened = try open(input, reporter: &reporter)
        guard var parser = opened.intake.parser(columns: opened.head.headings) as? any FieldDiscovery else { return [] }
        var fields: [String] = []
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 0), columnCount: opened.head.headings.count)
        while try take(&batch, from: &opened) {
            fields += parser.unknownFields(in: &batch)
            batch.clear()
        }
        return fields
    }

    /// What to say of an input that cannot be read.
    func failure(for error: ReadError, in file: RecordInput) -> CommandFailure {
        if let failure = file.failure { return failure }
        let status: ExitStatus =
            switch error {
            case .unreadable, .invalid: .unreadable
            case .internalFault: .internalFault
            case .unusable: .componentMissing
            case .inputOutput: .inputOutput
            }
        return CommandFailure(status, error.diagnostics, file: file.file.path)
    }
}
