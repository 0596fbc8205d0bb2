import GongkaiDiagnostics
import GongkaiPlugins
import GongkaiWrite

extension Convert {
    /// Converts inputs that hold records.
    /// - Parameters:
    ///   - total: how many inputs there are in all.
    ///   - answer: what the program that drives this one is told; `nil` where none does.
    func convert(
        records inputs: [DetectedRecords], of total: Int, in surroundings: Surroundings, answer: FramedAnswer?,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        var signals = try MadeFormats.signalsHeld(for: outputFormat)
        defer { signals?.release() }
        let plugins = try Plugins(options: pluginOptions, in: surroundings)
        let writer = try writers(in: surroundings, plugins: plugins).recordWriter()
        let files = inputs.map(\.file)
        let tables = try tables(of: inputs, in: surroundings, reporter: &reporter)
        let makesFolders = try makesFolders(of: tables, by: writer)
        let plan =
            recordOutput.splitBy == nil && !makesFolders
            ? try ConversionPlan(
                inputs: files, output: output, format: writer.format, makesFolders: writer.makesSeveralFiles,
                force: force, total: total)
            : try ConversionPlan(splitting: files, into: output, format: writer.format, force: force)
        for (tables, step) in zip(tables, plan.steps) {
            reporter.work { reporter throws(CommandFailure) in
                try step.destination.checkMayBeMade()
                guard !makesFolders, tables.count == 1 else {
                    let conversion = TablesConversion(tables: tables, options: recordOutput, writer: writer)
                    return try conversion.convert(into: step.destination, reporter: &reporter)
                }
                let conversion = RecordConversion(
                    job: tables[0].job, options: recordOutput, writer: writer, answer: answer)
                try conversion.convert(tables[0].input, into: step.destination, force: force, reporter: &reporter)
            }
        }
        reporter.report(plugins.warnings.all, file: files.first?.path)
    }

    /// The tables that each input holds: one, unless a mapping makes several of it.
    private func tables(
        of inputs: [DetectedRecords], in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) -> [[MappedTable]] {
        let job = try recordInput.job(
            encoding: encoding, limits: try limits.chosen(), workers: recordOutput.workers, in: surroundings)
        var tables: [[MappedTable]] = []
        for input in inputs {
            var job = job
            if job.schema == nil { job.schema = try input.framedSchema(in: surroundings) }
            tables.append(try job.tables(of: input, reporter: &reporter))
        }
        return tables
    }

    /// Whether an input becomes a folder: where it has several tables, and the format holds one.
    /// - Throws: status 64 where there is no folder for them, or an option is for one table.
    private func makesFolders(
        of tables: [[MappedTable]], by writer: any RecordWriter
    ) throws(CommandFailure) -> Bool {
        guard let several = tables.first(where: { $0.count > 1 }) else { return false }
        try recordOutput.refuseWhatIsForOneTable()
        guard !writer.holdsSeveralDatasets else { return false }
        guard let output, ConversionPlan.mayBeFolder(output) else {
            throw CommandFailure(
                .usage, .mappingFolderNeeded, [several.compactMap(\.name).joined(separator: ", ")])
        }
        return true
    }
}
