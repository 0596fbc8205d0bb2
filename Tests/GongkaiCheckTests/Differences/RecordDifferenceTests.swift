import GongkaiBytes
import GongkaiCheck
import TestSupport
import Testing

@Suite("What differs between records")
struct RecordDifferenceTests {
    private typealias Row = [String?]

    /// Rows put aside as a stream of records would.
    private func spilled(_ columns: [String], _ rows: [Row]) throws -> SpilledRecords {
        let records = SpilledRecords(columns: columns, makeFile: makeSpillFile)
        for piece in stride(from: 0, to: rows.count, by: 100) {
            let batch = RecordBatch(rows[piece..<min(rows.count, piece + 100)].map { $0.map { Found($0) } })
            let output = ByteBuffer(capacity: 0)
            var emission = RecordEmission(batch, columns: Array(columns.indices), into: output)
            emission.spilled()
            try records.append(output.bytes)
        }
        return records
    }

    private struct Outcome {
        var changes: [RecordChange] = []
        var faults: [RecordKeyFault] = []
        var tally = RecordDifferenceTally()

        func records(_ kind: RecordChange.Kind) -> [Int] {
            changes.filter { $0.kind == kind }.compactMap { kind == .removed ? $0.oldRecord : $0.newRecord }
        }
    }

    /// In so little memory that a thousand keys do not fit.
    private func compare(
        _ old: SpilledRecords, _ new: SpilledRecords, key: (old: [Int], new: [Int])?
    ) throws -> Outcome {
        var difference = RecordDifference(from: old, to: new, key: key, memory: 1, makeFile: makeSpillFile)
        var outcome = Outcome()
        guard try difference.match(report: { outcome.faults.append($0) }) == 0 else { return outcome }
        outcome.tally = try difference.changes { change in
            outcome.changes.append(change)
            return true
        }
        return outcome
    }

    // MARK: Edits

    private struct Edits {
        var rows: [Row]
        var added: Set<String> = []
        var removed: Set<String> = []
        /// By key, the column and the new value.
        var changed: [String: (column: Int, value: String?)] = [:]
    }

    private func rows(_ count: Int, _ random: inout SplitMix64) -> [Row] {
        (0..<count).map { number in
            ["k\(number)"] + (0..<4).map { _ in value(&random) }
        }
    }

    private func value(_ random: inout SplitMix64) -> String? {
        let values: [String?] = [nil, "", "0", "00", "嘉兴", "a,b", "e\u{301}", "\u{E9}", "line\nline"]
        let some = values[Int.random(in: values.indices, using: &random)]
        return some.map { $0 + String(repeating: "长", count: Int.random(in: 0...40, using: &random)) }
    }

    /// Adds, removes and changes as many records, and changes the order of them all.
    private func edited(_ rows: [Row], _ count: Int, _ random: inout SplitMix64) -> Edits {
        var edits = Edits(rows: rows.shuffled(using: &random))
        for row in edits.rows.prefix(count) { edits.removed.insert(row[0] ?? "") }
        edits.rows.removeFirst(count)
        for place in edits.rows.indices.prefix(count) {
            let column = Int.random(in: 1...4, using: &random)
            let new = (edits.rows[place][column] ?? "missing") + "!"
            edits.rows[place][column] = new
            edits.changed[edits.rows[place][0] ?? ""] = (column, new)
        }
        for number in 0..<count {
            edits.rows.append(["new\(number)"] + (0..<4).map { _ in value(&random) })
            edits.added.insert("new\(number)")
        }
        edits.rows.shuffle(using: &random)
        return edits
    }

