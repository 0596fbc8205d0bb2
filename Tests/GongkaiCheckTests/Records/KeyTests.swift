import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

@Suite("Keys of records")
struct KeyTests {
    private static let schema = DatasetSchema(
        "stops", BilingualText("Stops", "站点"), description: BilingualText("", ""),
        fields: [
            DatasetField("line", BilingualText("Line", "线路")), DatasetField("stop", BilingualText("Stop", "站")),
            DatasetField("code", BilingualText("Code", "代码"), constraints: .init(unique: true)),
        ],
        primaryKey: ["line", "stop"])

    /// Every repeat by a dictionary, which knows no memory.
    private func expected(_ rows: [[String?]], fields: [Int]) -> [KeyRepeat] {
        var first: [[String]: Int] = [:]
        var repeats: [KeyRepeat] = []
        for (record, row) in rows.enumerated() {
            let key = fields.compactMap { row[$0] }
            guard key.count == fields.count else { continue }
            if let known = first[key] {
                repeats.append(KeyRepeat(key: 0, record: record + 1, first: known))
            } else {
                first[key] = record + 1
            }
        }
        return repeats
    }

    private func found(
        _ rows: [[String?]], keys: [[Int]], memory: Int
    ) throws -> (atOnce: [KeyRepeat], late: [KeyRepeat], knowsAtOnce: Bool) {
        var index = KeyIndex(keyCount: keys.count, memory: memory, makeFile: makeSpillFile)
        let hasher = KeyHasher(keys)
        var atOnce: [KeyRepeat] = []
        var late: [KeyRepeat] = []
        for start in stride(from: 0, to: rows.count, by: 97) {
            let batch = RecordBatch(rows[start..<min(start + 97, rows.count)].map { $0.map { Found($0) } })
            let columns = Array(0..<batch.columnCount).map(Optional.some)
            atOnce += try index.add(hasher.hashes(of: batch, columns: columns), firstRecord: start + 1)
        }
        let knowsAtOnce = index.knowsAtOnce
        try index.finish { late.append($0) }
        return (atOnce, late, knowsAtOnce)
    }

    private func randomRows(_ count: Int, seed: UInt64) -> [[String?]] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            [
                String(Int.random(in: 0..<200, using: &random)), String(Int.random(in: 0..<200, using: &random)),
                Int.random(in: 0..<5, using: &random) == 0
                    ? nil : String(Int.random(in: 0..<(4 * count), using: &random)),
            ]
        }
    }

    @Test("While there is room, every repeat is known at once, with the first record that has the key")
    func inMemory() throws {
        let rows = randomRows(5000, seed: 1)
        let (atOnce, late, knowsAtOnce) = try found(rows, keys: [[0, 1]], memory: 1 << 20)
        #expect(knowsAtOnce)
        #expect(late == [])
        #expect(!atOnce.isEmpty)
        #expect(atOnce == expected(rows, fields: [0, 1]))
    }

    @Test("Without room, every repeat is known at the end, and none twice", arguments: [24_000, 60_000])
    func spilled(_ memory: Int) throws {
        let rows = randomRows(12_000, seed: 2)
        let (atOnce, late, knowsAtOnce) = try found(rows, keys: [[0, 1]], memory: memory)
        #expect(!knowsAtOnce)
        #expect(!late.isEmpty)
        #expect(late.map(\.record) == late.map(\.record).sorted())
        #expect((atOnce + late).sorted { $0.record < $1.record } == expected(rows, fields: [0, 1]))
    }

    @Test("Several keys share the memory, and a missing value is no repeat")
    func several() throws {
        let rows = randomRows(9000, seed: 3)
        for memory in [50_000, 1 << 20] {
            let (atOnce, late, _) = try found(rows, keys: [[0, 1], [2]], memory: memory)
            for (key, fields) in [[0, 1], [2]].enumerated() {
                let all = (atOnce + late).filter { $0.key == key }.sorted { $0.record < $1.record }
                #expect(all.map(\.record) == expected(rows, fields: fields).map(\.record))
                #expect(all.map(\.first) == expected(rows, fields: fields).map(\.first))
            }
        }
    }

    @Test("One key in every record")
    func allAlike() throws {
        let rows = [[String?]](repeating: ["a"], count: 6000)
        let (atOnce, late, _) = try found(rows, keys: [[0]], memory: 24_000)
        #expect(late == [])
        #expect(atOnce.map(\.record) == Array(2...6000))
        #expect(atOnce.allSatisfy { $0.first == 1 })
    }

    @Test("Parts of a key are kept apart, and missing is not empty")
    func parts() {
        let batch = RecordBatch([
            ["a", "bc"], ["ab", "c"], ["abc", ""], ["", "abc"], [nil, "abc"], ["a", "bc"], ["a\0", "bc"], ["", ""],
        ])
        let hashes = KeyHasher([[0, 1]]).hashes(of: batch, columns: [0, 1]).hashes
        #expect(hashes[0] == hashes[5])
        #expect(hashes[4] == .none)
        #expect(Set(hashes).count == 7)
    }

    @Test(
        "The hash is SipHash-2-4 with 128 bits, by its authors' examples",
        arguments: [
            (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
            (8, "3b62a9ba6258f5610f83e264f31497b4"), (2, "8177228da4a45dc7fca38bdef60affe4"),
        ] as [(Int, String)])
    func vectors(_ count: Int, _ expected: String) {
        let key = KeyHash(high: 0x0706_0504_0302_0100, low: 0x0F0E_0D0C_0B0A_0908)
        let hash = (0..<count).map { UInt8($0) }.withUnsafeBytes { KeyHash($0, key: key) }
        let bytes = [hash.high, hash.low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
        #expect(hexadecimal(bytes).hasPrefix(expected))
    }

    @Test("A file that cannot be had is told")
    func noFile() throws {
        let rows = randomRows(3000, seed: 4)
        var index = KeyIndex(keyCount: 1, memory: 0) { () throws(SpillError) in throw SpillError(number: 28) }
        let hashes = KeyHasher([[0, 1]]).hashes(of: RecordBatch(rows.map { $0.map { Found($0) } }), columns: [0, 1, 2])
        #expect(throws: SpillError(number: 28)) { _ = try index.add(hashes, firstRecord: 1) }
    }

    @Test("The keys of a schema are the primary one and the unique fields, each with its rule")
    func rules() {
        let keys = RecordKeys(KeyTests.schema)
        #expect(keys.count == 2)
        let primary = keys.finding(for: KeyRepeat(key: 0, record: 7, first: 3))
        #expect(primary.rule == .recordRepeatedKey)
        #expect(primary.record == 7)
        #expect(
            Diagnostic(primary.rule, primary.arguments).message(in: .english)
                == "the key (line, stop) is that of record 3; expected a key of its own")
        let unique = keys.finding(for: KeyRepeat(key: 1, record: 9, first: 2))
        #expect(unique.rule == .recordRepeatedValue)
        #expect(unique.field == "code")
        var single = KeyTests.schema
        single.primaryKey = ["code"]
        #expect(RecordKeys(single).count == 1)
    }
}

