public import GongkaiBytes
public import GongkaiDiagnostics
public import GongkaiModel

/// Reads one format as a stream of records. A format is one file and one line in `RecordReaderRegistry`.
///
/// Reading has two halves: an intake, which cuts the input into pieces of whole records and is asked by one worker at a
/// time, in order; and parsers, which find the values in a piece, each worker with its own.
public protocol RecordReader: Sendable {
    /// What the reader says of itself.
    var format: Format { get }

    /// Whether the first bytes look like records of this format, for inputs whose name does not tell. The bytes are UTF-8.
    func recognises(_ start: UnsafeRawBufferPointer) -> Bool

    /// Whether the name of a file is enough to know the format by; not where publications have the same extension.
    var isToldByName: Bool { get }

    /// Whether records that this toolkit wrote in the format are read as the same, empty text apart from missing values.
    var isExact: Bool { get }

    /// Whether its input is text, which is decoded before it is handed over; else the bytes come as they are.
    var readsText: Bool { get }

    /// What hands out the records of an input that something stands around, such as frames; it is the input itself elsewhere.
    func unwrapped(_ input: @escaping ByteSource.Fill) -> ByteSource.Fill

    /// Starts on an input.
    func intake(for options: RecordReadingOptions) -> any RecordIntake
}

extension RecordReader {
    /// Most formats of records are known by their extension.
    public var isToldByName: Bool { true }

    /// Most formats are read as they were written.
    public var isExact: Bool { true }

    /// Most formats of records are text.
    public var readsText: Bool { true }

    /// Nothing stands around the records of most formats.
    public func unwrapped(_ input: @escaping ByteSource.Fill) -> ByteSource.Fill { input }
}

/// How an input is to be read. What does not concern a format is not heeded by it.
public struct RecordReadingOptions: Sendable {
    /// What the records should be; `nil` where every field is text and the input alone says which there are.
    public var schema: DatasetSchema?
    /// The base name of the input without extension, after which records without a schema are called.
    public var inputName = "records"
    /// CSV: the delimiter; `nil` to tell it from the header.
    public var delimiter: UInt8?
    /// CSV: whether there is a header.
    public var hasHeader = true
    /// CSV: how many lines the header has, the last of which holds the names.
    public var headerLines = 1
    /// CSV: how many lines stand above the header, or the records where there is none, such as a title and a unit.
    public var skippedLines = 0
    /// CSV: texts that mean that a value is missing, where they stand unquoted.
    public var missingValues: [String] = [""]
    /// XML of others: the local name of the element that is a record.
    public var recordElement: String?
    /// Workbooks: the name of the sheet, or its number from 1; `nil` for the first one with data.
    public var sheet: String?
    /// Databases: the table whose records are read; `nil` for the only one that has any, or what `query` gives.
    public var table: String?
    /// Databases: the statement whose rows are read.
    public var query: String?
    /// Where the input is a file: its path, for formats that are not read from front to back.
    public var path: String?
    /// A folder for files that are needed on the way.
    public var scratchFolder = "/tmp"
    /// The server that is read, where the input is one.
    package var server: DatabaseServer?
    /// How much of the input is read.
    public var limits = ReadLimits()
    /// How many bytes a piece has, roughly.
    public var pieceSize = 1 << 19

    /// Makes options that leave everything to the input.
    public init() {}
}

/// A server that records are read from.
package struct DatabaseServer: Sendable {
    /// As libpq takes it; empty for what the environment says. It may hold a password, and is never told.
    package var connectionString: String
    /// Whether the environment says how long to wait for the server.
    package var hasOwnTimeout: Bool

    package init(connectionString: String, hasOwnTimeout: Bool) {
        self.connectionString = connectionString
        self.hasOwnTimeout = hasOwnTimeout
    }
}

/// What the beginning of an input says of its records.
public struct RecordHead: Sendable {
    /// What headings are.
    public enum Naming: Sendable {
        /// They stand above columns, and every record has a value for each.
        case columns
        /// Every record names its own fields, as members of an object; others may come up later.
        case members
        /// The same, as elements, whose names stand for headings by `XMLNameEscape`.
        case elements
    }

    /// What stands above a column, or names a member or element: `nil` where nothing does.
    public var headings: [String?]
    /// What the headings are names of.
    public var naming: Naming
    /// Line ends before the first record.
    public var lineEnds: Int
    /// What is noteworthy in the head.
    public var diagnostics: [Diagnostic]
    /// What stands between the fields of CSV.
    public var delimiter: UInt8?
    /// What the input itself says of its records, besides what stands above columns.
    package var declared: DeclaredRecords?

    /// Makes a head; what is left out is that of columns without anything noteworthy.
    public init(
        headings: [String?], naming: Naming = .columns, lineEnds: Int = 0, diagnostics: [Diagnostic] = [],
        delimiter: UInt8? = nil
    ) {
        self.headings = headings
        self.naming = naming
        self.lineEnds = lineEnds
        self.diagnostics = diagnostics
        self.delimiter = delimiter
    }
}

/// The half of reading that goes through the input in order.
public protocol RecordIntake {
    /// Reads as far as the input says what fields its records have.
    ///
    /// Where every record names its own fields (JSON, XML), those of a first stretch of the input are told, in the order
    /// in which they come up; a parser that meets another one later says so.
    /// - Throws: `ReadError` where the input is not of the format.
    mutating func open(_ source: ByteSource) throws(ReadError) -> RecordHead

    /// Puts the next piece of the input into an empty batch. Pieces follow on one another without gaps, from where `open`
    /// left the source.
    /// - Returns: `false` where nothing is left, and the batch is still empty.
    /// - Throws: `ReadError` where the input is cut off or cannot be read on.
    mutating func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool

    /// A parser for the pieces.
    /// - Parameter columns: the headings that `open` told, or more.
    func parser(columns: [String?]) -> any RecordParser
}

/// The half of reading that needs one piece alone.
public protocol RecordParser {
    /// Finds the records and the values of the piece in a batch.
    ///
    /// A record that cannot be read is left out of the batch and told; it counts among `recordsRead` all the same.
    /// - Parameter findings: takes what is wrong, with places within the piece.
    /// - Throws: `UnknownField` where a record has a field that is none of the columns.
    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField)

    /// Where a value stands in the piece. Slow: for messages.
    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position
}

/// A record has a field that the columns do not have.
public struct UnknownField: Error, Hashable, Sendable {
    /// The name, as the record has it.
    public var name: String
    /// Counts the records of the piece from 0.
    public var record: Int

    /// Makes the error for a field of a record.
    public init(name: String, record: Int) {
        self.name = name
        self.record = record
    }
}
