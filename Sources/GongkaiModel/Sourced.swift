public import GongkaiDiagnostics

/// A value that has one canonical text: what is compared, written and read back.
public protocol CanonicalText: Hashable, Sendable {
    /// The canonical text.
    var canonicalText: String { get }
}

extension String: CanonicalText {
    public var canonicalText: String { self }
}

extension CalendarDate: CanonicalText {
    public var canonicalText: String { description }
}

extension DocumentNumber: CanonicalText {
    public var canonicalText: String { text }
}

/// A plain value that is printed in the source: a title, a heading, a marker, a number, a date.
///
/// With an empty `source` the value is derived and is no leaf of the document.
public struct Sourced<Value: CanonicalText>: Hashable, Sendable {
    public var value: Value
    /// What the source says, where that differs from the canonical text or was joined from several lines.
    public var original: String?
    public var source: [SourceRange]

    public init(_ value: Value, original: String? = nil, source: [SourceRange] = []) {
        self.value = value
        self.original = original
        self.source = source
    }

    /// The characters of the source that this value stands for; a line break marks where lines were joined.
    public var verbatim: String { original ?? value.canonicalText }
}

extension Int: CanonicalText {
    public var canonicalText: String { String(self) }
}