@Suite("References of records")
struct ReferenceTests {
    private static let lines = DatasetSchema(
        "lines", BilingualText("Lines", "线路"), description: BilingualText("", ""),
        fields: [DatasetField("id", BilingualText("Id", "编号")), DatasetField("town", BilingualText("Town", "镇"))])

    private static let key = DatasetSchema.ForeignKey(["line", "town"], references: ["id", "town"], of: "lines")

    private static let stops = DatasetSchema(
        "stops", BilingualText("Stops", "站点"), description: BilingualText("", ""),
        fields: [
            DatasetField("name", BilingualText("Name", "名称")), DatasetField("line", BilingualText("Line", "线路")),
            DatasetField("town", BilingualText("Town", "镇")),
        ],
        foreignKeys: [key])

    @Test("Records whose reference does not exist are told, in memory and from a file", arguments: [1 << 20, 8_000])
    func references(_ memory: Int) throws {
        var builder = ReferenceSet.Builder(memory: memory, makeFile: makeSpillFile)
        let hasher = ReferenceCheck.hasher(for: ReferenceTests.key, in: ReferenceTests.lines)
        for start in stride(from: 0, to: 6000, by: 500) {
            // Only even ones exist, and each comes twice.
            let rows: [[Found]] = (start..<start + 500).map { [Found(String($0 / 2 * 2)), "乌镇"] }
            try builder.add(hasher.hashes(of: RecordBatch(rows), columns: [0, 1]))
        }
        let check = ReferenceCheck(ReferenceTests.key, of: ReferenceTests.stops, members: try builder.finish())
        let rows: [[Found]] =
            (0..<6100).map { ["x", Found(String($0)), "乌镇"] } + [
                ["x", "0", "西塘"], ["x", nil, "乌镇"], ["x", "0", nil],
            ]
        var findings: [RecordFinding] = []
        try check.check(RecordBatch(rows), columns: [0, 1, 2], findings: &findings)
        #expect(findings.map(\.record) == (0..<6100).filter { $0 % 2 == 1 || $0 >= 6000 } + [6100])
        #expect(findings.allSatisfy { $0.rule == .recordUnknownReference })
        #expect(
            findings.first.map { Diagnostic($0.rule, $0.arguments).message(in: .english) }
                == "no record of lines (id, town) has the values of (line, town); expected one")
    }
}
