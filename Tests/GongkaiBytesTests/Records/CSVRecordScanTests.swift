import Foundation
import GongkaiBytes
import TestSupport
import Testing

@Suite("Values of CSV, and JSON made of them")
struct CSVRecordScanTests {
    private static let snippets = [
        "a", "甲乙丙", "0", "\\", "\t", "\"", "\n", "\r\n", ",", "\u{1}", "\u{7F}", "é", "😀", "  ", "<&>", "\u{2028}",
        "经查，当事人在经营活动中未建立进货查验记录制度，", "0123456789012345678901234567890123456789012345678901234567890123",
    ]

    /// Values of any length, with whatever CSV and JSON write otherwise; `nil` where the value is missing.
    private static func value(using random: inout SplitMix64) -> String? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return nil
        case 1: return ""
        case 2...7:
            let plain = ["a", "甲乙丙", "0", "é", "😀", "<&>"]
            return (0..<Int.random(in: 1..<30, using: &random)).map { _ in plain.randomElement(using: &random) ?? "" }
                .joined()
        default:
            return (0..<Int.random(in: 1..<12, using: &random)).map { _ in snippets.randomElement(using: &random) ?? ""
            }
            .joined()
        }
    }

    private static func field(_ value: String?, using random: inout SplitMix64) -> String {
        guard let value else { return "" }
        let mustBeQuoted = value.isEmpty || value.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
        guard mustBeQuoted || Int.random(in: 0..<5, using: &random) == 0 else { return value }
        return "\"" + value.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    private static func batch(of text: String, columns: Int) -> (batch: RecordBatch, faults: Int) {
        let bytes = ByteBuffer(capacity: 0)
        bytes.append(Array(text.utf8))
        var batch = RecordBatch(bytes: bytes, columnCount: columns)
        batch.inputCount = bytes.count
        var faults: [CSVRecordScan.Fault] = []
        CSVRecordScan(delimiter: UInt8(ascii: ",")).scan(&batch, faults: &faults)
        return (batch, faults.count)
    }

    /// Records of as many columns as are asked for, and the CSV that they are.
    private static func table(
        _ seed: UInt64, columns: Int, records: Int
    ) -> (rows: [[String?]], text: String) {
        var random = SplitMix64(seed: seed)
        var (rows, text): ([[String?]], String) = ([], "")
        for number in 0..<records {
            // A line of nothing is no record.
            let row = ["\(number)"] + (1..<columns).map { _ in value(using: &random) }
            rows.append(row)
            text += row.map { field($0, using: &random) }.joined(separator: ",")
            text += ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        }
        if seed % 2 == 0 { while text.utf8.last == 0x0A || text.utf8.last == 0x0D { text.unicodeScalars.removeLast() } }
        return (rows, text)
    }

    @Test("are what was written, wherever lines of bytes end", arguments: 0..<40 as Range<UInt64>)
    func values(seed: UInt64) {
        let columns = Int(seed % 7) + 2
        let (rows, text) = CSVRecordScanTests.table(seed, columns: columns, records: 200)
        let (batch, faults) = CSVRecordScanTests.batch(of: text, columns: columns)
        #expect(faults == 0)
        let found = batch.records.indices.map { record in
            (0..<columns).map { batch.text(record: record, column: $0) }
        }
        #expect(found == rows)
    }

    @Test("stand in JSON as they are, escaped where that is needed", arguments: 0..<20 as Range<UInt64>)
    func json(seed: UInt64) throws {
        let columns = Int(seed % 5) + 2
        let (rows, text) = CSVRecordScanTests.table(seed, columns: columns, records: 100)
        let (batch, _) = CSVRecordScanTests.batch(of: text, columns: columns)
        let fields = (0..<columns).map { column in
            FieldEmission(
                name: "f\(column)", prefix: Array("\"f\(column)\":\"".utf8), suffix: Array("\"".utf8), empty: [],
                form: .text)
        }
        let output = ByteBuffer(capacity: 0)
        var emission = RecordEmission(batch, columns: (0..<columns).map { $0 }, into: output)
        emission.json(fields, start: Array("{".utf8), end: Array("}\n".utf8))
        let lines = output.array(0..<output.count).split(separator: 0x0A)
        #expect(lines.count == rows.count)
        for (line, row) in zip(lines, rows) {
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: String]
            let expected = row.enumerated().compactMap { column, value in value.map { ("f\(column)", $0) } }
            #expect(object == Dictionary(uniqueKeysWithValues: expected))
        }
    }

    @Test("of records with too few or too many fields are left out, and the others stay in their places")
    func fieldCounts() {
        let long = String(repeating: "长", count: 400)
        let text = "1,a,b\n2,\(long)\n3,c,d,\(long),e\n4,,\"\(long)\"\n5,\"x\ny\",z"
        let (batch, faults) = CSVRecordScanTests.batch(of: text, columns: 3)
        #expect(faults == 2)
        #expect(batch.records.map(\.index) == [0, 3, 4])
        #expect(batch.fields.count == 9)
        #expect(batch.text(record: 1, column: 1) == nil)
        #expect(batch.text(record: 1, column: 2) == long)
        #expect(batch.text(record: 2, column: 1) == "x\ny")
    }

    @Test("of JSON that need no escapes are told from those that may; all are text")
    func plainText() {
        let (batch, _) = CSVRecordScanTests.batch(of: "甲,a\\b,\"c\",d\te,,\"\"\n", columns: 6)
        #expect(batch.fields.map(\.isText) == [true, true, true, true, false, true])
        #expect(batch.fields.map(\.kind) == [.text, .text, .text, .text, .missing, .text])
        #expect(batch.fields.map(\.isPlainText) == [true, false, false, false, false, false])
        let holdsJSON = batch.fields.withUnsafeBufferPointer(FieldPlace.holdsJSON)
        #expect(!holdsJSON)
        for kind in [FieldPlace.Kind.number, .boolean, .structure] {
            let places = batch.fields + [FieldPlace(start: 0, length: 1, kind: kind)]
            #expect(places.last?.kind == kind)
            let holdsJSON = places.withUnsafeBufferPointer(FieldPlace.holdsJSON)
            #expect(holdsJSON)
        }
    }

    @Test("Line ends are counted in stretches of any length")
    func lineEnds() {
        let buffer = ByteBuffer(capacity: 0)
        var random = SplitMix64(seed: 3)
        for _ in 0..<40_000 { buffer.append(Bool.random(using: &random) ? 0x0A : 0x61) }
        for end in [0, 1, 63, 64, 65, 4_031, 4_032, 4_033, 4_096, 16_320, 39_999, 40_000] {
            #expect(buffer.lineEnds(before: end) == buffer.array(0..<end).count { $0 == 0x0A })
        }
        let full = ByteBuffer(capacity: 0)
        full.append([UInt8](repeating: 0x0A, count: 20_000))
        #expect(full.lineEnds(before: 20_000) == 20_000)
    }
}
