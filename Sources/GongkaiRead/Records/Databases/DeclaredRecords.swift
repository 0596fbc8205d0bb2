import GongkaiDatabase
package import GongkaiModel

/// What an input itself says of its records, as databases do.
package struct DeclaredRecords: Sendable {
    /// What the records are called; `nil` for those of a query.
    package var name: String?
    /// The schema that comes with the records, of which every column is a field of the same name.
    package var schema: DatasetSchema?
    /// What each column is.
    package var fields: [DeclaredField]
}

/// What an input says of a column.
package struct DeclaredField: Sendable {
    package var type: FieldType
    package var format: String?
    package var constraints = DatasetField.Constraints.none
    package var description: BilingualText?
    /// Where the column stands in the key of the records, from 1.
    package var keyPlace: Int?

    init(_ column: DatabaseColumn) {
        (type, format) = DeclaredField.type(of: column.kind)
        // A list of no items is a missing value.
        constraints.required = column.isRequired && !type.isList
        if column.kind == .text { constraints.maximumLength = column.maximumLength }
        if case .word(let words) = column.kind { constraints.enumeration = words }
        keyPlace = column.keyPlace
        description = column.comment.map { BilingualText($0, $0) }
    }

    private static func type(of kind: DatabaseColumn.Kind) -> (FieldType, format: String?) {
        switch kind {
        case .text, .word: (.string, nil)
        case .integer: (.integer, nil)
        case .decimal: (.decimal, nil)
        case .boolean: (.boolean, nil)
        case .date: (.date, nil)
        case .time: (.time, nil)
        case .dateTime: (.dateTime, nil)
        case .duration: (.duration, nil)
        case .uuid: (.string, "uuid")
        case .binary: (.string, "binary")
        case .list(let element): (.list(of: type(of: element).0), nil)
        }
    }

    /// Makes a field of what is declared.
    package func complete(_ field: inout DatasetField) {
        field.type = type
        field.format = format
        field.constraints = constraints
        field.description = description
    }
}
