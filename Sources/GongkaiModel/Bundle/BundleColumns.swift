// The kinds of columns that the tables of the bundle have.

extension DatasetField {
    /// The node that a record belongs to.
    static let node = DatasetField("node", BilingualText("Node", "节点"), .integer, constraints: .required)

    /// A column whose value may be missing.
    static func optional(
        _ name: String, _ english: String, _ chinese: String, _ type: FieldType = .string
    ) -> DatasetField {
        DatasetField(name, BilingualText(english, chinese), type)
    }

    /// A column that every record has a value for.
    static func required(
        _ name: String, _ english: String, _ chinese: String, _ type: FieldType = .string
    ) -> DatasetField {
        DatasetField(name, BilingualText(english, chinese), type, constraints: .required)
    }

    /// A whole number of at least one.
    static func count(_ name: String, _ english: String, _ chinese: String) -> DatasetField {
        DatasetField(
            name, BilingualText(english, chinese), .integer, constraints: Constraints(required: true, minimum: "1"))
    }

    /// A date, whole or only as far as it is known, which Table Schema has no type for.
    static func date(_ name: String, _ english: String, _ chinese: String) -> DatasetField {
        DatasetField(
            name, BilingualText(english, chinese), .string, constraints: Constraints(pattern: datePattern))
    }

    private static let datePattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

    /// Whether values are dates in ISO 8601, reduced where parts are unknown.
    package var isPartialDate: Bool { constraints.pattern == DatasetField.datePattern }
}

extension FieldType {
    /// The raw values of a type, each its own label.
    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> FieldType {
        .code(type.allCases.map { Code($0.rawValue, $0.rawValue, $0.rawValue) })
    }
}

extension DatasetSchema {
    /// A table of the nodes of some kinds: a record a node.
    static func ofNodes(
        _ name: String, _ english: String, _ chinese: String, about description: BilingualText,
        _ fields: DatasetField..., foreignKeys: [ForeignKey] = []
    ) -> DatasetSchema {
        DatasetSchema(
            name, BilingualText(english, chinese), description: description, fields: [.node] + fields,
            primaryKey: ["node"],
            foreignKeys: [ForeignKey(["node"], references: ["node"], of: "nodes")] + foreignKeys)
    }

    /// A table of which a node may have any number of records, told apart by a key.
    static func ofDetails(
        _ name: String, _ english: String, _ chinese: String, about description: BilingualText, key: [String],
        _ fields: DatasetField...
    ) -> DatasetSchema {
        DatasetSchema(
            name, BilingualText(english, chinese), description: description, fields: [.node] + fields,
            primaryKey: ["node"] + key, foreignKeys: [ForeignKey(["node"], references: ["node"], of: "nodes")])
    }
}
