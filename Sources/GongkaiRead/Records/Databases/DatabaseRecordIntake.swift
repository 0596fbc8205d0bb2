import GongkaiBytes
import GongkaiDatabase
import GongkaiDiagnostics
import GongkaiModel

/// Goes through the rows of a database. They come as text in the form of `CopyText`, a line a row.
final class DatabaseRecordIntake: RecordIntake {
    private let options: RecordReadingOptions
    private let connect: (ByteSource) throws(ReadError) -> any DatabaseSource
    /// Whether values are as the server writes them, and not yet in our forms.
    private let isServer: Bool
    private var rows: (any DatabaseSource)?
    private var isOver = false

    init(
        _ options: RecordReadingOptions, isServer: Bool,
        connect: @escaping (ByteSource) throws(ReadError) -> any DatabaseSource
    ) {
        self.options = options
        self.isServer = isServer
        self.connect = connect
    }

    func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let rows = try connect(source)
        let count = rows.columns.count
        guard count <= options.limits[.tableColumns] else {
            throw .unreadable([
                ReadLimit.tableColumns.diagnostic(found: count, allowed: options.limits[.tableColumns])
            ])
        }
        self.rows = rows
        let binary = rows.columns.filter { $0.kind == .binary }.map { "“\($0.name)”" }
        var notes = rows.notes
        if !binary.isEmpty { notes.append(Diagnostic(.databaseBytes, [binary.joined(separator: ", ")])) }
        var head = RecordHead(headings: rows.columns.map { $0.name.isEmpty ? nil : $0.name }, diagnostics: notes)
        head.declared = DeclaredRecords(
            name: rows.name, schema: storedSchema(of: rows), fields: rows.columns.map(DeclaredField.init))
        return head
    }

    /// The schema that one of our own databases holds, if it is sound and of these columns.
    private func storedSchema(of rows: any DatabaseSource) -> DatasetSchema? {
        guard let text = rows.storedSchema else { return nil }
        var sink = DiagnosticSink()
        let schema = try? DatasetSchemaReader().read(
            Array(text.utf8), name: rows.name ?? options.inputName, diagnostics: &sink)
        guard var schema, schema.fields.map(\.name) == rows.columns.map(\.name) else { return nil }
        // What is missing is NULL there, and every text is a value.
        schema.missingValues = [""]
        return schema
    }

    func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        guard !isOver, let rows else { return false }
        do throws(DatabaseReadFailure) {
            isOver = try !rows.read(options.pieceSize, into: batch.bytes)
        } catch {
            throw ReadError(error)
        }
        batch.inputCount = batch.bytes.count
        return batch.inputCount > 0
    }

    func parser(columns: [String?]) -> any RecordParser {
        let kinds = rows?.columns.map(\.kind) ?? []
        return CopyRecordParser(
            kinds.enumerated().map { index, kind in isServer ? CopyForm(kind, isList: isList(index)) : .text })
    }

    /// Whether a column with arrays is read into a field of lists, where the user says what fields are.
    private func isList(_ column: Int) -> Bool {
        guard let schema = options.schema, let name = rows?.columns[column].name else { return true }
        let field = schema.fields.first { field in
            field.name == name || field.title.chinese == name || field.title.english == name
                || field.aliases.contains { $0.name == name }
        }
        return field?.type.isList ?? false
    }
}

extension ReadError {
    init(_ failure: DatabaseReadFailure) {
        switch failure {
        case .unreadable(let diagnostic): self = .unreadable([diagnostic])
        case .unreachable(let diagnostic): self = .unusable(diagnostic)
        case .stopped(let diagnostic): self = .inputOutput(diagnostic)
        }
    }
}

extension RecordReadingOptions {
    /// The rows that are wanted.
    var choice: DatabaseChoice {
        if let query { return .query(query) }
        return table.map { .table($0) } ?? .onlyTable
    }
}
