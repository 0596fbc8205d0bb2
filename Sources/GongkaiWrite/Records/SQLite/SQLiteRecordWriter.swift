import GongkaiBytes
import GongkaiDatabase
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as a database of SQLite: a strict table a dataset with its types and keys, and what the datasets are.
/// A missing value is NULL, empty text is empty text; decimals are text, exact; a list is the text of its cell.
package struct SQLiteRecordWriter: RecordWriter {
    package let format = Format(
        name: "sqlite", english: "records as a database (SQLite)", chinese: "数据记录数据库（SQLite）",
        extensions: ["sqlite", "sqlite3", "db"], mediaType: "application/vnd.sqlite3", content: .records)

    package let holdsSeveralDatasets = true

    package init() {}

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        let schema = schema.written(by: options)
        try SQLiteRecordWriter.check(schema)
        return SQLiteRecordEncoder(schema)
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        try SQLiteRecordSink(into: output, options: options)
    }

    /// Names are the same to SQLite where they differ by the case of Latin letters alone, and `sqlite_` begins its own.
    /// - Throws: `WriteError` where a table cannot be called so, or cannot have the fields.
    static func check(_ schema: DatasetSchema) throws(WriteError) {
        guard schema.fields.count <= DatabaseFile.columnLimit else {
            let counts = [String(schema.fields.count), String(DatabaseFile.columnLimit), "sqlite"]
            throw .notRepresentable(Diagnostic(.recordTooManyFields, counts))
        }
        let table = schema.name.lowercasedASCII
        if !isPossible(schema.name) || table.hasPrefix("sqlite_") || table.hasPrefix(SQLiteTables.prefix) {
            throw refusal(of: schema.name)
        }
        var taken: Set<String> = []
        for field in schema.fields {
            guard isPossible(field.name), taken.insert(field.name.lowercasedASCII).inserted else {
                throw refusal(of: field.name)
            }
        }
    }

    private static func isPossible(_ name: String) -> Bool { !name.isEmpty && !name.utf8.contains(0) }

    private static func refusal(of name: String) -> WriteError {
        .notRepresentable(Diagnostic(.recordNameNotRepresentable, [name, "sqlite"]))
    }
}

extension String {
    /// In lower case, as far as SQLite knows it in names.
    var lowercasedASCII: String {
        String(
            String.UnicodeScalarView(unicodeScalars.map { "A"..."Z" ~= $0 ? Unicode.Scalar(UInt8($0.value) + 32) : $0 })
        )
    }
}

/// Writes records in the form in which the database takes them.
private struct SQLiteRecordEncoder: RecordEncoder {
    let opening: [UInt8] = []
    let closing: [UInt8] = []
    let separatorLength = 0
    /// For each field whether it is one of integers.
    private let integers: [Bool]

    init(_ schema: DatasetSchema) {
        integers = schema.fields.map { [.integer, .year].contains($0.type) }
    }

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            for field in 0..<record.count {
                guard let value = record[field] else {
                    DatabaseRow.appendMissing(to: output)
                    continue
                }
                if integers[field] {
                    guard let number = Int64(String(decoding: value, as: UTF8.self)) else {
                        throw UnwritableCharacter(field: field, reason: .size(bits: 64))
                    }
                    DatabaseRow.append(number, to: output)
                } else {
                    // SQLite's functions take NUL for the end of a text.
                    guard !value.contains(0) else { throw UnwritableCharacter(field: field, scalar: "\0") }
                    DatabaseRow.append(value, to: output)
                }
            }
        }
    }
}
