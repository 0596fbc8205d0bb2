import GongkaiBytes
import GongkaiCheck
import GongkaiModel
import GongkaiRecords
import TestSupport

/// Seeded records with a field of each type that has an order, and many that are equal in it.
struct SortableRecords {
    static let types: [FieldType] = [
        .integer, .decimal, .date, .time, .dateTime, .yearMonth, .yearQuarter, .year, .string,
    ]
    let schema: DatasetSchema
    private(set) var rows: [[String?]] = []

    init(_ count: Int, seed: UInt64) {
        let typed = SortableRecords.types.enumerated().map { number, type in
            DatasetField("f\(number)", BilingualText("f", "字段\(number)"), type)
        }
        let number = DatasetField("number", BilingualText("number", "序号"))
        schema = DatasetSchema(
            "sortable", BilingualText("s", "s"), description: BilingualText("", ""), fields: [number] + typed)
        var values = DatasetValueGenerator(random: SplitMix64(seed: seed))
        for row in 0..<count {
            rows.append(
                [String(row)]
                    + SortableRecords.types.map { values.random.next() % 7 == 0 ? nil : values.canonical($0) })
        }
    }

    static func csv(_ rows: [[String?]], of schema: DatasetSchema) -> [UInt8] {
        var csv = CSVEmitter()
        csv.record(schema.fields.map(\.name))
        for row in rows { csv.record(row) }
        return csv.take()
    }

    var csv: [UInt8] { SortableRecords.csv(rows, of: schema) }

    /// The rows as Swift's stable sort has them.
    func sorted(by fields: [(field: Int, isDescending: Bool)]) -> [[String?]] {
        rows.enumerated().sorted { left, right in
            for key in fields {
                let difference = difference(
                    left.element[key.field], right.element[key.field], key.field, key.isDescending)
                if difference != 0 { return difference < 0 }
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    private func difference(_ left: String?, _ right: String?, _ field: Int, _ isDescending: Bool) -> Int {
        guard let left, let right else { return left == nil ? (right == nil ? 0 : 1) : -1 }
        let difference = SortableRecords.compare(left, right, schema.fields[field].type)
        return isDescending ? -difference : difference
    }

    /// By value where the type has an order, else by bytes. Moments without an offset count as UTC.
    static func compare(_ left: String, _ right: String, _ type: FieldType) -> Int {
        func text(_ value: String) -> [UInt8] {
            let isLocal =
                type == .dateTime && !value.hasSuffix("Z") && !value.dropFirst(19).contains { "+-".contains($0) }
            return Array((isLocal ? value + "Z" : value).utf8)
        }
        return text(left).withUnsafeBytes { left in
            text(right).withUnsafeBytes { (CanonicalOrder(type) ?? .bytes).compare(left, $0) ?? 0 }
        }
    }
}
