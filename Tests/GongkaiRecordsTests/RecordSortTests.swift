import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("Records are sorted")
struct RecordSortTests {
    /// Little enough that a few dozen records do not fit.
    private static let littleMemory = 4096

    private func order(
        _ fields: [(field: Int, isDescending: Bool)], of schema: DatasetSchema, memory: Int = littleMemory
    ) -> RecordOrder {
        RecordOrder(
            fields.map { RecordOrder.Key(field: $0.field, of: schema, isDescending: $0.isDescending) }, memory: memory)
    }

    @Test("as Swift's stable sort has them, in every format, spilled and by any number of workers", arguments: 0..<24)
    func property(seed: UInt64) throws {
        let records = SortableRecords(150, seed: seed)
        var random = SplitMix64(seed: seed)
        let fields = (0..<(1 + Int(random.next() % 3))).map { _ in
            (field: 1 + Int(random.next() % UInt64(SortableRecords.types.count)), isDescending: random.next() % 2 == 0)
        }
        let expected = SortableRecords.csv(records.sorted(by: fields), of: records.schema)
        for writer in Conversion.writers {
            let plain = Conversion(to: writer, schema: records.schema)
            var sorting = plain
            sorting.order = order(fields, of: records.schema)
            sorting.makeSpillFile = Conversion.spillsToDisk
            sorting.pieceSize = 1 + Int(random.next() % 3000)
            sorting.workers = 1 + Int(random.next() % 3)
            let result = try sorting.run(records.csv)
            #expect(result.bytes == (try plain.run(expected).bytes), "\(fields) as \(writer.format.name)")
            #expect(result.tally.recordsWritten == 150)
            #expect(result.tally.bytesWritten == result.bytes.count)
        }
    }

    @Test("by keys whose bytes stand in the order of the values", arguments: SortableRecords.types)
    func keys(type: FieldType) {
        var values = DatasetValueGenerator(random: SplitMix64(seed: 7))
        var texts = (0..<120).map { _ in values.canonical(type) }
        if type == .decimal { texts += ["0.005", "0.05", "0.5", "5", "50", "500", "-0.005", "-5", "-50", "100.10"] }
        if type == .string { texts += ["a", "a\0", "a\0b", "ab", "a\u{1}"] }
        func key(_ text: String) -> [UInt8] {
            let buffer = ByteBuffer(capacity: 0)
            Array(text.utf8).withUnsafeBytes { buffer.appendOrderKey(of: $0, in: CanonicalOrder(type) ?? .bytes) }
            return buffer.array(0..<buffer.count)
        }
        for left in texts {
            for right in texts {
                let (first, second) = (key(left), key(right))
                let byBytes = first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
                #expect(byBytes == SortableRecords.compare(left, right, type).signum(), "\(left) \(right)")
                #expect(first == second || !second.starts(with: first))
            }
        }
    }

    @Test("through several levels of runs, with records that are larger than the memory", arguments: [5, 20_000])
    func levels(count: Int) throws {
        var random = SplitMix64(seed: 3)
        var sorter = RecordSorter(memory: 256, makeFile: Conversion.spillsToDisk)
        var added: [(key: [UInt8], record: [UInt8])] = []
        for number in 0..<count {
            let key =
                (0..<(1 + Int(random.next() % 10))).map { _ in UInt8(truncatingIfNeeded: random.next() % 3) } + [9]
            let padding = number % 1000 == 3 ? 300_000 : 0
            let record = Array("\(number)".utf8) + Array(repeating: 0x20, count: padding)
            added.append((key, record))
            try key.withUnsafeBytes { key in
                try record.withUnsafeBytes { record in
                    try sorter.add(
                        key: key, UnsafeRawBufferPointer(rebasing: record.prefix(1)),
                        UnsafeRawBufferPointer(rebasing: record.dropFirst()))
                }
            }
        }
        let expected = added.enumerated().sorted {
            $0.element.key == $1.element.key
                ? $0.offset < $1.offset : $0.element.key.lexicographicallyPrecedes($1.element.key)
        }
        var place = 0
        var isEqual = true
        try sorter.drain { record in
            isEqual = isEqual && record.elementsEqual(expected[place].element.record)
            place += 1
            return true
        }
        #expect(isEqual && place == count)
    }

    @Test("and of them the first, with conditions, and without those set aside")
    func together() throws {
        let records = SortableRecords(200, seed: 1)
        var csv = records.csv
        csv += Array(("x,not a number" + String(repeating: ",", count: 8) + "\r\n").utf8)
        let fields = [(field: 2, isDescending: true)]
        for writer in Conversion.writers {
            var conversion = Conversion(to: writer, schema: records.schema, pieceSize: 500, policy: .setAside)
            conversion.filter = RecordFilter([.init(field: 1, of: records.schema, .greater, "0")])
            let wanted = records.sorted(by: fields).filter { row in
                row[1].map { SortableRecords.compare($0, "0", .integer) > 0 } ?? false
            }
            let expected = try Conversion(to: writer, schema: records.schema)
                .run(SortableRecords.csv(Array(wanted.prefix(20)), of: records.schema))
            conversion.order = order(fields, of: records.schema)
            conversion.makeSpillFile = Conversion.spillsToDisk
            conversion.mostRecords = 20
            let result = try conversion.run(csv)
            #expect(result.bytes == expected.bytes)
            #expect(result.tally.recordsWritten == 20)
            #expect(result.rejected.map(\.number) == [201])
        }
    }

    @Test("none at all where one has errors and is not set aside, or none are wanted")
    func refused() throws {
        let records = SortableRecords(20, seed: 2)
        var conversion = Conversion(schema: records.schema)
        conversion.order = order([(1, false)], of: records.schema, memory: 1 << 20)
        let bad = records.csv + Array(("x,no" + String(repeating: ",", count: 8) + "\r\n").utf8)
        #expect(try conversion.run(bad).bytes.isEmpty)
        conversion.mostRecords = 0
        #expect(try conversion.run(records.csv).bytes.isEmpty)
    }

    @Test("or told that they cannot be, where a temporary file cannot be made", arguments: [false, true])
    func noSpace(setsAside: Bool) throws {
        let records = SortableRecords(200, seed: 2)
        var conversion = Conversion(schema: records.schema, policy: setsAside ? .setAside : .refuse)
        conversion.order = order([(1, false)], of: records.schema)
        let result = try conversion.run(records.csv)
        #expect(result.findings == ["record.spill-failed"])
        #expect(result.bytes.isEmpty && result.tally.isUnfit)
    }
}
