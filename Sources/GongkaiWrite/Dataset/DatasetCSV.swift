import GongkaiBytes
public import GongkaiModel

/// What stands above the columns of a table.
public enum ColumnNames: String, Sendable, CaseIterable {
    /// The field's name, the same for programs in every language.
    case name
    /// Its Chinese title, for people.
    case title

    /// What a field is called.
    public func heading(of field: DatasetField) -> String {
        switch self {
        case .name: field.name
        case .title: field.title.chinese
        }
    }
}

extension Dataset {
    /// The dataset as CSV (RFC 4180) in UTF-8: a header, and a line a record. The same dataset gives the same bytes.
    package func csv(names: ColumnNames = .name) -> [UInt8] {
        var csv = CSVEmitter()
        csv.record(schema.fields.map(names.heading))
        for record in records { csv.record(record.map(\.text)) }
        return csv.take()
    }
}
