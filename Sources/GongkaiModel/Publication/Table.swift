public import GongkaiDiagnostics

/// A table, with what stands above and below it.
public struct Table: Hashable, Sendable {
    public struct Cell: Hashable, Sendable {
        public var text: Text
        public var header: Bool
        /// How many rows the cell takes, at least 1.
        public var rowSpan: Int
        /// How many columns the cell takes, at least 1.
        public var columnSpan: Int

        public init(text: Text, header: Bool = false, rowSpan: Int = 1, columnSpan: Int = 1) {
            self.text = text
            self.header = header
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
        }
    }

    /// 表1.
    public var label: Sourced<String>?
    public var caption: Sourced<String>?
    /// 单位：万元, without the label.
    public var unit: Sourced<String>?
    public var rows: [[Cell]]
    public var footnotes: [Text]
    public var source: [SourceRange]

    public init(
        label: Sourced<String>? = nil, caption: Sourced<String>? = nil, unit: Sourced<String>? = nil,
        rows: [[Cell]] = [], footnotes: [Text] = [], source: [SourceRange] = []
    ) {
        self.label = label
        self.caption = caption
        self.unit = unit
        self.rows = rows
        self.footnotes = footnotes
        self.source = source
    }
}
