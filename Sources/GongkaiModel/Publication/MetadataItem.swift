/// One row of the box of page metadata that portals print above a document (索引号, 主题分类, 发文机关 …).
public struct MetadataItem: Hashable, Sendable {
    /// The row's name without its colon and spaces: 索引号.
    public var label: Sourced<String>
    /// Absent where the row is empty.
    public var value: Sourced<String>?

    /// Makes a row; without a value, an empty one.
    public init(label: Sourced<String>, value: Sourced<String>? = nil) {
        self.label = label
        self.value = value
    }
}
