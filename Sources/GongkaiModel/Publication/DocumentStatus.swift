/// Whether a document is in force, as far as the text and the collection it stands in say. No clock is asked.
public enum DocumentStatus: String, Hashable, Sendable, CaseIterable {
    /// 现行有效.
    case inForce = "in-force"
    /// 尚未生效: takes force on a later day.
    case notYetInForce = "not-yet-in-force"
    /// 已废止: another document ended it.
    case repealed
    /// 已失效: its own term ran out.
    case lapsed
    /// 已修改: in force with the changes of another document.
    case amended
    /// Nothing that was read says so.
    case unknown
}
