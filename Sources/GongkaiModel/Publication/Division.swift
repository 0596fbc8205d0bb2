public import GongkaiDiagnostics

/// One node of the hierarchy: a chapter, an article, a numbered heading.
public struct Division: Hashable, Sendable {
    /// Kinds from the highest to the lowest; the names of levels are GB/T 9704-2012, 7.3.3.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Comparable {
        /// 编, 篇, 部分.
        case part
        /// 分编.
        case subpart
        /// 章.
        case chapter
        /// 节.
        case section
        /// 条.
        case article
        /// 一、
        case level1
        /// （一）; inside an article a 项.
        case level2
        /// 1. ; inside an article a 目.
        case level3
        /// （1）
        case level4
        /// ①
        case level5

        /// The place in the hierarchy, 0 for the highest.
        public var rank: Int {
            switch self {
            case .part: 0
            case .subpart: 1
            case .chapter: 2
            case .section: 3
            case .article: 4
            case .level1: 5
            case .level2: 6
            case .level3: 7
            case .level4: 8
            case .level5: 9
            }
        }

        /// Orders by the place in the hierarchy, the highest first.
        public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }
    }

    /// Stable and readable, from its path: `嘉政办发-2017-30/enclosure-1/level1-2/level2-1`.
    public var id: String
    /// Its place in the hierarchy.
    public var kind: Kind
    /// As printed: 第十条之一, （一）, 1.
    public var marker: Sourced<String>
    /// As numbers: 第十条之一 is 10 and 1.
    public var ordinal: [Int]
    /// The words behind the marker that name it; `nil` where its text follows at once.
    public var heading: Sourced<String>?
    /// Spans over the heading, in Unicode scalars of its canonical text.
    public var headingSpans: [Span]
    /// Whether the text goes on in the line of the heading; such a heading ends with its full stop.
    public var runIn: Bool
    /// What is under it, lower divisions included, in the order of the text.
    public var blocks: [Block]
    /// Who is to do what it asks for, one for each group that its notes name apart.
    public var responsibilities: [Responsibility]
    /// The hull of all it holds; the leaves under it have the exact ranges.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a division from its parts.
    public init(
        id: String, kind: Kind, marker: Sourced<String>, ordinal: [Int], heading: Sourced<String>? = nil,
        headingSpans: [Span] = [], runIn: Bool = false, blocks: [Block] = [],
        responsibilities: [Responsibility] = [], source: [SourceRange] = []
    ) {
        self.id = id
        self.kind = kind
        self.marker = marker
        self.ordinal = ordinal
        self.heading = heading
        self.headingSpans = headingSpans
        self.runIn = runIn
        self.blocks = blocks
        self.responsibilities = responsibilities
        places = SourcePlaces(source)
    }
}
