import GongkaiBytes
import TestSupport

/// Seeded CSV with everything that makes it hard.
enum CSVGenerator {
    private static let texts = [
        "", "a", "x,y", "说“话”", "\"", "\"\"", "a\nb", "\r\n", "007", "+1", " blank ", "𠮷", "e\u{301}", "；\\", "]]>",
        "<&>",
        "一段比十六个字节长得多的文字，用来越过一个块的边界",
    ]

    /// A header and rows, with line ends of every kind and quotes where they are needed and where not.
    static func table(rows: Int, using random: inout SplitMix64) -> String {
        let columns = 2 + Int(random.next() % 4)
        var csv = (1...columns).map { "c\($0)" }.joined(separator: ",") + "\n"
        for row in 0..<rows {
            let fields = (0..<columns).map { _ in field(texts[Int(random.next() % UInt64(texts.count))], &random) }
            csv += fields.joined(separator: ",")
            if row < rows - 1 || random.next() % 2 == 0 { csv += ["\n", "\r\n", "\r"][Int(random.next() % 3)] }
        }
        return csv
    }

    private static func field(_ text: String, _ random: inout SplitMix64) -> String {
        let isPlain = !text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        if isPlain, random.next() % 3 > 0 { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The table as the strict parser reads it and the emitter writes it.
    static func rewritten(_ csv: String) -> String {
        var parser = CSVParser()
        var emitter = CSVEmitter()
        guard let first = try? parser.parse(Array(csv.utf8)), let last = try? parser.finish() else { return "" }
        for batch in [first, last] {
            for record in 0..<batch.count {
                emitter.record(batch.record(record).map { $0.isMissing ? nil : batch.text(of: $0) })
            }
        }
        return String(decoding: emitter.take(), as: UTF8.self)
    }
}
