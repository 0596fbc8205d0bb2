import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as SQL for PostgreSQL: the table, its records as they are copied into it, and what is said of it. A
/// missing value is NULL; a list is the text of its cell.
///
/// The table and its records come in one transaction, so that a database has both or neither.
package struct SQLRecordWriter: RecordWriter {
    package let format = Format(
        name: "sql", english: "records as SQL for PostgreSQL: CREATE TABLE and COPY",
        chinese: "PostgreSQL 的 SQL 数据记录（CREATE TABLE 与 COPY）", extensions: ["sql"],
        mediaType: "application/sql", content: .records)

    package let holdsSeveralDatasets = true

    package init() {}

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        let schema = schema.written(by: options)
        try SQLRecordWriter.check(schema)
        return SQLRecordEncoder(schema)
    }

    /// The most bytes of a name: PostgreSQL cuts longer ones off.
    private static let nameLimit = 63

    private static func check(_ schema: DatasetSchema) throws(WriteError) {
        for name in [schema.name] + schema.fields.map(\.name) where name.utf8.count > nameLimit {
            throw .notRepresentable(Diagnostic(.recordNameTooLong, [name, String(nameLimit), "sql"]))
        }
    }
}

private struct SQLRecordEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing: [UInt8]
    let separatorLength = 0

    init(_ schema: DatasetSchema) {
        let table = SQLTable(schema: schema, dialect: .postgresql)
        let copy = "COPY \(SQL.name(schema.name)) (\(SQL.names(schema.fields.map(\.name)))) FROM stdin;\n"
        // Whoever reads the file may have other settings: what stands here means the same under any.
        let settings = "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n"
        opening = Array((settings + "BEGIN;\n" + table.creation + copy).utf8)
        closing = Array(("\\.\n" + table.comments + "COMMIT;\n" + table.references).utf8)
    }

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            for field in 0..<record.count {
                if field > 0 { output.append(UInt8(ascii: "\t")) }
                guard let value = record[field] else {
                    output.append("\\N" as StaticString)
                    continue
                }
                guard output.appendCopied(value) else { throw UnwritableCharacter(field: field, scalar: "\0") }
            }
            output.append(UInt8(ascii: "\n"))
        }
    }
}

extension ByteBuffer {
    /// Appends a value in the text format of COPY.
    /// - Returns: whether the database can hold it: it knows no NUL.
    fileprivate func appendCopied(_ value: UnsafeRawBufferPointer) -> Bool {
        var start = 0
        for (offset, byte) in value.enumerated() {
            let escape: StaticString
            switch byte {
            case 0: return false
            case UInt8(ascii: "\\"): escape = "\\\\"
            case UInt8(ascii: "\t"): escape = "\\t"
            case UInt8(ascii: "\n"): escape = "\\n"
            case UInt8(ascii: "\r"): escape = "\\r"
            default: continue
            }
            append(UnsafeRawBufferPointer(rebasing: value[start..<offset]))
            append(escape)
            start = offset + 1
        }
        append(UnsafeRawBufferPointer(rebasing: value[start...]))
        return true
    }
}
