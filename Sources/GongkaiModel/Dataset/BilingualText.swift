package import GongkaiDiagnostics

/// A title or description in the languages that the program speaks.
package struct BilingualText: Hashable, Sendable {
    package var english: String
    package var chinese: String

    package init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
