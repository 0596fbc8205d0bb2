/// One column of a dataset: a field of Table Schema (Data Package v2), with what we add to it.
public struct DatasetField: Hashable, Sendable {
    /// What a value must keep to, besides its type.
    public struct Constraints: Hashable, Sendable {
        /// Whether every record has a value.
        public var required: Bool
        /// Whether no value comes twice.
        public var unique: Bool
        /// The least and the greatest value, as text in the form that the type is written in.
        public var minimum: String?
        /// The greatest value that may stand, itself allowed.
        public var maximum: String?
        /// Lengths in characters; of a list, in items.
        public var minimumLength: Int?
        /// The most characters, or items of a list, that a value may have.
        public var maximumLength: Int?
        /// An XML Schema regular expression that the whole value matches.
        public var pattern: String?
        /// The values that there may be, each in the form that the type is written in; `nil` for no such rule. A closed
        /// vocabulary whose values have names is a type of its own, `FieldType.code`.
        public var enumeration: [String]?

        /// Makes constraints of those rules that are named; what is left out is no rule.
        public init(
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
        public static let none = Constraints()
        /// Every record has a value.
        public static let required = Constraints(required: true)
    }

    /// Who may see the values.
    public enum Sensitivity: String, Hashable, Sendable, CaseIterable {
        /// Everybody.
        case open
        /// About a person, and published where the law orders it: a name in a public notice.
        case personal
        /// Never published in full: identity, telephone and bank numbers.
        case restricted
        /// Never published.
        case secret
    }

    /// What becomes of values that are not for everybody.
    public enum Redaction: String, Hashable, Sendable, CaseIterable {
        /// They are published as they are.
        case publish
        /// Most of their characters are hidden: 3301**********1234.
        case mask
        /// The publisher's code stands for them (HMAC-SHA256).
        case hash
        /// They are made coarser: a district for an address, a year for a date.
        case generalise
        /// The field is left out.
        case drop
        /// A record that has one is refused.
        case refuse
    }

    /// An NCName in lower camel case: XML element, JSON key and SQL column in one.
    public var name: String
    /// What people call the field: the heading of its column.
    public var title: BilingualText
    /// What the values mean, where the title alone does not say it.
    public var description: BilingualText?
    /// What the values are: text, numbers, dates, codes …
    public var type: FieldType
    /// Table Schema's `format`, where it is not the default: `any` for dates and times that are read in the forms that
    /// occur, or what a string is (`email`, `uuid`, `binary`), which is told and not checked.
    public var format: String?
    /// What the values must keep to besides their type.
    public var constraints: Constraints
    /// The forms besides the canonical one that values are read in.
    public var readings: Set<NumberReading>
    /// What is read as true, and what as false, of a boolean; `true` and `false` are what is written.
    public var truthValues: TruthValues
    /// What stands between the items of a list where a cell holds them all; an item's own one has `\` before it.
    public var separator: Unicode.Scalar
    /// Whether the codes of a closed vocabulary rise in the order in which they are listed.
    public var isOrdered: Bool
    /// The unit of every value: 万元.
    public var unit: String?
    /// A value as it is written.
    public var example: String?
    /// Where the field comes from: the words of the order that ask for it, or a standard and its clause.
    public var source: String?
    /// Who may see the values.
    public var sensitivity: Sensitivity
    /// What becomes of the values before they are published, where that is not what their sensitivity asks for.
    public var redaction: Redaction?
    /// What receivers call the field, by receiver: `creditchina` → `CF_WSH`.
    public var aliases: [Alias]
    /// The version of the schema that brought the field.
    public var since: String?

    /// The field's name in the files of one receiver.
    public struct Alias: Hashable, Sendable {
        /// A short name for who takes the files: `creditchina`.
        public var receiver: String
        /// What that receiver calls the field: `CF_WSH`.
        public var name: String

        /// Makes the name that a field has for one receiver.
        public init(receiver: String, name: String) {
            self.receiver = receiver
            self.name = name
        }
    }

    /// The words that stand for true and false.
    public struct TruthValues: Hashable, Sendable {
        /// What is read as true, letter for letter.
        public var trueValues: [String]
        /// What is read as false, letter for letter.
        public var falseValues: [String]

        /// Makes the words of both sides.
        public init(true trueValues: [String], false falseValues: [String]) {
            self.trueValues = trueValues
            self.falseValues = falseValues
        }

        /// The words that we write, and no others.
        public static let canonical = TruthValues(true: ["true"], false: ["false"])
        /// What Table Schema takes where a schema names none.
        public static let tableSchema = TruthValues(
            true: ["true", "True", "TRUE", "1"], false: ["false", "False", "FALSE", "0"])
    }

    /// Makes a field. Only name and title must be given; the rest is an open field of text without rules.
    public init(
        _ name: String, _ title: BilingualText, _ type: FieldType = .string, description: BilingualText? = nil,
        format: String? = nil, constraints: Constraints = .none, readings: Set<NumberReading> = [],
        truthValues: TruthValues = .canonical, separator: Unicode.Scalar = FieldValue.separator,
        isOrdered: Bool = false, unit: String? = nil, example: String? = nil, source: String? = nil,
        sensitivity: Sensitivity = .open, redaction: Redaction? = nil, aliases: [Alias] = [], since: String? = nil
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
        self.source = source
        self.sensitivity = sensitivity
        self.redaction = redaction
        self.aliases = aliases
        self.since = since
    }
}
