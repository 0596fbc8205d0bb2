/// What a stretch of text is. Offsets count Unicode scalars of the text it lies on.
public struct Span: Hashable, Sendable {
    /// What was recognised, with its normalised value where it has one.
    public enum Kind: Hashable, Sendable {
        /// A document named by number or title; the value is the normalised number, else the title.
        case reference(String)
        /// An organisation, by its normalised name.
        case organisation(String)
        /// A date in the text, as far as it is given.
        case date(CalendarDate)
        /// A date by which something is to be done.
        case deadline(CalendarDate)
        /// A number with its unit; the number as written, without separators.
        case quantity(value: String, unit: String)
        /// Words that the source sets off, as Markdown does between `**`.
        case emphasis
        /// The address (URL).
        case link(String)
        /// Where the text differs from the source; a join keeps a line break as its original.
        case repair(Repair, original: String)
    }

    /// In what way the text differs; the raw values stand in the outputs.
    public enum Repair: String, Hashable, Sendable, CaseIterable {
        /// Lines that a page or column break tore were joined.
        case joined
        /// A space between Han characters and digits was dropped.
        case spaceDropped = "space-dropped"
        /// Several lines of one title or name were put together.
        case mended
    }

    /// Offset of the first scalar.
    public var start: Int
    /// Offset behind the last scalar; equal to `start` where a repair left nothing.
    public var end: Int
    /// What the stretch is.
    public var kind: Kind

    /// Makes a span of two offsets in Unicode scalars.
    public init(start: Int, end: Int, kind: Kind) {
        self.start = start
        self.end = end
        self.kind = kind
    }

    /// Whether it keeps what the source has instead, and means nothing else.
    public var isRepair: Bool {
        if case .repair = kind { true } else { false }
    }

    /// Whether another span lies within this one.
    public func encloses(_ other: Span) -> Bool {
        start <= other.start && other.end <= end
    }
}
