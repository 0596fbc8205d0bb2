/// What a dataset is: a Data Resource with a Table Schema (Data Package v2), and what we add to it under `gongkai`.
public struct DatasetSchema: Hashable, Sendable {
    /// Fields whose values are those of a record elsewhere.
    public struct ForeignKey: Hashable, Sendable {
        public var fields: [String]
        /// The dataset that they point to; `nil` for this one.
        public var dataset: String?
        /// Its fields, one for each of `fields`.
        public var references: [String]

        public init(_ fields: [String], references: [String], of dataset: String? = nil) {
            self.fields = fields
            self.dataset = dataset
            self.references = references
        }
    }

    /// Lower-case letters, digits, `-`, `.`, `_` and `/`.
    public var name: String
    /// The edition of the schema; its major number stands in the namespace of the record XML.
    public var version: SchemaVersion
    public var title: BilingualText
    public var description: BilingualText
    public var fields: [DatasetField]
    public var primaryKey: [String]
    public var foreignKeys: [ForeignKey]
    /// What stands for a missing value where it is written unquoted.
    public var missingValues: [String]
    /// The points of the disclosure work points that ask for it: `1.1`.
    public var disclosurePoints: [String]
    public var updateFrequency: UpdateFrequency?
    public var leadAgencies: [String]
    /// The version of the program that brought it.
    public var since: String?

    public init(
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
    public var namespace: String { DatasetNamespace(name: name, major: version.major).text }

    /// The place of a field among the fields.
    public func index(of field: String) -> Int? {
        fields.firstIndex { $0.name == field }
    }
}
