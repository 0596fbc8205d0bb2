public import GongkaiBytes
public import GongkaiModel

/// Writes records in one format. A format is one file and one line in `RecordWriterRegistry`.
public protocol RecordWriter: Sendable {
    /// What the writer says of itself.
    var format: Format { get }

    /// Makes what writes the records of a dataset.
    /// - Throws: `WriteError` where the format cannot hold what the schema says.
    func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder

    /// Makes what takes the encoded records of one output.
    func sink(into output: RecordOutput, options: RecordWritingOptions) throws(WriteError) -> any RecordSink

    /// Whether one output can hold several datasets, as a workbook holds sheets and a database tables.
    var holdsSeveralDatasets: Bool { get }

    /// Whether one output can be several files, in a folder: its sink begins each by `RecordOutput.beginFile`, where the
    /// output has that.
    var makesSeveralFiles: Bool { get }

    /// Whether what is written is validated against a schema before anybody gets it.
    var isValidated: Bool { get }
}

extension RecordWriter {
    /// Most formats are the bytes of their records one behind another.
    public func sink(into output: RecordOutput, options: RecordWritingOptions) throws(WriteError) -> any RecordSink {
        EncodedRecordSink(into: output) { schema throws(WriteError) in try encoder(for: schema, options: options) }
    }

    /// Most formats hold the records of one dataset alone.
    public var holdsSeveralDatasets: Bool { false }

    /// Most formats are one file.
    public var makesSeveralFiles: Bool { false }

    /// Most formats have no schema to validate against.
    public var isValidated: Bool { false }
}

/// How an output is to be written. What does not concern a format is not heeded by it.
public struct RecordWritingOptions: Sendable {
    /// CSV: the delimiter; `nil` for the format's own.
    public var delimiter: UInt8?
    /// CSV: whether a header is written, and what stands in it.
    public var hasHeader = true
    /// Whether headers and members have the fields' names or their titles.
    public var names = ColumnNames.name
    /// Which receiver's names the fields get instead of their own.
    public var receiver: String?
    /// CSV: whether the output begins with a byte order mark, by which spreadsheets know UTF-8.
    public var hasByteOrderMark = false

    /// Makes options that are each format's usual form.
    public init() {}
}

/// Turns batches of records into bytes. The bytes of several batches, one after another between opening and closing, are
/// the output, wherever it was cut into batches.
public protocol RecordEncoder: Sendable {
    /// What stands before the first record.
    var opening: [UInt8] { get }
    /// What stands behind the last record.
    var closing: [UInt8] { get }
    /// How many bytes at the beginning of a record part it from the one before; the first record goes without them.
    var separatorLength: Int { get }

    /// Writes the records of a batch; those that the format cannot hold are left out, and told as faults.
    func encode(_ emission: inout RecordEmission)
}

extension RecordWritingOptions {
    /// What a field is called in a header, or as a member of an object.
    public func name(of field: DatasetField) -> String { alias(of: field) ?? names.heading(of: field) }

    /// What a field is called where only names may stand.
    public func elementName(of field: DatasetField) -> String { alias(of: field) ?? field.name }

    private func alias(of field: DatasetField) -> String? {
        receiver.flatMap { receiver in field.aliases.first { $0.receiver == receiver }?.name }
    }
}
