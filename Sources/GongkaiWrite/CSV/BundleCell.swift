import GongkaiBytes
import GongkaiModel

/// A value of one column, as the text of its cell.
protocol BundleCell {
    var cell: String { get }
}

extension String: BundleCell {
    var cell: String { SpreadsheetSafeText.encode(self) }
}

extension Int: BundleCell {
    var cell: String { String(self) }
}

extension Bool: BundleCell {
    var cell: String { self ? "true" : "false" }
}

extension CalendarDate: BundleCell {
    var cell: String { description }
}

extension DocumentNumber: BundleCell {
    var cell: String { text.cell }
}

/// One of the words that a column knows, which no spreadsheet takes for anything else.
extension BundleCell where Self: RawRepresentable<String> {
    var cell: String { rawValue }
}

extension NodeKind: BundleCell {}
extension NodePart: BundleCell {}
extension NameRole: BundleCell {}
extension NumberRole: BundleCell {}
extension SpanField: BundleCell {}
extension SpanType: BundleCell {}
extension Publication.Kind: BundleCell {}
extension DocumentKind: BundleCell {}
extension DocumentStatus: BundleCell {}
extension DocumentNumber.Form: BundleCell {}
extension Dropped.Reason: BundleCell {}
extension Division.Kind: BundleCell {}
extension Relation.Kind: BundleCell {}
extension Span.Repair: BundleCell {}
