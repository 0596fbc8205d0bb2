package import GongkaiDiagnostics

/// A table, with what stands above and below it.
package struct Table: Hashable, Sendable {
    package struct Cell: Hashable, Sendable {
        package var text: Text
        package var header: Bool
        /// How many rows the cell takes, at least 1.
        package var rowSpan: Int
        /// How many columns the cell takes, at least 1.
        package var columnSpan: Int

        package init(text: Text, header: Bool = false, rowSpan: Int = 1, columnSpan: Int = 1) {
            self.text = text
            self.header = header
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
        }
    }

    /// 表1.
    package var label: Sourced<String>?
    package var caption: Sourced<String>?
    /// 单位：万元, without the label.
    package var unit: Sourced<String>?
    package var rows: [[Cell]]
    package var footnotes: [Text]
    package var source: [SourceRange]

    package init(
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
