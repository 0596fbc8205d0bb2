public import GongkaiModel

/// Where the records of one output go when they are encoded, in their order.
///
/// Most formats are the bytes of their records one behind another (`EncodedRecordSink`). A workbook, a database, or what a
/// program outside makes of records is not, and has a sink of its own.
public protocol RecordSink: AnyObject {
    /// Begins the records of a dataset; those of the one before have ended. Only a format that holds several datasets is
    /// given more than one.
    /// - Throws: `WriteError` where the format cannot hold what the schema says, or the output takes no more.
    func begin(_ schema: DatasetSchema) throws(WriteError)

    /// Takes whole records, as the writer's encoder wrote them.
    /// - Throws: `WriteError` where the format cannot hold them, or the output takes no more.
    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError)

    /// Ends the output. A sink that is let go before it has ended leaves nothing behind.
    /// - Throws: `WriteError` where the output takes no more, or what was made is not whole.
    func finish() throws(WriteError)
}

/// What a sink writes into.
public struct RecordOutput {
    /// Takes the next bytes.
    /// - Throws: `WriteError.stopped` where the output takes no more.
    public var write: (UnsafeRawBufferPointer) throws(WriteError) -> Void
    /// Begins another file of an output that is a folder, under a relative path; what is written then goes there.
    /// `nil` where the output is one file.
    public var beginFile: ((_ path: String) throws(WriteError) -> Void)?
    /// A folder for files that are needed on the way, and are taken away in the end.
    public var scratchFolder: String

    /// Makes an output of what takes its bytes; without `beginFile` it is one file.
    public init(
        scratchFolder: String = "/tmp", beginFile: ((_ path: String) throws(WriteError) -> Void)? = nil,
        write: @escaping (UnsafeRawBufferPointer) throws(WriteError) -> Void
    ) {
        self.scratchFolder = scratchFolder
        self.beginFile = beginFile
        self.write = write
    }
}

/// The sink of formats that are the bytes of their records one behind another.
public final class EncodedRecordSink: RecordSink {
    private let makeEncoder: (DatasetSchema) throws(WriteError) -> any RecordEncoder
    private let output: RecordOutput
    private var encoder: (any RecordEncoder)?
    private var hasRecords = false

    /// Makes a sink of an output.
    /// - Parameter encoder: makes what wrote the records of a dataset.
    public init(
        into output: RecordOutput, encoder: @escaping (DatasetSchema) throws(WriteError) -> any RecordEncoder
    ) {
        self.output = output
        makeEncoder = encoder
    }

    /// Ends what stands open, and writes what opens the records of the dataset.
    public func begin(_ schema: DatasetSchema) throws(WriteError) {
        try close()
        let encoder = try makeEncoder(schema)
        self.encoder = encoder
        hasRecords = false
        try put(encoder.opening)
    }

    /// Takes records. The first one goes without what parts it from one before.
    public func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        guard let encoder, !records.isEmpty else { return }
        let skipped = hasRecords ? 0 : encoder.separatorLength
        hasRecords = true
        try output.write(UnsafeRawBufferPointer(rebasing: records.dropFirst(skipped)))
    }

    /// Writes what closes the records of the last dataset.
    public func finish() throws(WriteError) { try close() }

    private func close() throws(WriteError) {
        if let closing = encoder.take()?.closing { try put(closing) }
    }

    private func put(_ bytes: [UInt8]) throws(WriteError) {
        guard !bytes.isEmpty else { return }
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(WriteError) in try output.write(bytes) }
        }
        try outcome.get()
    }
}

/// A sink of a format that can be searched by words, such as a database.
package protocol FullTextSink: RecordSink {
    /// Begins a dataset whose records are there to be found by their text; those of the one before have ended.
    /// - Throws: `WriteError`, as `begin`.
    func beginFullText(_ schema: DatasetSchema) throws(WriteError)
}
