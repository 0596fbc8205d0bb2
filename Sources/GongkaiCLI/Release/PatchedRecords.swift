import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers
import GongkaiWrite

/// Writes records as CSV, leaving out some and writing others in their place, by their keys.
final class PatchedRecords: RecordWriter {
    /// What becomes of a record.
    enum Change: Sendable {
        case remove
        /// Its cells; a missing value is `nil`.
        case replace([String?])
    }

    let format = Format(
        name: "patch", english: "patched records", chinese: "更正后的记录", extensions: [],
        mediaType: "text/csv", content: .records)
    private let changes: [[String]: Change]
    private let found = Monitor<Set<[String]>>([])

    /// - Parameter changes: what becomes of records, by their keys.
    init(_ changes: [[String]: Change]) { self.changes = changes }

    /// The keys of records that were met.
    var keysFound: Set<[String]> { found.withLock { $0 } }

    func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        let key = schema.primaryKey.compactMap { name in schema.fields.firstIndex { $0.name == name } }
        return PatchEncoder(
            opening: PatchedRecords.row(schema.fields.map(\.name)), key: key, changes: changes,
            meet: { [found] key in found.withLock { _ = $0.insert(key) } })
    }

    /// A line of CSV. Every value is in quotes, so that none is taken for what means a missing one.
    fileprivate static func row(_ cells: [String?]) -> [UInt8] {
        var row: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { row.append(UInt8(ascii: ",")) }
            guard let cell else { continue }
            row.append(UInt8(ascii: "\""))
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { row.append(byte) }
                row.append(byte)
            }
            row.append(UInt8(ascii: "\""))
        }
        return row + [0x0D, 0x0A]
    }
}

private struct PatchEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing: [UInt8] = []
    let separatorLength = 0
    let key: [Int]
    let changes: [[String]: PatchedRecords.Change]
    let meet: @Sendable ([String]) -> Void

    func encode(_ emission: inout RecordEmission) {
        let (key, changes, meet) = (key, changes, meet)
        emission.forEach { record, output throws(UnwritableCharacter) in
            let name = key.map { record.text($0) ?? "" }
            switch changes[name] {
            case .remove: meet(name)
            case .replace(let cells):
                meet(name)
                output.append(PatchedRecords.row(cells))
            case nil: output.append(PatchedRecords.row((0..<record.count).map { record.text($0) }))
            }
        }
    }
}
