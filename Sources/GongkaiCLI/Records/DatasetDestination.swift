import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite

/// Where a command writes a dataset that it holds in memory, and in which format of records.
struct DatasetDestination {
    /// What `-t` says.
    let format: String?
    let destination: ConversionPlan.Destination
    var names: ColumnNames = .name
    let watch: Observation

    /// Writes a dataset, validated where the format is XML.
    /// - Parameter file: the input that it was made of; `nil` for several.
    /// - Throws: status 64 for a format that there is none of; 70, 73 and 74.
    func write(_ dataset: Dataset, of file: String? = nil, in surroundings: Surroundings) throws(CommandFailure) {
        let writer = try writer(in: surroundings.recordWriters)
        var options = RecordWritingOptions()
        options.names = names
        let isXML = writer.format.name == XMLRecordWriter.formatName
        let validation = isXML ? try RecordJob.validation(by: dataset.schema, writing: options) : nil
        try destination.checkMayBeMade()
        let stream = try destination.file(in: surroundings)
        defer { stream.abandon() }
        try watch.measure(.write, file) { () throws(CommandFailure) in
            try write(to: stream, in: surroundings) { target throws(WriteError) in
                var datasets = try DatasetOutput(writer, options: options, into: target)
                datasets.validation = validation
                try datasets.write(dataset)
                try datasets.finish()
            }
        }
        try stream.finish(destination.name, of: file, records: dataset.records.count, watchedBy: watch)
    }

    /// Writes bytes that are no records.
    /// - Throws: status 73 and 74.
    func write(_ bytes: [UInt8], in surroundings: Surroundings) throws(CommandFailure) {
        try destination.write(.file([bytes]), of: nil, watchedBy: watch, in: surroundings)
    }

    private func write(
        to stream: StreamedFile, in surroundings: Surroundings, _ work: (RecordOutput) throws(WriteError) -> Void
    ) throws(CommandFailure) {
        let target = RecordOutput(scratchFolder: surroundings.scratchFolder) { bytes throws(WriteError) in
            guard stream.write(bytes) else { throw .stopped }
        }
        do throws(WriteError) {
            try work(target)
        } catch {
            // What failed is the file, and it says how.
            if stream.failure != nil { try stream.finish() }
            throw CommandFailure(error)
        }
    }

    private func writer(in registry: RecordWriterRegistry) throws(CommandFailure) -> any RecordWriter {
        let known =
            format.map { registry.writer(named: $0) }
            ?? destination.formatName.flatMap(registry.writer(forFileNamed:))
            ?? registry.writer(named: "csv")
        guard let known else {
            throw CommandFailure(.usage, .commandFormatUnknown, [format ?? "", registry.names])
        }
        return known
    }
}
