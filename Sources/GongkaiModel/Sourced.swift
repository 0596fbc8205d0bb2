package import GongkaiDiagnostics

/// A value that has one canonical text: what is compared, written and read back.
package protocol CanonicalText: Hashable, Sendable {
    /// The canonical text.
    var canonicalText: String { get }
}

extension String: CanonicalText {
    package var canonicalText: String { self }
}

extension CalendarDate: CanonicalText {
    package var canonicalText: String { description }
}

extension DocumentNumber: CanonicalText {
    package var canonicalText: String { text }
}

/// A plain value that is printed in the source: a title, a heading, a marker, a number, a date.
///
/// With an empty `source` the value is derived and is no leaf of the document.
package struct Sourced<Value: CanonicalText>: Hashable, Sendable {
    package var value: Value
    /// What the source says, where that differs from the canonical text or was joined from several lines.
    package var original: String?
    package var source: [SourceRange]

    package init(_ value: Value, original: String? = nil, source: [SourceRange] = []) {
        self.value = value
        self.original = original
        self.source = source
    }

    /// The characters of the source that this value stands for; a line break marks where lines were joined.
    package var verbatim: String { original ?? value.canonicalText }
}

extension Int: CanonicalText {
    package var canonicalText: String { String(self) }
}
