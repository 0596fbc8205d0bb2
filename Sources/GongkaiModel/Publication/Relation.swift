public import GongkaiDiagnostics

/// How a document stands to another, named by number, title or both.
public struct Relation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Issues or passes it on: 印发, 转发, 批转.
        case transmits
        /// 根据, 依据, 按照.
        case basedOn = "based-on"
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

        public init(articles: [Int] = [], items: [Int] = []) {
            self.articles = articles
            self.items = items
        }
    }

    public var kind: Kind
    /// The normalised number.
    public var number: String?
    public var title: String?
    public var within: Within?
    public var source: [SourceRange]

    public init(
        kind: Kind, number: String? = nil, title: String? = nil, within: Within? = nil, source: [SourceRange] = []
    ) {
        self.kind = kind
        self.number = number
        self.title = title
        self.within = within
        self.source = source
    }
}
