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
        /// The values that there may be, each in the form that the type is written in; `nil` for no such rule. A closed
        /// vocabulary whose values have names is a type of its own, `FieldType.code`.
        package var enumeration: [String]?

        package init(
            required: Bool = false, unique: Bool = false, minimum: String? = nil, maximum: String? = nil,
            minimumLength: Int? = nil, maximumLength: Int? = nil, pattern: String? = nil, enumeration: [String]? = nil
        ) {
            self.required = required
            self.unique = unique
            self.minimum = minimum
            self.maximum = maximum
            self.minimumLength = minimumLength
            self.maximumLength = maximumLength
            self.pattern = pattern
            self.enumeration = enumeration
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
    /// Table Schema's `format`, where it is not the default: `any` for dates and times that are read in the forms that
    /// occur, or what a string is (`email`, `uuid`, `binary`), which is told and not checked.
    package var format: String?
    package var constraints: Constraints
    /// The forms besides the canonical one that values are read in.
    package var readings: Set<NumberReading>
    /// What is read as true, and what as false, of a boolean; `true` and `false` are what is written.
    package var truthValues: TruthValues
    /// What stands between the items of a list where a cell holds them all; an item's own one has `\` before it.
    package var separator: Unicode.Scalar
    /// Whether the codes of a closed vocabulary rise in the order in which they are listed.
    package var isOrdered: Bool
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

    /// The words that stand for true and false.
    package struct TruthValues: Hashable, Sendable {
        package var trueValues: [String]
        package var falseValues: [String]

        package init(true trueValues: [String], false falseValues: [String]) {
            self.trueValues = trueValues
            self.falseValues = falseValues
        }

        /// The words that we write, and no others.
        package static let canonical = TruthValues(true: ["true"], false: ["false"])
        /// What Table Schema takes where a schema names none.
        package static let tableSchema = TruthValues(
            true: ["true", "True", "TRUE", "1"], false: ["false", "False", "FALSE", "0"])
    }

    package init(
        _ name: String, _ title: BilingualText, _ type: FieldType = .string, description: BilingualText? = nil,
        format: String? = nil, constraints: Constraints = .none, readings: Set<NumberReading> = [],
        truthValues: TruthValues = .canonical, separator: Unicode.Scalar = FieldValue.separator,
        isOrdered: Bool = false, unit: String? = nil, example: String? = nil,
        sensitivity: Sensitivity = .open, aliases: [Alias] = [], since: String? = nil
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        self.format = format
        self.constraints = constraints
        self.readings = readings
        self.truthValues = truthValues
        self.separator = separator
        self.isOrdered = isOrdered
        self.unit = unit
        self.example = example
        self.sensitivity = sensitivity
        self.aliases = aliases
        self.since = since
    }
}