    @Test("Exactly the records that were added, removed and changed are told", arguments: 0..<12 as Range<UInt64>)
    func edits(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let old = rows(seed % 3 == 0 ? 3000 : 40, &random)
        let edits = edited(old, Int.random(in: 0...12, using: &random), &random)
        let columns = ["key", "a", "b", "c", "d"]
        // The new dataset has its columns in another order.
        let order = [3, 0, 4, 2, 1]
        let new = edits.rows.map { row in order.map { row[$0] } }
        let outcome = try compare(
            try spilled(columns, old), try spilled(order.map { columns[$0] }, new), key: ([0], [1]))

        #expect(outcome.faults.isEmpty)
        #expect(Set(outcome.changes.filter { $0.kind == .added }.flatMap(\.key)) == edits.added)
        #expect(Set(outcome.changes.filter { $0.kind == .removed }.flatMap(\.key)) == edits.removed)
        let changed = outcome.changes.filter { $0.kind == .changed }
        #expect(Set(changed.flatMap(\.key)) == Set(edits.changed.keys))
        for change in changed {
            let edit = try #require(edits.changed[change.key[0]])
            let field = try #require(change.fields.first)
            let oldRow = old[try #require(change.oldRecord) - 1]
            #expect(change.fields.count == 1 && order[field.column] == edit.column)
            #expect(field.new == edit.value && field.old == oldRow[edit.column])
        }
        let unchanged = old.count - edits.removed.count - edits.changed.count
        #expect(outcome.tally.unchanged == unchanged && outcome.tally.added == edits.added.count)
    }

    @Test("What is new and changed comes in the order of the new records, then what is gone in that of the old ones")
    func order() throws {
        var random = SplitMix64(seed: 99)
        let old = rows(2500, &random)
        let edits = edited(old, 200, &random)
        let columns = ["key", "a", "b", "c", "d"]
        let changes = try compare(try spilled(columns, old), try spilled(columns, edits.rows), key: ([0], [0])).changes
        let present = changes.prefix { $0.kind != .removed }
        #expect(present.count == 400 && changes.dropFirst(400).allSatisfy { $0.kind == .removed })
        #expect(present.compactMap(\.newRecord) == present.compactMap(\.newRecord).sorted())
        #expect(
            changes.dropFirst(400).compactMap(\.oldRecord) == changes.dropFirst(400).compactMap(\.oldRecord).sorted())
    }

    // MARK: Without a key

    @Test("Without a key, records are compared as often as each is there", arguments: 0..<6 as Range<UInt64>)
    func multisets(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let count = seed == 0 ? 3000 : 50
        func some() -> [Row] { (0..<count).map { _ in [["x", "y", "", nil].randomElement(using: &random) ?? nil] } }
        let (old, new) = (some(), some())
        let outcome = try compare(try spilled(["a"], old), try spilled(["a"], new), key: nil)
        for value in ["x", "y", "", nil] as [String?] {
            let (before, after) = (old.count { $0[0] == value }, new.count { $0[0] == value })
            let added = outcome.records(.added).count { new[$0 - 1][0] == value }
            let removed = outcome.records(.removed).count { old[$0 - 1][0] == value }
            #expect(added == max(0, after - before) && removed == max(0, before - after))
        }
        #expect(outcome.tally.changed == 0)
    }

    @Test("A missing value is other than empty text, and parts of a value do not run together")
    func borders() throws {
        let columns = ["a", "b"]
        let old: [Row] = [["ab", "c"], [nil, ""]]
        let new: [Row] = [["a", "bc"], ["", nil]]
        let outcome = try compare(try spilled(columns, old), try spilled(columns, new), key: nil)
        #expect(outcome.tally.added == 2 && outcome.tally.removed == 2)
    }

    // MARK: Keys

    @Test("A key that comes twice, or misses a part, is told with the numbers of the records")
    func faults() throws {
        let old: [Row] = [["1", "a"], ["2", "b"], ["1", "c"], ["1", "d"]]
        let new: [Row] = [["1", "a"], [nil, "b"], ["2", "c"], ["2", "d"]]
        let outcome = try compare(try spilled(["k", "v"], old), try spilled(["k", "v"], new), key: ([0], [0]))
        #expect(
            outcome.faults == [
                RecordKeyFault(isOld: true, record: 3, first: 1), RecordKeyFault(isOld: true, record: 4, first: 1),
                RecordKeyFault(isOld: false, record: 2, first: nil), RecordKeyFault(isOld: false, record: 4, first: 3),
            ])
    }

    @Test("Empty datasets are compared too")
    func empty() throws {
        let some = try spilled(["a"], [["1"]])
        let none = try spilled(["a"], [])
        #expect(try compare(none, none, key: ([0], [0])).tally.isEmpty)
        #expect(try compare(none, some, key: ([0], [0])).records(.added) == [1])
        #expect(try compare(some, none, key: nil).records(.removed) == [1])
    }

    @Test("Columns that only one has are told, those without a value only of tables")
    func columns() throws {
        let old = try spilled(["a", "b", "gone"], [["1", "2", nil]])
        let new = try spilled(["b", "a", "new"], [["2", "1", "3"]])
        let tables = ColumnDifference(old, new, inOrder: true, all: true)
        #expect(tables.added == ["new"] && tables.removed == ["gone"])
        #expect(tables.oldOrder == ["a", "b"] && tables.newOrder == ["b", "a"])
        let others = ColumnDifference(old, new, inOrder: false, all: false)
        #expect(others.added == ["new"] && others.removed.isEmpty && others.newOrder.isEmpty)
        #expect(try compare(old, new, key: ([0], [1])).tally.unchanged == 1)
    }
}
