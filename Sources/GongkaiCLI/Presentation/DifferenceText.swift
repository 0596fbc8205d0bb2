import GongkaiBytes
import GongkaiDiagnostics

/// The words and marks in which differences are told to people.
struct DifferenceText {
    /// The most characters that a line shows of a value.
    private static let longest = 60

    let language: Language

    func word(for kind: String) -> String {
        guard language == .chinese else { return kind }
        return switch kind {
        case "added": "新增"
        case "removed": "删除"
        case "changed": "修改"
        case "moved": "移动"
        default: kind
        }
    }

    /// The beginning of a value, in quotes, with characters that would not be seen as their code points.
    func shown(_ value: String?) -> String {
        guard let value else { return language == .chinese ? "（无）" : "nothing" }
        let scalars = value.unicodeScalars
        let head = scalars.prefix(DifferenceText.longest).map { $0 == " " ? " " : $0.displayed }.joined()
        return "“" + head + (scalars.dropFirst(DifferenceText.longest).isEmpty ? "" : "…") + "”"
    }

    /// What a value was and what it is.
    func change(_ old: String?, _ new: String?) -> String {
        // What two long texts share at their beginning would hide where they part.
        guard let old, let new else { return "\(shown(old)) → \(shown(new))" }
        let shared = DifferenceText.sharedBeginning(old, new)
        guard shared > DifferenceText.longest / 2 else { return "\(shown(old)) → \(shown(new))" }
        return "\(shown(old, from: shared)) → \(shown(new, from: shared))"
    }

    /// How many characters two texts begin with in common.
    private static func sharedBeginning(_ first: String, _ second: String) -> Int {
        zip(first.unicodeScalars, second.unicodeScalars).prefix { $0 == $1 }.count
    }

    /// A value from a little before a place on.
    private func shown(_ value: String, from place: Int) -> String {
        let rest = value.unicodeScalars.dropFirst(place - DifferenceText.longest / 4)
        return "“…" + shown(String(String.UnicodeScalarView(rest))).dropFirst()
    }

    /// The last line: how many there are of each kind.
    func summary(_ counts: [(kind: String, count: Int)], unchanged: Int?) -> String {
        let told = counts.filter { $0.count > 0 }
        var parts = told.map { language == .chinese ? "\(word(for: $0.kind)) \($0.count)" : "\($0.count) \($0.kind)" }
        if told.isEmpty { parts = [language == .chinese ? "无差异" : "no differences"] }
        if let unchanged { parts.append(language == .chinese ? "未变 \(unchanged)" : "\(unchanged) unchanged") }
        return parts.joined(separator: language == .chinese ? "，" : ", ")
    }
}

/// A difference as programs are told it: a row of CSV, or an object of JSON.
struct DifferenceRow {
    enum Value {
        case text(String?)
        case number(Int?)
        case list([String])
    }

    /// By column; the same columns in every row.
    let values: [(name: String, value: Value)]

    /// The names of the columns, in CSV.
    var header: [String?] { values.map(\.name) }

    /// The values, in CSV: those of a list with `；` between, an item's own one with `\` before it.
    var fields: [String?] {
        values.map { _, value in
            switch value {
            case .text(let text): text
            case .number(let number): number.map(String.init)
            case .list(let items): items.isEmpty ? nil : DifferenceRow.joined(items)
            }
        }
    }

    private static func joined(_ items: [String]) -> String {
        let form = ListForm(separator: "；")
        var list: [UInt8] = []
        for (place, item) in items.enumerated() {
            Array(item.utf8).withUnsafeBytes { form.append($0, to: &list, isFirst: place == 0) }
        }
        return String(decoding: list, as: UTF8.self)
    }

    /// An object, of which members without a value are left out.
    func write(to json: inout JSONEmitter) {
        json.beginObject()
        for (name, value) in values {
            switch value {
            case .text(let text): json.member(name, text)
            case .number(let number): json.member(name, number)
            case .list(let items): if !items.isEmpty { json.member(name, items) }
            }
        }
        json.endObject()
    }
}

/// Writes differences for programs, piece by piece.
struct DifferenceRows {
    private var csv = CSVEmitter()
    private var json = JSONEmitter()
    private let isJSON: Bool

    /// - Parameters:
    ///   - columns: a row without values, for the header of CSV.
    ///   - about: what JSON says of the two before the differences.
    init(form: DifferenceForm, columns: DifferenceRow, about: DifferenceRow) {
        isJSON = form == .json
        guard isJSON else {
            csv.record(columns.header)
            return
        }
        json.beginObject()
        for (name, value) in about.values {
            switch value {
            case .text(let text): json.member(name, text)
            case .number(let number): json.member(name, number)
            case .list(let items): json.member(name, items)
            }
        }
        json.name("differences")
        json.beginArray()
    }

    mutating func add(_ row: DifferenceRow) {
        if isJSON { row.write(to: &json) } else { csv.record(row.fields) }
    }

    /// What has been written and not been taken, once there are so many bytes of it.
    mutating func takeIfMany(_ size: Int) -> [UInt8] {
        guard (isJSON ? json.bytes.count : csv.bytes.count) >= size else { return [] }
        return isJSON ? json.take() : csv.take()
    }

    /// Ends it, in JSON with how many there are of each kind.
    consuming func finish(_ counts: [(kind: String, count: Int)]) -> [UInt8] {
        guard isJSON else { return csv.bytes }
        json.endArray()
        json.name("summary")
        json.beginObject()
        for (kind, count) in counts { json.member(kind, count) }
        json.endObject()
        json.endObject()
        return json.finish()
    }
}
