/// What a name in a template stands for.
package indirect enum TemplateType: Hashable, Sendable {
    case text
    /// True or false: a section is written or not.
    case flag
    /// Something with names of its own, of a kind of the model.
    case object(String)
    case list(TemplateType)

    var isList: Bool { if case .list = self { true } else { false } }

    /// Whether it has parts of its own.
    var holdsObjects: Bool {
        switch self {
        case .object: true
        case .list(let element): element.holdsObjects
        case .text, .flag: false
        }
    }
}

/// All that a template can name: for each kind of object its names. A name that an object does not have at the moment is
/// false and empty; it is never looked for further outside, where it would mean something else.
package struct TemplateModel: Hashable, Sendable {
    package var kinds: [String: [String: TemplateType]]
    /// The kind that the template begins in.
    package var root: String

    package subscript(kind: String) -> [String: TemplateType] { kinds[kind] ?? [:] }
}
