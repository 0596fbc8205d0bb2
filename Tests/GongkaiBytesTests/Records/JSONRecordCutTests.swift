import GongkaiBytes
import TestSupport
import Testing

@Suite struct JSONRecordCutTests {
    private func end(of text: String, before end: Int? = nil) -> Int? {
        let buffer = ByteBuffer(capacity: 16)
        buffer.append(text.utf8)
        var cut = JSONRecordCut(at: 0)
        return cut.endOfObject(in: buffer, before: end ?? buffer.count)
    }

    @Test func bracketsInStringsDoNotCount() {
        #expect(end(of: #"{"a":"}"}x"#) == 9)
        #expect(end(of: #"{"a":"\"}"}x"#) == 11)
        #expect(end(of: #"{"a":"\\"}}"#) == 10)
        #expect(end(of: #"[{"a":[]},{}]]"#) == 13)
        #expect(end(of: #"{"a":"}"#) == nil)
    }

    /// Runs of backslashes of every length, at every place in a block of 64 bytes.
    @Test func backslashesCountInPairsWhereverTheyStand() {
        for padding in 0..<130 {
            for count in 0...9 {
                let backslashes = String(repeating: "\\", count: count)
                let text = "{\"" + String(repeating: "x", count: padding) + backslashes + "\"}\"}"
                let closing = count.isMultiple(of: 2) ? text.utf8.count - 2 : text.utf8.count
                #expect(end(of: text) == closing, "\(padding) \(count)")
            }
        }
    }

    @Test func itGoesOnWhereItWasWithMoreBytes() {
        var random = SplitMix64(seed: 64)
        for _ in 0..<200 {
            let parts = ["{", "}", "[", "]", "\"", "\\", "x", "0123456789abcdef"]
            let text = "{" + (0..<80).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let buffer = ByteBuffer(capacity: 16)
            buffer.append(text.utf8)
            var whole = JSONRecordCut(at: 0)
            let end = whole.endOfObject(in: buffer, before: buffer.count)
            var cut = JSONRecordCut(at: 0)
            var found: Int?
            var available = 0
            while found == nil, available < buffer.count {
                available = min(buffer.count, available + Int.random(in: 1...90, using: &random))
                found = cut.endOfObject(in: buffer, before: available)
            }
            #expect(found == end)
        }
    }
}
