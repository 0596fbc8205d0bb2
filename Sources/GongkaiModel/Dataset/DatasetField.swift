/// One column of a dataset: a field of Table Schema (Data Package v2), with what we add to it.
package struct DatasetField: Hashable, Sendable {
    /// What a value must keep to, besides its type.
    package struct Constraints: Hashable, Sendable {
        /// Whether every record has a value.
        package var required: Bool
        /// Whether no value comes twice.
        package var unique: Bool
        /// The least and the greatest value, as text in the form that the type is written in.
        package var minimum: String?
        package var maximum: String?
        /// Lengths in characters; of a list, in items.
        package var minimumLength: Int?
        package var maximumLength: Int?
        /// An XML Schema regular expression that the whole value matches.
        package var pattern: String?

        package init(
            required: Bool = false, unique: Bool = false, minimum: String? = nil, maximum: String? = nil,
            minimumLength: Int? = nil, maximumLength: Int? = nil, pattern: String? = nil
        ) {
            self.required = required
            self.unique = unique
            self.minimum = minimum
            self.maximum = maximum
            self.minimumLength = minimumLength
            self.maximumLength = maximumLength
            self.pattern = pattern
        }

        /// None at all.
        package static let none = Constraints()
        /// Every record has a value.
        package static let required = Constraints(required: true)
    }

    /// Who may see the values.
    package enum Sensitivity: String, Hashable, Sendable, CaseIterable {
        /// Everybody.
        case open
        /// About a person, and published where the law orders it: a name in a public notice.
        case personal
        /// Never published in full: identity, telephone and bank numbers.
        case restricted
        /// Never published.
        case secret
    }

    /// An NCName in lower camel case: XML element, JSON key and SQL column in one.
    package var name: String
    package var title: BilingualText
    package var description: BilingualText?
    package var type: FieldType
    /// How values are written, where the type has several ways; Table Schema's `format`.
    package var format: String?
    package var constraints: Constraints
    /// The unit of every value: 万元.
    package var unit: String?
    /// A value as it is written.
    package var example: String?
    package var sensitivity: Sensitivity
    /// What receivers call the field, by receiver: `creditchina` → `CF_WSH`.
    package var aliases: [Alias]
    /// The version of the schema that brought the field.
    package var since: String?

    /// The field's name in the files of one receiver.
    package struct Alias: Hashable, Sendable {
        package var receiver: String
        package var name: String

        package init(receiver: String, name: String) {
            self.receiver = receiver
            self.name = name
        }
    }

    package init(
        _ name: String, _ title: BilingualText, _ type: FieldType = .string, description: BilingualText? = nil,
        format: String? = nil, constraints: Constraints = .none, unit: String? = nil, example: String? = nil,
        sensitivity: Sensitivity = .open, aliases: [Alias] = [], since: String? = nil
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        self.format = format
        self.constraints = constraints
        self.unit = unit
        self.example = example
        self.sensitivity = sensitivity
        self.aliases = aliases
        self.since = since
    }
}
