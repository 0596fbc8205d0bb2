import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import TestSupport
import Testing

/// Inputs that nobody chose, in every format: what is read does not depend on where the input is cut into pieces, nor on
/// which of two ways it is read.
@Suite struct RecordPieceTests {
    /// A record: texts by field, `nil` for missing.
    private typealias Texts = [String?]

    private static let fields = ["a", "bb", "行政相对人名称", "decisionNumber"]

    private func texts(_ random: inout SplitMix64) -> Texts {
        let parts = [
            "x", "汉字", "\"", "\\", "\n", "{}[],:", "😀", "<&>", "]]>", " ", "\t", "123456789abcdefghijklmnop", "\u{7F}",
        ]
        return RecordPieceTests.fields.map { _ in
            guard Int.random(in: 0..<5, using: &random) > 0 else { return nil }
            return (0..<Int.random(in: 0...5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
                .joined()
        }
    }

    private func json(_ texts: Texts, _ random: inout SplitMix64) -> String {
        var members = zip(RecordPieceTests.fields, texts).compactMap { name, text -> String? in
            guard let text else { return Bool.random(using: &random) ? "\"\(name)\":null" : nil }
            var escaped = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"", "\\": escaped += "\\" + String(scalar)
                case "\n": escaped += Bool.random(using: &random) ? "\\n" : "\\u000a"
                case "\t": escaped += "\\t"
                case "😀" where Bool.random(using: &random): escaped += "\\uD83D\\uDE00"
                default: escaped += String(scalar)
                }
            }
            let blank = Bool.random(using: &random) ? " " : ""
            return "\"\(name)\"\(blank):\(blank)\"\(escaped)\"\(blank)"
        }
        if Int.random(in: 0..<4, using: &random) == 0 { members.shuffle(using: &random) }
        return "{" + members.joined(separator: ",") + "}"
    }

