/// What a dataset is: a Data Resource with a Table Schema (Data Package v2), and what we add to it under `gongkai`.
package struct DatasetSchema: Hashable, Sendable {
    /// Fields whose values are those of a record elsewhere.
    package struct ForeignKey: Hashable, Sendable {
        package var fields: [String]
        /// The dataset that they point to; `nil` for this one.
        package var dataset: String?
        /// Its fields, one for each of `fields`.
        package var references: [String]

        package init(_ fields: [String], references: [String], of dataset: String? = nil) {
            self.fields = fields
            self.dataset = dataset
            self.references = references
        }
    }

    /// Lower-case letters, digits, `-`, `.`, `_` and `/`.
    package var name: String
    /// The edition of the schema; its major number stands in the namespace of the record XML.
    package var version: SchemaVersion
    package var title: BilingualText
    package var description: BilingualText
    package var fields: [DatasetField]
    package var primaryKey: [String]
    package var foreignKeys: [ForeignKey]
    /// What stands for a missing value where it is written unquoted.
    package var missingValues: [String]
    /// The points of the disclosure work points that ask for it: `1.1`.
    package var disclosurePoints: [String]
    package var updateFrequency: UpdateFrequency?
    package var leadAgencies: [String]
    /// The version of the program that brought it.
    package var since: String?

    package init(
        _ name: String, _ title: BilingualText, description: BilingualText, fields: [DatasetField],
        version: SchemaVersion = SchemaVersion(1),
        primaryKey: [String] = [], foreignKeys: [ForeignKey] = [], missingValues: [String] = [""],
        disclosurePoints: [String] = [], updateFrequency: UpdateFrequency? = nil, leadAgencies: [String] = [],
        since: String? = nil
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.description = description
        self.fields = fields
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        self.missingValues = missingValues
        self.disclosurePoints = disclosurePoints
        self.updateFrequency = updateFrequency
        self.leadAgencies = leadAgencies
        self.since = since
    }

    /// The namespace of the record XML: `urn:gongkai:dataset:NAME:1`.
    package var namespace: String { DatasetNamespace(name: name, major: version.major).text }

    /// The place of a field among the fields.
    package func index(of field: String) -> Int? {
        fields.firstIndex { $0.name == field }
    }
}
