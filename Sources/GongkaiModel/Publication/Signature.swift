package import GongkaiDiagnostics

/// The signature block: 发文机关署名 and 成文日期.
package struct Signature: Hashable, Sendable {
    package var issuers: [Sourced<String>]
    package var date: Sourced<CalendarDate>?
    package var source: [SourceRange]

    package init(issuers: [Sourced<String>] = [], date: Sourced<CalendarDate>? = nil, source: [SourceRange] = []) {
        self.issuers = issuers
        self.date = date
        self.source = source
    }
}
