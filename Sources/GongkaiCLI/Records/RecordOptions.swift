import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiTables
import GongkaiWrite

/// The options of commands that read records.
struct RecordInputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Records: what each field is, as a Table Schema or Data Resource in a file, or the name of a dataset.",
            valueName: "file|name"))
    var schema: String?

    @Option(
        help: ArgumentHelp(
            "Records: the file that holds a dataset which foreign keys of the schema point to; may be repeated.",
            valueName: "name=file"))
    var references: [String] = []

    @OptionGroup var shape: RecordShapeOptions

    /// What they name that may be a file.
    var files: [String?] { [schema] + references.map { $0.split(separator: "=", maxSplits: 1).last.map(String.init) } }

    /// Whether they only make sense for records.
    var askForRecords: Bool { schema != nil || shape.askForRecords }

    /// The work on records that they and the other options amount to.
    /// - Throws: as `chosenSchema`.
    func job(
        encoding: String?, limits: ReadLimits, workers: WorkerOptions, in surroundings: Surroundings
    ) throws(CommandFailure) -> RecordJob {
        RecordJob(
            shape: shape, encoding: encoding, limits: limits, schema: try chosenSchema(in: surroundings),
            schemaName: schema, references: references, workers: workers.chosen(in: surroundings),
            surroundings: surroundings)
    }

    /// The schema that `--schema` names: a file, else a dataset that the program knows.
    /// - Throws: status 66 where there is neither, 65 where the file is no schema.
    private func chosenSchema(in surroundings: Surroundings) throws(CommandFailure) -> DatasetSchema? {
        guard let schema else { return nil }
        return try DatasetSchemaSource(schema).schema(in: surroundings).schema
    }
}

/// The options of how records stand in their file, which no schema says.
struct RecordShapeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "CSV: what stands between fields, a character or 'tab'. (default: told from the header)",
            valueName: "character"))
    var delimiter: String?

    @Flag(name: .customLong("no-header"), help: "CSV: the first line is a record.")
    var noHeader = false

    @Option(help: ArgumentHelp("CSV: how many lines the header has.", valueName: "number"))
    var headerLines = 1

    @Option(help: ArgumentHelp("CSV: how many lines stand above the header, such as a title.", valueName: "number"))
    var skipLines = 0

    @Option(help: ArgumentHelp("XML of others: the element that is a record.", valueName: "name"))
    var recordElement: String?

    @Option(
        help: ArgumentHelp(
            "XML and JSON of others: which parts are records and fields, as a mapping in a file, or auto for the one that describe proposes.",
            valueName: "file|auto"))
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "Workbooks: the sheet, by its name or its number from 1. (default: the first with data)",
            valueName: "name|number"))
    var sheet: String?

    @Option(
        help: ArgumentHelp(
            "Databases: the table to read (default: the only one with records); with --mapping: its table (default: all).",
            valueName: "name"))
    var table: String?

    @Option(
        help: ArgumentHelp(
            "Databases: read what this statement gives, or the one in a file whose name ends in .sql.",
            valueName: "sql|file"))
    var query: String?

    @Option(
        help: ArgumentHelp(
            "The input postgresql: - the file with the server's connection string. (default: GONGKAI_POSTGRESQL, else libpq's own)",
            valueName: "file"))
    var connection: String?

    /// Those of an input of which nothing is said.
    static var plain: RecordShapeOptions {
        // An options type must be parsed before its properties can be read or set.
        (try? RecordShapeOptions.parse([])) ?? RecordShapeOptions()
    }

    func validate() throws {
        if let delimiter, RecordShapeOptions.byte(of: delimiter) == nil {
            throw ValidationError("'--delimiter' takes one ASCII character that is no quote or line end, or 'tab'.")
        }
        if table != nil, query != nil { throw ValidationError("'--table' and '--query' do not go together.") }
        guard headerLines >= 1 else { throw ValidationError("'--header-lines' takes a number from 1.") }
        guard skipLines >= 0 else { throw ValidationError("'--skip-lines' takes a number from 0.") }
    }

    /// What `--mapping` names.
    var mappingSource: MappingSource? { mapping.map { MappingSource(path: $0) } }

    /// The options of reading that they amount to.
    func reading(named name: String, limits: ReadLimits) -> RecordReadingOptions {
        var options = RecordReadingOptions()
        options.inputName = name
        options.delimiter = delimiter.flatMap(RecordShapeOptions.byte)
        options.hasHeader = !noHeader
        options.headerLines = headerLines
        options.skippedLines = skipLines
        options.recordElement = recordElement
        options.sheet = sheet
        options.limits = limits
        return options
    }

    /// Whether they only make sense for records.
    var askForRecords: Bool {
        delimiter != nil || noHeader || headerLines > 1 || skipLines > 0 || recordElement != nil || sheet != nil
            || mapping != nil || table != nil || query != nil || connection != nil
    }

    /// Refuses options that an input gives no meaning to, so that nobody believes they had one.
    /// - Parameter format: that of the input; `nil` for a publication, which is no table at all.
    /// - Throws: status 64.
    func refuseDatabaseOptions(for format: String?, in file: InputFile) throws(CommandFailure) {
        let isServer = format == PostgreSQLRecordReader().format.name
        let isDatabase = isServer || format == SQLiteRecordReader().format.name
        let given = [
            ("--table", table != nil && !isDatabase && mapping == nil), ("--query", query != nil && !isDatabase),
            ("--connection", connection != nil && !isServer),
        ]
        guard let option = given.first(where: \.1)?.0 else { return }
        throw CommandFailure(.usage, .databaseOptionUnfit, [option], file: file.path)
    }

    static func byte(of delimiter: String) -> UInt8? {
        if delimiter == "tab" || delimiter == "\\t" { return UInt8(ascii: "\t") }
        guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, ![0x22, 0x0A, 0x0D, 0].contains(byte)
        else { return nil }
        return byte
    }
}

