public import GongkaiDiagnostics

/// A title or description in the languages that the program speaks.
public struct BilingualText: Hashable, Sendable {
    /// The English wording.
    public var english: String
    /// The Chinese wording, in simplified characters.
    public var chinese: String

    /// Makes a text of its English and its Chinese wording.
    public init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The wording in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