    private func xml(_ texts: Texts, _ random: inout SplitMix64) -> String {
        var record = "<record>"
        for (name, text) in zip(RecordPieceTests.fields, texts) {
            guard let text else { continue }
            var escaped = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "<": escaped += "&lt;"
                case "&": escaped += Bool.random(using: &random) ? "&amp;" : "&#x26;"
                case ">": escaped += "&gt;"
                default: escaped += String(scalar)
                }
            }
            record += escaped.isEmpty ? "<\(name)/>" : "<\(name)>\(escaped)</\(name)>"
        }
        return record + "</record>"
    }

    private func read(_ text: String, by reader: any RecordReader, pieceSize: Int) -> RecordReading {
        RecordReading(text, by: reader, pieceSize: pieceSize, discovers: true, positions: true)
    }

    /// The texts in the order of the fields.
    private func inOrder(_ reading: RecordReading) -> [Texts] {
        let places = RecordPieceTests.fields.map { reading.headings.firstIndex(of: $0) }
        return reading.texts.map { record in places.map { $0.flatMap { record[$0] } } }
    }

    @Test(arguments: ["ndjson", "json", "xml"])
    func recordsAreTheSameHoweverTheInputIsCut(format: String) throws {
        let reader = try #require(RecordReaderRegistry.standard.reader(named: format))
        var random = SplitMix64(seed: 4)
        for _ in 0..<6 {
            let records = (0..<Int.random(in: 1...12, using: &random)).map { _ in texts(&random) }
            let text =
                switch format {
                case "ndjson": records.map { json($0, &random) + "\n" }.joined()
                case "json": "[" + records.map { json($0, &random) }.joined(separator: " ,\n") + "]\n"
                default:
                    "<dataset xmlns='urn:gongkai:dataset:x:1'>\n" + records.map { xml($0, &random) + "\n" }.joined()
                        + "</dataset>\n"
                }
            let whole = read(text, by: reader, pieceSize: 1 << 19)
            #expect(whole.failure == nil)
            #expect(whole.findings == [])
            #expect(inOrder(whole) == records)
            for pieceSize in Array(1...70) + [100, 333, text.utf8.count - 1, text.utf8.count] {
                let cut = read(text, by: reader, pieceSize: pieceSize)
                #expect(inOrder(cut) == records, "\(pieceSize)")
                #expect(cut.lines == whole.lines || cut.headings != whole.headings, "\(pieceSize)")
                #expect(cut.failure == nil)
            }
        }
    }

    /// With one byte changed, an input is read the same however it is cut: the same records, the same findings in the
    /// same places.
    @Test(arguments: ["ndjson", "json"])
    func whatIsBrokenIsToldTheSameHoweverTheInputIsCut(format: String) throws {
        let reader = try #require(RecordReaderRegistry.standard.reader(named: format))
        var random = SplitMix64(seed: 44)
        for _ in 0..<120 {
            let records = (0..<4).map { _ in json(texts(&random), &random) }
            let text = format == "ndjson" ? records.joined(separator: "\n") : "[" + records.joined(separator: ",") + "]"
            var bytes = Array(text.utf8)
            let place = Int.random(in: bytes.indices, using: &random)
            bytes[place] = "\"\\{}[],:x0 \n".utf8.randomElement(using: &random) ?? 0xFF
            var options = RecordReadingOptions()
            let whole = RecordReading(bytes, by: reader, options: options, discovers: true)
            for pieceSize in [1, 13, 64] {
                options.pieceSize = pieceSize
                let cut = RecordReading(bytes, by: reader, options: options, discovers: true)
                #expect(cut.failure?.rule == whole.failure?.rule)
                #expect(cut.failure?.position?.offset == whole.failure?.position?.offset)
                guard whole.failure == nil else { continue }
                #expect(cut.texts == whole.texts)
                #expect(cut.findings.map(\.rule) == whole.findings.map(\.rule))
                #expect(cut.findings.map(\.offset) == whole.findings.map(\.offset))
            }
            if format == "ndjson" { judge(bytes, as: whole) }
        }
    }

    /// Every line is taken or refused as the strict parser takes or refuses it.
    private func judge(_ bytes: [UInt8], as reading: RecordReading) {
        let good = bytes.split(separator: 0x0A).filter { line in
            guard case .object(let members) = (try? JSONNode.parse(Array(line)))?.value else { return false }
            return Set(members.map(\.name)).count == members.count
        }
        #expect(reading.records.count == good.count)
    }

    /// The fast scan takes no XML that libxml2 does not take, and reads the same from it. A comment at the beginning has
    /// libxml2 read everything.
    @Test func xmlIsReadAsLibxml2ReadsIt() {
        let root = "<dataset xmlns='urn:gongkai:dataset:x:1' xmlns:p='urn:p'>"
        let parts = [
            "<", ">", "/", "&", ";", "\r", "\n", "]]>", "&#13;", "&#xD;", "&#0;", "&lt", "&#x110000;", "<a>", "</a>",
            "<a/>", "<record>", "</record>", "<record/>", "<item>", "</item>", "<p:a>", " ", "\t", "x", "\u{1}", "\u{FFFE}",
            "\u{FFFF}", "\u{FFFD}", "é", "汉", "a='1'", "&amp;", "<bb>", "</dataset>", "=", "'", "\u{7F}", "\u{0}",
        ]
        var random = SplitMix64(seed: 2914)
        var (good, bad) = (0, 0)
        for _ in 0..<1500 {
            let records = (0..<3).map { _ in xml(texts(&random), &random) }
            var scalars = Array(records.joined().unicodeScalars)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: scalars.indices, using: &random)
                let part = parts.randomElement(using: &random) ?? ""
                let removed = Int.random(in: 0...1, using: &random)
                scalars.replaceSubrange(place..<min(place + removed, scalars.count), with: part.unicodeScalars)
            }
            var body = String.UnicodeScalarView()
            body.append(contentsOf: scalars)
            let fast = read(root + String(body) + "</dataset>", by: XMLRecordReader(), pieceSize: 1 << 19)
            let slow = read(root + "<!-- -->" + String(body) + "</dataset>", by: XMLRecordReader(), pieceSize: 1 << 19)
            if slow.failure == nil, slow.findings.isEmpty {
                good += 1
                #expect(fast.failure == nil && fast.findings == [], "\(String(body))")
                #expect(fast.headings == slow.headings, "\(String(body))")
                #expect(fast.texts == slow.texts, "\(String(body))")
            } else {
                bad += 1
                #expect(fast.failure != nil || !fast.findings.isEmpty, "\(String(body))")
            }
        }
        #expect(good > 300 && bad > 300)
    }
}
