import GongkaiDiagnostics
import GongkaiModel

// How the values that nodes are made of are written.

extension String: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.string(self) }
}

/// An id of a document or division.
struct JSONIdentifier: JSONWritable {
    let text: String

    func write(to walker: inout JSONWalker) { walker.identifier(text) }
}

extension Int: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.integer(self) }
}

extension Bool: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.boolean(self) }
}

extension Array: JSONWritable where Element: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.array(self) }
}

extension CalendarDate: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.string(description) }
}

/// A number is its text; only a document's own number is written with its parts (`JSONDocumentNumber`).
extension DocumentNumber: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.string(text) }
}

extension JSONWritable where Self: RawRepresentable, RawValue == String {
    func write(to walker: inout JSONWalker) { walker.string(rawValue) }
}

extension Publication.Kind: JSONWritable {}
extension DocumentKind: JSONWritable {}
extension DocumentStatus: JSONWritable {}
extension Dropped.Reason: JSONWritable {}
extension Division.Kind: JSONWritable {}
extension Relation.Kind: JSONWritable {}
extension Span.Repair: JSONWritable {}

extension SourceRange: JSONWritable {
    func write(to walker: inout JSONWalker) { walker.range(self) }
}
