import Foundation
import GongkaiCLI
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import Testing

/// Every writer of records that the program has, whatever they are, through the command line.
@Suite struct RecordMatrixTests {
    private static let registry = RecordWriterRegistry.standard
    private static let names = registry.writers.map(\.format.name)
    private let place: Workplace

    /// Names of fields that titles make hostile.
    private static let schema = #"""
        {"name": "things", "title": "=题<b>\"&]]>'", "schema": {"fields": [
          {"name": "code", "title": "代码<script>", "type": "string", "constraints": {"required": true}},
          {"name": "text", "title": "=文字\"|", "type": "string"},
          {"name": "amount", "title": "金额", "type": "number", "gongkai": {"type": "decimal"}},
          {"name": "count", "title": "数量", "type": "integer"},
          {"name": "day", "title": "日期", "type": "date"},
          {"name": "valid", "title": "有效", "type": "boolean"}
        ], "primaryKey": ["code"]}}
        """#

    init() throws {
        place = try Workplace()
        try place.write(RecordMatrixTests.schema, to: "schema.json")
    }

    private func format(_ name: String) throws -> Format {
        try #require(RecordMatrixTests.registry.writer(named: name)).format
    }

    private func run(_ arguments: String..., workers: Int = 1) throws -> CommandOutcome {
        try place.run(arguments) { input, output, error in
            Surroundings(
                environment: [:], standardInput: input, standardOutput: output, standardError: error,
                workers: Workers(count: workers))
        }
    }

    /// Converts a file of records; the result is `nil` where nothing was written.
    private func convert(
        _ input: String, to name: String, from: String = "ndjson", as output: String = "out", workers: Int = 1
    ) throws -> (bytes: [UInt8]?, outcome: CommandOutcome) {
        let path = place.path(output)
        let outcome = try run(
            "convert", place.path(input), "-f", from, "--schema", place.path("schema.json"), "-t", name, "-o", path,
            "--force", workers: workers)
        let isWritten = outcome.status == .done
        if !isWritten { #expect(!FileManager.default.fileExists(atPath: path), "\(output) is half-written") }
        return (isWritten ? FileManager.default.contents(atPath: path).map { [UInt8]($0) } : nil, outcome)
    }

    /// Whether the component that a format needs is not there; that is seen in the log.
    private func isMissing(_ outcome: CommandOutcome, _ name: String) -> Bool {
        guard outcome.status == .componentMissing else { return false }
        Issue.record("\(name) is not judged: its component is missing", severity: .warning)
        return true
    }

    private func record(_ code: String, _ text: String, _ others: String = "") throws -> String {
        let quoted = try JSONSerialization.data(withJSONObject: [text], options: [.withoutEscapingSlashes])
        let string = String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
        return "{\"code\":\"\(code)\",\"text\":\(string)\(others)}\n"
    }

    @Test("the same records give the same bytes, for any number of workers", arguments: names)
    func sameBytes(_ name: String) throws {
        var lines = ""
        let filling = String(repeating: "文", count: 500)
        for number in 0..<1_000 {
            lines += try record("\(number)", filling, ",\"amount\":\(number).50,\"day\":\"2024-02-29\",\"valid\":true")
        }
        try place.write(lines, to: "in.ndjson")
        let (first, outcome) = try convert("in.ndjson", to: name)
        if isMissing(outcome, name) { return }
        #expect(try #require(first, "\(outcome.error)").count > 1_000)
        #expect(try convert("in.ndjson", to: name, as: "again").bytes == first)
        #expect(try convert("in.ndjson", to: name, as: "parallel", workers: 3).bytes == first)
    }

    @Test("hostile text is kept or refused, with the record and the field", arguments: names, HostilePiece.all)
    func hostile(_ name: String, _ piece: HostilePiece) throws {
        let text = piece.text + "格"
        try place.write(try record("1", text), to: "in.ndjson")
        let (bytes, outcome) = try convert("in.ndjson", to: name)
        if isMissing(outcome, name) { return }
        guard let bytes else {
            #expect(outcome.error.contains("records/1/text"), "\(outcome.error)")
            #expect(outcome.error.contains("[record.not-representable]"), "\(outcome.error)")
            return
        }
        #expect(try WrittenTexts(bytes, mediaType: try format(name).mediaType).hold(text))
        guard RecordReaderRegistry.standard.reader(named: name) != nil else { return }
        let before = try convert("in.ndjson", to: "ndjson", as: "before").bytes
        let (behind, reading) = try convert("out", to: "ndjson", from: name, as: "behind")
        #expect(behind != nil && behind == before, "\(reading.error)")
    }

    @Test("empty text and missing values are read apart where the reader says so", arguments: names)
    func empty(_ name: String) throws {
        guard let reader = RecordReaderRegistry.standard.reader(named: name) else { return }
        try place.write(try record("1", "") + "{\"code\":\"2\"}\n", to: "in.ndjson")
        let (bytes, outcome) = try convert("in.ndjson", to: name)
        if isMissing(outcome, name) { return }
        #expect(bytes != nil, "\(outcome.error)")
        let before = try convert("in.ndjson", to: "ndjson", as: "before").bytes
        let (behind, reading) = try convert("out", to: "ndjson", from: name, as: "behind")
        #expect((behind == before) == reader.isExact, "\(reading.error)")
    }

    @Test("sample records are written as this very file", arguments: names)
    func golden(_ name: String) throws {
        var lines = try record(
            "007", "甲，“乙”\n丙", ",\"amount\":12.50,\"count\":-3,\"day\":\"2024-02-29\",\"valid\":false")
        lines += try record("008", "=1+1", ",\"amount\":-0.10,\"count\":9007199254740993,\"day\":\"1899-12-31\"")
        lines += try record("009", "")
        try place.write(lines + "{\"code\":\"010\",\"text\":null}\n", to: "in.ndjson")
        let (bytes, outcome) = try convert("in.ndjson", to: name)
        if isMissing(outcome, name) { return }
        let file = GoldenFile(kind: "records", format: try format(name))
        #expect(try file.faults(in: try #require(bytes, "\(outcome.error)")) == [])
    }

    @Test("there is no golden file of a format that is gone")
    func stale() {
        let wanted = RecordMatrixTests.registry.writers.map {
            GoldenFile(kind: "records", format: $0.format).url.lastPathComponent
        }
        #expect(GoldenFile.names(kind: "records") == Set(wanted))
    }
}
