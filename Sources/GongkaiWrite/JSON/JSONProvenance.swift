import GongkaiDiagnostics
import GongkaiModel

/// Where the printed members of one object stand, and what the source has in their place: `repairs` and
/// `fieldSources`.
struct JSONProvenance {
    /// One printed member; `original` is absent where the source has its very text.
    private struct Field: JSONObjectWritable {
        var name: String
        var original: String?
        var source: [SourceRange]

        func writeMembers(to walker: inout JSONWalker) {
            walker.required("field", name)
            walker.optional("original", original)
            walker.optional("source", source)
        }
    }

    private var repairs: [Field] = []
    private var fieldSources: [Field] = []

    /// Notes where a value stands; a derived value stands nowhere and is not noted.
    mutating func add(_ value: Sourced<some CanonicalText>, of name: String) {
        let field = Field(name: name, original: value.original, source: value.source)
        if value.original != nil {
            repairs.append(field)
        } else if !value.source.isEmpty {
            fieldSources.append(field)
        }
    }

    func writeMembers(to walker: inout JSONWalker) {
        walker.optional("repairs", repairs)
        walker.optional("fieldSources", fieldSources)
    }
}
