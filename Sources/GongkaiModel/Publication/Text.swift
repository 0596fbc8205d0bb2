public import GongkaiDiagnostics

/// A run of text, what was recognised in it, and where it stands.
public struct Text: Hashable, Sendable {
    /// The text as it is read: lines joined, repairs made.
    public var string: String
    /// In document order, an enclosing span before what it encloses; spans nest and never overlap in part.
    public var spans: [Span]
    /// Several where page furniture or a page break tore the run.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a text; without ranges it is none of the source's.
    public init(_ string: String, spans: [Span] = [], source: [SourceRange] = []) {
        self.string = string
        self.spans = spans
        places = SourcePlaces(source)
    }

    /// Makes a text that stands at places.
    package init(_ string: String, spans: [Span], places: SourcePlaces) {
        self.string = string
        self.spans = spans
        self.places = places
    }

    /// The characters of the source that this text stands for: every repair undone.
    public var verbatim: String {
        let repairs = spans.filter(\.isRepair)
        guard !repairs.isEmpty else { return string }
        let scalars = Array(string.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        for span in repairs {
            guard case .repair(_, let original) = span.kind, span.start >= position else { continue }
            result.append(contentsOf: scalars[position..<span.start])
            result.append(contentsOf: original.unicodeScalars)
            position = span.end
        }
        result.append(contentsOf: scalars[position...])
        return String(result)
    }
}