/// The options of what becomes of records.
struct RecordOutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Records: only these fields, in this order.", valueName: "field,…"))
    var select: [String] = []

    @Option(help: ArgumentHelp("Records: give a field another name; may be repeated.", valueName: "old=new"))
    var rename: [String] = []

    @Option(
        name: .customLong("where"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Records: only those whose field compares so with a value: =, !=, <, <=, >, >=, contains, starts-with, missing, present.",
            valueName: "field op value"))
    var conditions: [String] = []

    @Option(
        help: ArgumentHelp(
            "Records: sort by these fields, numbers and dates by value, missing values last; with :desc behind a field its greatest value first.",
            valueName: "field[:desc],…"))
    var sortBy: [String] = []

    @Option(help: ArgumentHelp("Records: only so many, from the first.", valueName: "number"))
    var head: Int?

    @Option(
        help: ArgumentHelp(
            "Records: write a file for each value of this field, into the folder that -o names.", valueName: "field"))
    var splitBy: String?

    @Flag(
        help: "Records as CSV or workbooks: put an apostrophe before texts that a spreadsheet would take for formulas.")
    var guardFormulas = false

    @Option(
        help: ArgumentHelp(
            "Records: publish the values of a field masked, hashed (with --redact-key), generalised, or not at all: mask, hash, generalise, drop, refuse; may be repeated.",
            valueName: "field=how"))
    var redact: [String] = []

    @Option(help: ArgumentHelp("Records: the file with the key of --redact FIELD=hash.", valueName: "file"))
    var redactKey: String?

    @Option(help: "Records: what stands above columns and names members: names for programs, or Chinese titles.")
    var names: ColumnNames?

    @Option(help: ArgumentHelp("Records: call fields as this receiver does.", valueName: "receiver"))
    var aliases: String?

    @Option(help: ArgumentHelp("CSV: what is written between fields, a character or 'tab'.", valueName: "character"))
    var outputDelimiter: String?

    @Flag(name: .customLong("no-output-header"), help: "CSV: write no header.")
    var noOutputHeader = false

    @Option(help: ArgumentHelp("CSV: the encoding to write, UTF-8 or GB18030. (default: UTF-8)", valueName: "encoding"))
    var outputEncoding: String?

    @Flag(help: "CSV: begin with a byte order mark, by which spreadsheets know UTF-8.")
    var byteOrderMark = false

    @Option(help: ArgumentHelp("Records: set those with errors aside in this file, and go on.", valueName: "file"))
    var rejects: String?

    @Flag(name: .customLong("no-validate"), help: "Do not validate XML that is written by its schema.")
    var noValidate = false

    @OptionGroup var workers: WorkerOptions

    func validate() throws {
        if let outputDelimiter, RecordShapeOptions.byte(of: outputDelimiter) == nil {
            throw ValidationError(
                "'--output-delimiter' takes one ASCII character that is no quote or line end, or 'tab'.")
        }
        if let head, head < 0 { throw ValidationError("'--head' takes a number from 0.") }
    }

    /// The options of writing that they amount to.
    /// - Parameter hasSchema: whether fields have names besides what stands in the input.
    func writing(hasSchema: Bool) -> RecordWritingOptions {
        var options = RecordWritingOptions()
        options.delimiter = outputDelimiter.flatMap(RecordShapeOptions.byte)
        options.hasHeader = !noOutputHeader
        options.names = names ?? (hasSchema ? .name : .title)
        options.receiver = aliases
        options.hasByteOrderMark = byteOrderMark
        return options
    }
}
