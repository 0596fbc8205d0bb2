import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel

/// What changed between two datasets, for people and for programs, piece by piece.
struct RecordDifferenceReport {
    /// One of the two: what it is called, its fields, and the names of the columns that it has.
    typealias Side = (name: String, schema: DatasetSchema, columns: [String])

    private let words: DifferenceText
    private let old: Side
    private let new: Side
    private let key: [String]
    /// `nil` where it is text.
    private var rows: DifferenceRows?
    private var text = ""
    private var columns: ColumnDifference?
    /// Names of fields whose values are not for everybody's eyes.
    private let concealed: Set<String>

    init(form: DifferenceForm, language: Language, old: Side, new: Side, key: [String]) {
        words = DifferenceText(language: language)
        self.old = old
        self.new = new
        self.key = key
        concealed = Set(new.schema.fields.filter { $0.sensitivity != .open }.map(\.name))
        guard form != .text else { return }
        let about = DifferenceRow(values: [
            ("of", .text("records")), ("old", .text(old.name)), ("new", .text(new.name)), ("key", .list(key)),
        ])
        rows = DifferenceRows(form: form, columns: RecordDifferenceReport.row("", field: nil), about: about)
    }

    // MARK: Columns

    /// Tells the columns, which come first.
    mutating func begin(_ columns: ColumnDifference) {
        self.columns = columns
        for name in columns.added { add("column-added", column: name) }
        for name in columns.removed { add("column-removed", column: name) }
        guard !columns.newOrder.isEmpty else { return }
        let (before, after) = (columns.oldOrder.joined(separator: ", "), columns.newOrder.joined(separator: ", "))
        if rows != nil {
            rows?.add(RecordDifferenceReport.row("columns-reordered", field: nil, old: before, new: after))
        } else {
            text += isChinese ? "列序不同：\(before) → \(after)\n" : "columns reordered: \(before) → \(after)\n"
        }
    }

    private mutating func add(_ kind: String, column: String) {
        if rows != nil {
            rows?.add(RecordDifferenceReport.row(kind, field: column))
        } else if kind == "column-added" {
            text += isChinese ? "新增列：\(column)\n" : "column added: \(column)\n"
        } else {
            text += isChinese ? "删除列：\(column)\n" : "column removed: \(column)\n"
        }
    }

    private var isChinese: Bool { words.language == .chinese }

    // MARK: Records

    mutating func add(_ change: RecordChange) {
        let columns = change.kind == .removed ? old.columns : new.columns
        guard rows != nil else { return text += line(for: change, columns) + "\n" }
        // A record without any value has a row all the same.
        let fields = change.fields.isEmpty ? [nil] : change.fields.map(Optional.some)
        for field in fields {
            let row = row(change, field, columns)
            rows?.add(row)
        }
    }

    private func row(_ change: RecordChange, _ field: RecordChange.Field?, _ columns: [String]) -> DifferenceRow {
        RecordDifferenceReport.row(
            change.kind.rawValue, key: change.key, change.oldRecord, change.newRecord,
            field: field.map { columns[$0.column] }, old: field?.old, new: field?.new)
    }

    private static func row(
        _ kind: String, key: [String] = [], _ oldRecord: Int? = nil, _ newRecord: Int? = nil, field: String?,
        old: String? = nil, new: String? = nil
    ) -> DifferenceRow {
        DifferenceRow(values: [
            ("kind", .text(kind)), ("key", .list(key)), ("oldRecord", .number(oldRecord)),
            ("newRecord", .number(newRecord)), ("field", .text(field)), ("old", .text(old)), ("new", .text(new)),
        ])
    }

    private func line(for change: RecordChange, _ columns: [String]) -> String {
        let key = zip(self.key, change.key).map { "\($0)=\(isConcealed($0) ? "***" : $1)" }.joined(separator: " ")
        let numbers = [change.oldRecord, change.newRecord].compactMap { $0.map(String.init) }
        let place = Array(Set(numbers)).count == 1 ? numbers[0] : numbers.joined(separator: " → ")
        let values = change.fields.compactMap { field -> String? in
            let name = columns[field.column]
            if change.kind != .changed, self.key.contains(name) { return nil }
            return name + " " + value(field, of: name, change.kind)
        }
        var line = words.word(for: change.kind.rawValue)
        if !key.isEmpty { line += " " + key }
        line += isChinese ? "（第 \(place) 条记录）" : " (record \(place))"
        guard !values.isEmpty else { return line }
        return line + (isChinese ? "：" : ": ") + values.joined(separator: isChinese ? "；" : "; ")
    }

    private func value(_ field: RecordChange.Field, of name: String, _ kind: RecordChange.Kind) -> String {
        if isConcealed(name) { return "***" }
        return kind == .changed ? words.change(field.old, field.new) : words.shown(field.old ?? field.new)
    }

    private func isConcealed(_ name: String) -> Bool { concealed.contains(name) }

    // MARK: Bytes

    /// How many bytes are kept before they are handed out.
    private static let pieceSize = 1 << 16

    /// What there is to be written, once it is enough to be worth it.
    mutating func takeIfMany() -> [UInt8] {
        if rows != nil { return rows?.takeIfMany(RecordDifferenceReport.pieceSize) ?? [] }
        guard text.utf8.count >= RecordDifferenceReport.pieceSize else { return [] }
        defer { text = "" }
        return Array(text.utf8)
    }

    /// What is left, with how many there are of each kind.
    mutating func finish(_ tally: RecordDifferenceTally) -> [UInt8] {
        let counts = [("added", tally.added), ("removed", tally.removed), ("changed", tally.changed)]
        if let rows = rows.take() { return rows.finish(counts + [("unchanged", tally.unchanged)]) }
        let isSame = tally.isEmpty && columns?.isEmpty != false
        let summary = !isSame && tally.isEmpty ? columnsAlone(tally) : words.summary(counts, unchanged: tally.unchanged)
        return Array((text + summary + "\n").utf8)
    }

    private func columnsAlone(_ tally: RecordDifferenceTally) -> String {
        isChinese
            ? "共有的列中各记录均无差异，未变 \(tally.unchanged)"
            : "no differences in the columns that both have, \(tally.unchanged) unchanged"
    }
}
