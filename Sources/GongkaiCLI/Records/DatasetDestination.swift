import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords
import GongkaiWrite

/// Where a command writes a dataset that it holds in memory, and in which format of records.
struct DatasetDestination {
    /// What `-t` says.
    let format: String?
    /// What `-o` says.
    let output: String?
    let replaces: Bool
    var names: ColumnNames = .name

    /// Writes a dataset, validated where the format is XML.
    /// - Returns: how many bytes it came to.
    /// - Throws: status 64 for a format that there is none of; 70, 73 and 74.
    @discardableResult
    func write(_ dataset: Dataset, in surroundings: Surroundings) throws(CommandFailure) -> Int {
        let writer = try writer(in: surroundings.recordWriters)
        var options = RecordWritingOptions()
        options.names = names
        let isXML = writer.format.name == XMLRecordWriter.formatName
        let validation = isXML ? try RecordJob.validation(by: dataset.schema, writing: options) : nil
        return try write(in: surroundings) { target throws(WriteError) in
            var datasets = try DatasetOutput(writer, options: options, into: target)
            datasets.validation = validation
            try datasets.write(dataset)
            try datasets.finish()
        }
    }

    /// Writes bytes that are no records.
    /// - Throws: status 73 and 74.
    func write(_ bytes: [UInt8], in surroundings: Surroundings) throws(CommandFailure) {
        switch destination {
        case .file(let file): try file.write(bytes)
        default: try surroundings.write(bytes)
        }
    }

    private func write(
        in surroundings: Surroundings, _ work: (RecordOutput) throws(WriteError) -> Void
    ) throws(CommandFailure) -> Int {
        try destination.checkMayBeMade()
        let stream = try destination.file(in: surroundings)
        defer { stream.abandon() }
        var size = 0
        let target = RecordOutput(scratchFolder: surroundings.scratchFolder) { bytes throws(WriteError) in
            size += bytes.count
            guard stream.write(bytes) else { throw .stopped }
        }
        do throws(WriteError) {
            try work(target)
        } catch {
            // What failed is the file, and it says how.
            if stream.failure != nil { try stream.finish() }
            throw CommandFailure(error)
        }
        try stream.finish()
        return size
    }

    private var destination: ConversionPlan.Destination {
        switch output {
        case nil, InputFile.standardStream?: .standardOutput
        case let path?: .file(OutputFile(path: path, replaces: replaces, isPackedByName: true))
        }
    }

    private func writer(in registry: RecordWriterRegistry) throws(CommandFailure) -> any RecordWriter {
        let known =
            format.map { registry.writer(named: $0) }
            ?? output.flatMap { registry.writer(forFileNamed: OutputFile.unpackedName(of: $0)) }
            ?? registry.writer(named: "csv")
        guard let known else {
            throw CommandFailure(.usage, .commandFormatUnknown, [format ?? "", registry.names])
        }
        return known
    }
}
