/// Whether a document is in force, as far as the text and the collection it stands in say. No clock is asked.
public enum DocumentStatus: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case notYetInForce = "not-yet-in-force"
    case repealed
    case lapsed
    case amended
    case unknown
}
