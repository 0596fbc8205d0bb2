import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("Records are split by the values of a field")
struct RecordSplitTests {
    /// The field of quarters, of which there are few.
    private static let field = 7

    /// The rows of each value, in the order in which the values come up.
    private func groups(_ rows: [[String?]]) -> [(value: String?, rows: [[String?]])] {
        var groups: [(value: String?, rows: [[String?]])] = []
        for row in rows {
            if let place = groups.firstIndex(where: { $0.value == row[Self.field] }) {
                groups[place].rows.append(row)
            } else {
                groups.append((row[Self.field], [row]))
            }
        }
        return groups
    }

    @Test("into outputs that are each what the records of the value alone would be", arguments: 0..<6)
    func property(seed: UInt64) throws {
        let records = SortableRecords(120, seed: seed)
        let sorting = [(field: 1, isDescending: false)]
        for writer in Conversion.writers {
            for isSorted in [false, true] {
                let plain = Conversion(to: writer, schema: records.schema)
                var splitting = plain
                splitting.splitField = Self.field
                splitting.pieceSize = 900
                splitting.workers = 1 + Int(seed % 3)
                splitting.makeSpillFile = Conversion.spillsToDisk
                if isSorted { splitting.order = RecordOrder([.init(field: 1, of: records.schema)], memory: 4096) }
                let result = try splitting.run(records.csv)
                let expected = groups(isSorted ? records.sorted(by: sorting) : records.rows)
                #expect(result.parts.map(\.value) == expected.map(\.value))
                for (part, group) in zip(result.parts, expected) {
                    #expect(part.bytes == (try plain.run(SortableRecords.csv(group.rows, of: records.schema)).bytes))
                }
                #expect(result.bytes.isEmpty)
                #expect(result.tally.bytesWritten == result.parts.reduce(0) { $0 + $1.bytes.count })
            }
        }
    }

    @Test("but not into more files than are allowed", arguments: [false, true])
    func limit(setsAside: Bool) throws {
        var conversion = Conversion(to: XMLRecordWriter(), policy: setsAside ? .setAside : .refuse)
        conversion.splitField = 0
        conversion.limits[.splitFiles] = 2
        let fit = try conversion.run("a,b\n1,x\n2,y\n1,z\n")
        #expect(fit.findings.isEmpty && fit.parts.count == 2)
        let result = try conversion.run("a,b\n1,x\n2,y\n1,z\n,u\n")
        #expect(result.findings == ["limit.split-files"])
        #expect(result.tally.isUnfit)
    }

    @Test("of which a record with errors that is set aside makes none")
    func refused() throws {
        var conversion = Conversion(to: XMLRecordWriter(), policy: .setAside)
        conversion.splitField = 0
        let result = try conversion.run("a,b\n1,x\n2,\u{1}\n1,z\n")
        #expect(result.parts.map(\.value) == ["1"])
        #expect(result.rejected.map(\.number) == [2])
    }

    @Test("no further than as many records as are wanted")
    func head() throws {
        var conversion = Conversion(mostRecords: 2)
        conversion.splitField = 0
        #expect(try conversion.run("a,b\n1,x\n2,y\n3,z\n").parts.map(\.value) == ["1", "2"])
    }
}
