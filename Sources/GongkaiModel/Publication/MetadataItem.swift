/// One row of the box of page metadata that portals print above a document (索引号, 主题分类, 发文机关 …).
package struct MetadataItem: Hashable, Sendable {
    /// The row's name without its colon and spaces: 索引号.
    package var label: Sourced<String>
    /// Absent where the row is empty.
    package var value: Sourced<String>?

    package init(label: Sourced<String>, value: Sourced<String>? = nil) {
        self.label = label
        self.value = value
    }
}
