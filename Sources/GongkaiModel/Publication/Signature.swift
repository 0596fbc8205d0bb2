public import GongkaiDiagnostics

/// The signature block: 发文机关署名 and 成文日期.
public struct Signature: Hashable, Sendable {
    public var issuers: [Sourced<String>]
    public var date: Sourced<CalendarDate>?
    public var source: [SourceRange]

    public init(issuers: [Sourced<String>] = [], date: Sourced<CalendarDate>? = nil, source: [SourceRange] = []) {
        self.issuers = issuers
        self.date = date
        self.source = source
    }
}
