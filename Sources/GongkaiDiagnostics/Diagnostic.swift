/// How much a diagnostic weighs: whether the output is wrong, should be looked at, or was read with help.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The output would be wrong or is missing something.
    case error
    /// Somebody should look: contents and catalogue disagree, a document has no date.
    case warning
    /// Something was read with help, such as a repair.
    case note
}

/// The languages that messages are kept in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh"
}

/// One kind of diagnostic: its stable id, its severity and its wording in every language.
///
/// The catalogue is the files of `Catalogue/`, one a stage. `{0}`, `{1}` … stand for the arguments. A message says
/// what was found and what was expected.
public struct DiagnosticRule: Sendable, Hashable {
    /// What it is about and what was found, with a dot between: `archive.damaged`. It stays the same in every version.
    public let id: String
    /// How much every diagnostic of the rule weighs.
    public let severity: Severity
    /// Whether `{0}` is the number of a record, which is known only where a stream of records comes together.
    public let namesRecord: Bool
    /// The English wording, with `{0}` … for the arguments.
    public let english: String
    /// The Chinese wording, with the same arguments as the English one.
    public let chinese: String

    /// Makes a rule of its id, its severity and its wordings; a format from outside may bring rules of its own.
    public init(
        _ id: String, _ severity: Severity, namesRecord: Bool = false, english: String, chinese: String
    ) {
        self.id = id
        self.severity = severity
        self.namesRecord = namesRecord
        self.english = english
        self.chinese = chinese
    }

    /// The wording in a language, with `{0}` … still in place.
    public func template(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

/// What is wrong with, or noteworthy about, the input.
public struct Diagnostic: Sendable, Hashable {
    /// A place in the input. Readers of text give the offset; line and column may be filled in when it is shown.
    public struct Position: Sendable, Hashable {
        /// Byte offset into the input, from 0.
        public var offset: Int?
        /// 1-based line.
        public var line: Int?
        /// 1-based column, in Unicode scalars.
        public var column: Int?

        /// Makes a position of what is known of it; with nothing at all, it says only that there is an input.
        public init(offset: Int? = nil, line: Int? = nil, column: Int? = nil) {
            self.offset = offset
            self.line = line
            self.column = column
        }
    }

    /// What kind of thing was found.
    public var rule: DiagnosticRule
    /// What stands in the message for `{0}`, `{1}` …, in that order.
    public var arguments: [String]
    /// Where it was found; `nil` where it concerns the input as a whole.
    public var position: Position?
    /// The file that the position is in, where the input is a folder or archive of several.
    public var part: String?
    /// Where in the model, such as `documents/2/title`.
    public var modelPath: String?

    /// Makes a diagnostic of a rule and what this case of it is about.
    public init(
        _ rule: DiagnosticRule, _ arguments: [String] = [], at position: Position? = nil, in part: String? = nil,
        modelPath: String? = nil
    ) {
        self.rule = rule
        self.arguments = arguments
        self.position = position
        self.part = part
        self.modelPath = modelPath
    }

    /// The message with its arguments put in.
    public func message(in language: Language) -> String {
        var message = ""
        var rest = Substring(rule.template(in: language))
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            message += rest[..<open]
            if let index = Int(rest[rest.index(after: open)..<close]), arguments.indices.contains(index) {
                message += arguments[index]
            } else {
                message += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return message + rest
    }
}
