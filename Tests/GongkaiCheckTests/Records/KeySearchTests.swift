import GongkaiBytes
import GongkaiCheck
import Testing

@Suite("Columns of values of their own are found in bounded memory")
struct KeySearchTests {
    @Test("a repeat far away is found when hashes lie in a file", arguments: [false, true])
    func farAway(hasRepeat: Bool) throws {
        var search = KeySearch(columns: 2, memory: 8_192, makeFile: makeSpillFile)
        for start in stride(from: 0, to: 20_000, by: 1_000) {
            var rows = (start..<start + 1_000).map { [Found("v\($0)"), Found("\($0 % 7)")] }
            if hasRepeat, start == 19_000 { rows[999][0] = Found("v3") }
            let batch = RecordBatch(rows)
            for column in search.candidates {
                try search.add(KeyHasher([[column]]).hashes(of: batch, columns: [0, 1]), of: column)
            }
        }
        #expect(search.candidates == [0])
        #expect(try search.finish() == [!hasRepeat, false])
    }

    @Test("a column that misses a value is out")
    func missing() throws {
        var search = KeySearch(columns: 2, makeFile: makeSpillFile)
        search.drop(1)
        #expect(try search.finish() == [true, false])
    }
}
