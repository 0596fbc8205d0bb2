public import GongkaiDiagnostics

/// A table, with what stands above and below it.
public struct Table: Hashable, Sendable {
    /// One cell; what a cell above or to the left takes by its spans has none of its own.
    public struct Cell: Hashable, Sendable {
        /// What stands in it; empty text for an empty cell.
        public var text: Text
        /// Whether it heads a column or row and is no value.
        public var header: Bool
        /// How many rows the cell takes, at least 1.
        public var rowSpan: Int
        /// How many columns the cell takes, at least 1.
        public var columnSpan: Int

        /// Makes a cell, one row by one column unless said otherwise.
        public init(text: Text, header: Bool = false, rowSpan: Int = 1, columnSpan: Int = 1) {
            self.text = text
            self.header = header
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
        }
    }

    /// 表1.
    public var label: Sourced<String>?
    /// The table's name above it, without its label.
    public var caption: Sourced<String>?
    /// 单位：万元, without the label.
    public var unit: Sourced<String>?
    /// The rows from top to bottom, each with the cells that begin in it, from left to right.
    public var rows: [[Cell]]
    /// Notes below the table (注：), in their order.
    public var footnotes: [Text]
    /// The hull of the table, with what stands above and below it.
    public var source: [SourceRange]

    /// Makes a table from its rows and what stands around them.
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
