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

extension DatasetSchema {
    /// What makes a schema unusable.
    package enum Flaw: Hashable, Sendable {
        case name(String)
        case fieldName(String)
        case repeatedField(String)
        /// A key names a field that is not there.
        case unknownKeyField(String)
        /// A foreign key has more or fewer fields on one side.
        case unequalForeignKey([String])
        /// A field with closed vocabulary names a code twice.
        case repeatedCode(field: String, code: String)
    }

    /// Everything that is wrong with the schema; none for one that can be used.
    package var flaws: [Flaw] {
        var flaws: [Flaw] = DatasetName.isName(name) ? [] : [.name(name)]
        var seen: Set<String> = []
        for field in fields {
            if !DatasetName.isFieldName(field.name) { flaws.append(.fieldName(field.name)) }
            if !seen.insert(field.name).inserted { flaws.append(.repeatedField(field.name)) }
            flaws += field.repeatedCodes.map { .repeatedCode(field: field.name, code: $0) }
        }
        let own = foreignKeys.filter { $0.dataset == nil }.flatMap(\.references)
        let named = primaryKey + foreignKeys.flatMap(\.fields) + own
        flaws += named.filter { !seen.contains($0) }.map { .unknownKeyField($0) }
        flaws += foreignKeys.filter { $0.fields.count != $0.references.count }.map { .unequalForeignKey($0.fields) }
        return flaws
    }
}

extension DatasetField {
    fileprivate var repeatedCodes: [String] {
        guard case .code(let codes) = type else { return [] }
        var seen: Set<String> = []
        return codes.map(\.value).filter { !seen.insert($0).inserted }
    }
}

/// The rules for names of datasets and fields.
package enum DatasetName {
    /// Whether a text can name a dataset: what Data Package asks of a resource's name.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }

    /// Whether a text can name a field: an NCName (Namespaces in XML 1.0).
    package static func isFieldName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy { isNameStart($0) || isNameRest($0) }
    }

    /// NameStartChar of XML 1.0, fifth edition, without the colon.
    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// What NameChar adds.
    static func isNameRest(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
