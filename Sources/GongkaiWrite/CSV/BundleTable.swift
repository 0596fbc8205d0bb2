import GongkaiBytes
import GongkaiModel

/// One table of a bundle in the making.
struct BundleTable {
    let schema: DatasetSchema
    /// A text for every column, `nil` where the value is missing.
    private var records: [[String?]] = []
    private let columns: [String: Int]

    init(_ schema: DatasetSchema) {
        self.schema = schema
        columns = Dictionary(
            schema.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Begins a record of nothing but missing values.
    /// - Returns: its place.
    mutating func addRecord() -> Int {
        records.append(Array(repeating: nil, count: schema.fields.count))
        return records.count - 1
    }

    mutating func set(_ column: String, of record: Int, to cell: String) {
        guard let index = columns[column] else { preconditionFailure("\(schema.name) has no column \(column)") }
        records[record][index] = cell
    }

    /// The table as a CSV file, the names of the columns first.
    var file: NamedFile {
        var csv = CSVEmitter()
        csv.record(schema.fields.map(\.name))
        for record in records { csv.record(record) }
        return NamedFile(name: schema.name + ".csv", bytes: csv.bytes)
    }
}
