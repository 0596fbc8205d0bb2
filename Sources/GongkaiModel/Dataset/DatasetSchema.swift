/// What a dataset is: a Data Resource with a Table Schema (Data Package v2), and what we add to it under `gongkai`.
public struct DatasetSchema: Hashable, Sendable {
    /// Fields whose values are those of a record elsewhere.
    public struct ForeignKey: Hashable, Sendable {
        /// The fields here, by name, whose values taken together point elsewhere.
        public var fields: [String]
        /// The dataset that they point to; `nil` for this one.
        public var dataset: String?
        /// Its fields, one for each of `fields`.
        public var references: [String]

        /// Makes a key; without a dataset it points into the same one, as a parent's number does.
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
    /// What people call the dataset.
    public var title: BilingualText
    /// What its records are about, in a sentence or more.
    public var description: BilingualText
    /// The columns, in the order in which they are written.
    public var fields: [DatasetField]
    /// The names of the fields that no two records have the same values of; empty where there is no such rule.
    public var primaryKey: [String]
    /// The rules by which fields point to records of this dataset or another.
    public var foreignKeys: [ForeignKey]
    /// What stands for a missing value where it is written unquoted.
    public var missingValues: [String]
    /// The points of the disclosure work points that ask for it: `1.1`.
    public var disclosurePoints: [String]
    /// How often the order that asks for the dataset wants it published.
    public var updateFrequency: UpdateFrequency?
    /// The bodies in the lead for its publication (牵头单位).
    public var leadAgencies: [String]
    /// What orders to publish call its matter: a subject is words parted by spaces, all of which stand in such an order.
    public var subjects: [String]
    /// The version of the program that brought it.
    public var since: String?

    /// Makes a schema. What is left out is no rule, and the version is 1.0.0.
    public init(
        _ name: String, _ title: BilingualText, description: BilingualText, fields: [DatasetField],
        version: SchemaVersion = SchemaVersion(1),
        primaryKey: [String] = [], foreignKeys: [ForeignKey] = [], missingValues: [String] = [""],
        disclosurePoints: [String] = [], updateFrequency: UpdateFrequency? = nil, leadAgencies: [String] = [],
        subjects: [String] = [], since: String? = nil
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
        self.subjects = subjects
        self.since = since
    }

    /// The namespace of the record XML: `urn:gongkai:dataset:NAME:1`.
    public var namespace: String { DatasetNamespace(name: name, major: version.major).text }

    /// The place of a field among the fields.
    public func index(of field: String) -> Int? {
        fields.firstIndex { $0.name == field }
    }
}
