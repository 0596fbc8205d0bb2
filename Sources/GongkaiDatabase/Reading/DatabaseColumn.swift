/// A column of a table or of what a query gives, as the database declares it.
package struct DatabaseColumn: Hashable, Sendable {
    /// What its values are, as far as databases have words for it.
    package indirect enum Kind: Hashable, Sendable {
        case text
        case integer
        case decimal
        case boolean
        case date
        case time
        case dateTime
        case duration
        case uuid
        /// Bytes, which are read in base64.
        case binary
        /// One of the values of an enumerated type.
        case word([String])
        case list(of: Kind)

        /// A word for messages.
        package var name: String {
            switch self {
            case .text, .word: "text"
            case .integer: "integer"
            case .decimal: "decimal"
            case .boolean: "boolean"
            case .date: "date"
            case .time: "time"
            case .dateTime: "dateTime"
            case .duration: "duration"
            case .uuid: "uuid"
            case .binary: "binary"
            case .list: "list"
            }
        }
    }

    package var name: String
    package var kind: Kind
    /// Whether no value is missing.
    package var isRequired = false
    /// Where it stands in the primary key, from 1.
    package var keyPlace: Int?
    /// The most characters of a value.
    package var maximumLength: Int?
    /// What the database has been told of the column.
    package var comment: String?

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
