public import GongkaiDiagnostics

/// How a document stands to another, named by number, title or both.
public struct Relation: Hashable, Sendable {
    /// What the document does with the other; the raw values stand in the outputs.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Issues or passes it on: 印发, 转发, 批转.
        case transmits
        /// 根据, 依据, 按照.
        case basedOn = "based-on"
        /// Names it without any of the words of the others.
        case refersTo = "refers-to"
        /// 同时废止.
        case repeals
        /// 修改, 修订.
        case amends
        /// 代替, 取代.
        case replaces
    }

    /// The place in the other document: 第三十一条第二款第（一）项.
    public struct Within: Hashable, Sendable {
        /// Numbers of articles; 第十条之一 is its main number.
        public var articles: [Int]
        /// Numbers of items.
        public var items: [Int]

        /// Makes a place of the articles and items that are named.
        public init(articles: [Int] = [], items: [Int] = []) {
            self.articles = articles
            self.items = items
        }
    }

    /// What the document does with the other one.
    public var kind: Kind
    /// The normalised number.
    public var number: String?
    /// The title inside 《》, without them; `nil` where only a number is named.
    public var title: String?
    /// The articles and items concerned; `nil` for the whole of the other document.
    public var within: Within?
    /// Where the other document is named in this one.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a relation; number, title or both should be given.
    public init(
        kind: Kind, number: String? = nil, title: String? = nil, within: Within? = nil, source: [SourceRange] = []
    ) {
        self.kind = kind
        self.number = number
        self.title = title
        self.within = within
        places = SourcePlaces(source)
    }
}
