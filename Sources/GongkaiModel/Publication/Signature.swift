public import GongkaiDiagnostics

/// The signature block: 发文机关署名 and 成文日期.
public struct Signature: Hashable, Sendable {
    /// The bodies that sign, in printed order: several below a joint document.
    public var issuers: [Sourced<String>]
    /// The date of writing (成文日期), Arabic or Chinese in print, ISO 8601 here.
    public var date: Sourced<CalendarDate>?
    /// The hull of names and date.
    public var source: [SourceRange]

    /// Makes a signature block of what is printed of it.
    public init(issuers: [Sourced<String>] = [], date: Sourced<CalendarDate>? = nil, source: [SourceRange] = []) {
        self.issuers = issuers
        self.date = date
        self.source = source
    }
}
