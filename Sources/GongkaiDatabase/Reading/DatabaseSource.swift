package import GongkaiBytes
package import GongkaiDiagnostics

/// Rows of a database, one after another.
package protocol DatabaseSource: AnyObject {
    /// The columns of the rows.
    var columns: [DatabaseColumn] { get }
    /// What the rows are called: the name of the table; `nil` for those of a query.
    var name: String? { get }
    /// The schema that the database holds for the table, as JSON of a Table Schema, where it is one of ours.
    var storedSchema: String? { get }
    /// What is noteworthy before the rows.
    var notes: [Diagnostic] { get }

    /// Appends rows in the form of `CopyText`, until there are so many bytes or no more rows.
    /// - Returns: whether there may be more.
    func read(_ wanted: Int, into buffer: ByteBuffer) throws(DatabaseReadFailure) -> Bool
}

/// Which rows of a database are wanted.
package enum DatabaseChoice: Hashable, Sendable {
    /// Those of the only table that has any.
    case onlyTable
    case table(String)
    case query(String)
}

/// Why a database cannot be read.
package enum DatabaseReadFailure: Error, Hashable, Sendable {
    /// It is no database, is broken, or has not what is asked for.
    case unreadable(Diagnostic)
    /// The server, or the library to ask it with, is not there.
    case unreachable(Diagnostic)
    /// It stopped on the way.
    case stopped(Diagnostic)
}

/// The text format of PostgreSQL's COPY, in which rows are handed on: a line a row, with tabs between values, `\N` for a
/// missing one and backslashes before what would be taken for something else.
package enum CopyText {
    package static func appendMissing(to output: ByteBuffer) { output.append("\\N" as StaticString) }

    package static func append(_ value: UnsafeRawBufferPointer, to output: ByteBuffer) {
        var start = 0
        for (offset, byte) in value.enumerated() {
            let escape: StaticString
            switch byte {
            case UInt8(ascii: "\\"): escape = "\\\\"
            case UInt8(ascii: "\t"): escape = "\\t"
            case UInt8(ascii: "\n"): escape = "\\n"
            case UInt8(ascii: "\r"): escape = "\\r"
            default: continue
            }
            output.append(UnsafeRawBufferPointer(rebasing: value[start..<offset]))
            output.append(escape)
            start = offset + 1
        }
        output.append(UnsafeRawBufferPointer(rebasing: value[start...]))
    }
}
