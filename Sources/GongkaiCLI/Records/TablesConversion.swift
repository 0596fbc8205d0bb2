import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Converts the tables that a mapping makes of an input: into a file each of a folder, or into one file of a format that
/// holds several. The input is read once for each.
struct TablesConversion {
    let tables: [MappedTable]
    let options: RecordOutputOptions
    let writer: any RecordWriter
    /// Asked once the input has been read and before anything takes its name: what it throws, stops the work.
    var mayWrite: () throws(CommandFailure) -> Void = {}

    /// - Throws: what stops the work; nothing is left behind then.
    func convert(into destination: ConversionPlan.Destination, reporter: inout Reporter) throws(CommandFailure) {
        let output = try destination.stream(in: tables[0].job.surroundings)
        defer { output.abandon() }
        let encoding = try OutputEncoding(named: options.outputEncoding, for: writer.format)
        let shared = SharedSink()
        var records = 0
        for (number, table) in tables.enumerated() {
            let conversion = RecordConversion(job: table.job, options: options, writer: writer)
            var opened = try table.job.open(table.input, reporter: &reporter)
            opened.steps.plan.schema.name = table.name ?? opened.steps.plan.schema.name
            try conversion.complete(&opened.steps, hasSchema: table.job.schema != nil)
            opened.steps.outputSchema.foreignKeys = [table.foreignKey].compactMap(\.self)
            if writer.holdsSeveralDatasets {
                shared.isLast = number == tables.count - 1
                opened.steps.makeSink = shared.maker(by: opened.steps.makeSink)
            }
            let outlet = try self.outlet(into: output, number: number, in: encoding)
            let tally = try table.job.run(opened, into: outlet, reporter: &reporter)
            guard let tally else { throw CommandFailure(.inputHasErrors, []) }
            try tally.check(opened.steps.policy, in: encoding, isWritten: output.failure == nil)
            conversion.summarise(tally, file: table.input.file.path, reporter: reporter)
            records += tally.recordsWritten
        }
        try output.finish(
            destination.name, of: tables[0].input.file.path, records: records, watchedBy: reporter.observation
        ) { () throws(CommandFailure) in
            if output.failure == nil { try mayWrite() }
        }
    }

    private func outlet(
        into output: any StreamedOutput, number: Int, in encoding: OutputEncoding?
    ) throws(CommandFailure) -> RecordJob.Outlet {
        var outlet = RecordJob.Outlet(goesOn: output.goesOn)
        if let file = output as? StreamedFile { outlet.write = { encoding.write($0, to: file.write) } }
        if let folder = output as? StreamedFolder {
            let name = tables[number].name ?? "records"
            _ = folder.begin(name + (writer.format.extensions.first.map { "." + $0 } ?? ""))
            outlet.write = { text in encoding.write(text) { folder.write($0, to: number) } }
        }
        return outlet
    }

    /// One sink that takes the tables one after the other.
    ///
    /// Sendable without the compiler's check: sinks are made one after the other, by the run that needs one.
    private final class SharedSink: @unchecked Sendable {
        var isLast = false
        private var sink: (any RecordSink)?

        typealias Maker = @Sendable (RecordOutput) throws(WriteError) -> any RecordSink

        func maker(by make: Maker?) -> Maker? {
            guard let make else { return nil }
            return { output throws(WriteError) in
                if let sink = self.sink { return Part(sink, isLast: self.isLast) }
                let sink = try make(output)
                self.sink = sink
                return Part(sink, isLast: self.isLast)
            }
        }
    }

    /// What one table sees of the sink.
    private final class Part: RecordSink {
        private let sink: any RecordSink
        private let isLast: Bool

        init(_ sink: any RecordSink, isLast: Bool) {
            self.sink = sink
            self.isLast = isLast
        }

        func begin(_ schema: DatasetSchema) throws(WriteError) { try sink.begin(schema) }

        func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
            try sink.take(records, count: count)
        }

        func finish() throws(WriteError) { if isLast { try sink.finish() } }
    }
}

extension RecordOutputOptions {
    /// Refuses options that only make sense for one table.
    /// - Throws: status 64.
    func refuseWhatIsForOneTable() throws(CommandFailure) {
        let given: [(String, Bool)] = [
            ("--select", !select.isEmpty), ("--rename", !rename.isEmpty), ("--where", !conditions.isEmpty),
            ("--sort-by", !sortBy.isEmpty), ("--head", head != nil), ("--split-by", splitBy != nil),
            ("--redact", !redact.isEmpty), ("--rejects", rejects != nil),
        ]
        guard let option = given.first(where: \.1)?.0 else { return }
        throw CommandFailure(.usage, .mappingOneTable, [option])
    }
}
