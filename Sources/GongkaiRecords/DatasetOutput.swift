import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite

/// Writes datasets that are held in memory in any format of records.
package struct DatasetOutput {
    private let writer: any RecordWriter
    private let options: RecordWritingOptions
    private let sink: any RecordSink
    /// By which the XML that is written is validated.
    package var validation: RecordValidation?

    /// So many records are written at once.
    private static let batchSize = 4_096

    /// - Throws: `WriteError` where the output takes nothing.
    package init(
        _ writer: any RecordWriter, options: RecordWritingOptions, into output: RecordOutput
    ) throws(WriteError) {
        self.writer = writer
        self.options = options
        sink = try writer.sink(into: output, options: options)
    }

    /// Writes a dataset.
    /// - Throws: `WriteError` where the format cannot hold one of its values, with the place of the record, counted from 1.
    package func write(_ dataset: Dataset) throws(WriteError) {
        try sink.begin(dataset.schema)
        try writeRecords(of: dataset)
    }

    /// Writes texts to be searched, where the format can be.
    /// - Throws: `WriteError`, as `write`.
    package func writeFullText(_ dataset: Dataset) throws(WriteError) {
        guard let sink = sink as? any FullTextSink else { return }
        try sink.beginFullText(dataset.schema)
        try writeRecords(of: dataset)
    }

    private func writeRecords(of dataset: Dataset) throws(WriteError) {
        let encoder = try writer.encoder(for: dataset.schema, options: options)
        var rest = dataset.records[...]
        while !rest.isEmpty {
            let first = dataset.records.count - rest.count
            let batch = RecordBatch(rest.prefix(DatasetOutput.batchSize), columnCount: dataset.schema.fields.count)
            rest = rest.dropFirst(DatasetOutput.batchSize)
            try write(batch, behind: first, of: dataset.schema, by: encoder)
        }
    }

    /// Ends the output.
    package func finish() throws(WriteError) { try sink.finish() }

    /// - Parameter first: how many records of the dataset stand before the batch.
    private func write(
        _ batch: RecordBatch, behind first: Int, of schema: DatasetSchema, by encoder: any RecordEncoder
    ) throws(WriteError) {
        let written = ByteBuffer(capacity: batch.bytes.count)
        var emission = RecordEmission(batch, columns: schema.fields.indices.map { $0 }, into: written)
        encoder.encode(&emission)
        if let fault = emission.faults.first {
            let path = "\(schema.name)/\(first + fault.record + 1)/\(schema.fields[fault.field].name)"
            let (rule, arguments) = fault.description(for: writer.format.name)
            throw .notRepresentable(Diagnostic(rule, arguments, modelPath: path))
        }
        if let issue = validation?.issues(in: written.bytes, records: emission.written.count).first {
            throw .internalFault([
                Diagnostic(
                    .recordInvalidOutput, [issue.message], modelPath: "\(schema.name)/\(first + issue.record + 1)")
            ])
        }
        try sink.take(written.bytes, count: emission.written.count)
    }
}

extension RecordBatch {
    /// Records that are held in memory, each value as its text in a cell.
    fileprivate init(_ records: ArraySlice<Dataset.Record>, columnCount: Int) {
        self.init(bytes: ByteBuffer(capacity: 1 << 12), columnCount: columnCount)
        for (number, record) in records.enumerated() {
            let start = bytes.count
            for value in record {
                guard let text = value.text else {
                    fields.append(.missing)
                    continue
                }
                fields.append(FieldPlace(start: bytes.count, length: text.utf8.count))
                bytes.append(text.utf8)
            }
            self.records.append(Record(start: start, end: bytes.count, index: number))
        }
        recordsRead = records.count
        inputCount = bytes.count
    }
}
