package import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// The words in which documents about schemas are written.
extension JSONEmitter {
    /// An object as the next value.
    package mutating func object(_ members: (inout JSONEmitter) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    package mutating func array(_ name: String, _ elements: (inout JSONEmitter) -> Void) {
        self.name(name)
        beginArray()
        elements(&self)
        endArray()
    }

    /// An object as a member.
    package mutating func object(_ name: String, _ members: (inout JSONEmitter) -> Void) {
        self.name(name)
        object(members)
    }

    package mutating func member(_ name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    package mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        boolean(value)
    }

    package mutating func member(_ name: String, _ texts: [String]) {
        array(name) { json in
            for text in texts { json.string(text) }
        }
    }

    package mutating func member(_ name: String, _ text: BilingualText) {
        self.name(name)
        object { json in
            for language in Language.allCases { json.member(language.rawValue, text[language]) }
        }
    }
}
