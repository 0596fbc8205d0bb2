import GRDBSQLite
import GongkaiBytes

/// The values of SQLite: what they are declared as, and as which text they are read.
enum SQLiteValue {
    /// What the declared type of a column means: the rules of affinity (SQLite, "Datatypes", 3.1), and names of types that
    /// others know and SQLite takes for numbers. `nil` where nothing is declared, or nothing that says what values are.
    static func kind(declaredAs words: String) -> DatabaseColumn.Kind? {
        let name = words.uppercased().prefix { $0 != "(" }
        let first = name.split(separator: " ").first.map(String.init) ?? ""
        func has(_ parts: String...) -> Bool { parts.contains { name.contains($0) } }
        switch first {
        case "": return nil
        case "BOOL", "BOOLEAN": return .boolean
        case "DATE": return .date
        case "DATETIME", "TIMESTAMP", "TIMESTAMPTZ": return .dateTime
        case "TIME": return .time
        case "UUID", "GUID": return .uuid
        default: break
        }
        if has("INT") { return .integer }
        if has("CHAR", "CLOB", "TEXT", "JSON", "XML", "STRING") { return .text }
        if has("BLOB", "BINARY") { return .binary }
        return has("REAL", "FLOA", "DOUB", "NUM", "DEC", "MONEY") ? .decimal : nil
    }

    /// Appends a value in the form of `CopyText`.
    static func append(
        _ statement: OpaquePointer, _ column: Int32, as kind: DatabaseColumn.Kind, to output: ByteBuffer
    ) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: CopyText.appendMissing(to: output)
        case SQLITE_INTEGER:
            let value = sqlite3_column_int64(statement, column)
            if kind == .boolean, value == 0 || value == 1 {
                output.append(value == 0 ? "false" as StaticString : "true")
            } else {
                append(value, to: output)
            }
        case SQLITE_FLOAT: output.append(text(sqlite3_column_double(statement, column)))
        case SQLITE_BLOB: Base64.append(blob(statement, column), to: output)
        default:
            let value = text(statement, column)
            if kind == .dateTime, value.count > 10, value[10] == UInt8(ascii: " ") {
                var bytes = Array(value)
                bytes[10] = UInt8(ascii: "T")
                bytes.withUnsafeBytes { CopyText.append($0, to: output) }
            } else {
                CopyText.append(value, to: output)
            }
        }
    }

    private static func append(_ value: Int64, to output: ByteBuffer) {
        var magnitude = value.magnitude
        var digits: [UInt8] = []
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        if value < 0 { output.append(UInt8(ascii: "-")) }
        for digit in digits.reversed() { output.append(digit) }
    }

    /// The shortest digits that mean this fraction and no other, without an exponent.
    static func text(_ value: Double) -> [UInt8] { PlainNumber.plain(Array(value.description.utf8)) }

    /// A text, which SQLite holds until the next step.
    static func text(_ statement: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        // The order of the calls matters: the first may convert the text.
        let start = sqlite3_column_text(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    private static func blob(_ statement: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}

/// What the values of a column are, as far as they were looked at.
struct SQLiteEvidence {
    private let declared: DatabaseColumn.Kind?
    private var fitsDeclared = true
    private var (hasInteger, hasReal, hasInfinity, hasText, hasBytes) = (false, false, false, false, false)

    init(declared: DatabaseColumn.Kind?) { self.declared = declared }

    mutating func take(_ statement: OpaquePointer, _ column: Int32) {
        let type = sqlite3_column_type(statement, column)
        switch type {
        case SQLITE_NULL: return
        case SQLITE_INTEGER: hasInteger = true
        case SQLITE_FLOAT:
            hasReal = true
            if !sqlite3_column_double(statement, column).isFinite { hasInfinity = true }
        case SQLITE_BLOB: hasBytes = true
        default: hasText = true
        }
        if fitsDeclared, let declared, !fits(declared, type, statement, column) { fitsDeclared = false }
    }

    private func fits(
        _ kind: DatabaseColumn.Kind, _ type: Int32, _ statement: OpaquePointer, _ column: Int32
    ) -> Bool {
        func text(_ isIt: (UnsafeRawBufferPointer) -> Bool) -> Bool {
            type == SQLITE_TEXT && isIt(SQLiteValue.text(statement, column))
        }
        switch kind {
        case .integer: return type == SQLITE_INTEGER
        case .decimal:
            return type == SQLITE_INTEGER || (type == SQLITE_FLOAT && !hasInfinity) || text(DecimalForm.isDecimal)
        case .boolean:
            let isBit = type == SQLITE_INTEGER && 0...1 ~= sqlite3_column_int64(statement, column)
            return isBit || text { $0.elementsEqual("true".utf8) || $0.elementsEqual("false".utf8) }
        case .date: return text(CalendarForm.isDate)
        case .time: return text(CalendarForm.isTime)
        case .dateTime:
            return text { value in
                var bytes = Array(value)
                if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
                return bytes.withUnsafeBytes(CalendarForm.isDateTime)
            }
        case .binary: return type == SQLITE_BLOB
        default: return type == SQLITE_TEXT
        }
    }

    /// What the column is read as: as it is declared, where its values are that; else the narrowest type that all have.
    var kind: DatabaseColumn.Kind {
        if let declared, fitsDeclared { return declared }
        if hasText || hasInfinity || !(hasInteger || hasReal || hasBytes) { return .text }
        if hasBytes { return hasInteger || hasReal ? .text : .binary }
        return hasReal ? .decimal : .integer
    }

    /// Whether bytes stand among other values.
    var mixesBytes: Bool { hasBytes && (hasText || hasInteger || hasReal) }

    /// What there is, for messages.
    var found: String {
        let kinds = [(hasInteger, "integer"), (hasReal, "real"), (hasText, "text"), (hasBytes, "blob")]
        return kinds.filter(\.0).map(\.1).joined(separator: ", ")
    }
}
