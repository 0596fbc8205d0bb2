public import GongkaiDiagnostics

/// A value that has one canonical text: what is compared, written and read back.
public protocol CanonicalText: Hashable, Sendable {
    /// The canonical text.
    var canonicalText: String { get }
}

extension String: CanonicalText {
    /// The text itself, as it is.
    public var canonicalText: String { self }
}

extension CalendarDate: CanonicalText {
    /// The date in ISO 8601, as far as it goes: `2017-05`.
    public var canonicalText: String { description }
}

extension DocumentNumber: CanonicalText {
    /// The normalised number: 嘉政发〔2017〕11号.
    public var canonicalText: String { text }
}

/// A plain value that is printed in the source: a title, a heading, a marker, a number, a date.
///
/// With an empty `source` the value is derived and is no leaf of the document.
public struct Sourced<Value: CanonicalText>: Hashable, Sendable {
    /// The value in canonical form.
    public var value: Value
    /// What the source says, where that differs from the canonical text or was joined from several lines.
    public var original: String?
    /// Where it is printed, several ranges where lines were joined; empty for a derived value.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a value; without ranges, a derived one.
    public init(_ value: Value, original: String? = nil, source: [SourceRange] = []) {
        self.value = value
        self.original = original
        places = SourcePlaces(source)
    }

    /// Makes a value that stands at places.
    package init(_ value: Value, original: String?, places: SourcePlaces) {
        self.value = value
        self.original = original
        self.places = places
    }

    /// The characters of the source that this value stands for; a line break marks where lines were joined.
    public var verbatim: String { original ?? value.canonicalText }
}

extension Int: CanonicalText {
    /// ASCII digits without separators or leading zeros.
    public var canonicalText: String { String(self) }
}
