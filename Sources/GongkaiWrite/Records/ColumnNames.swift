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
