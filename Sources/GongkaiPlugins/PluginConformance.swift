import GongkaiBytes
package import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// Tests that a plugin's author can run: what is told of a plugin that passes is true.
///
/// Whatever the host refuses (paths, counts, digests, versions, time) fails the test at hand.
package struct PluginConformance {
    /// What came of one test.
    package struct Outcome: Sendable {
        package let name: String
        /// Why it failed.
        package let failure: Diagnostic?

        package var isPassed: Bool { failure == nil }
    }

    private struct Input {
        var name: String
        var bytes: [UInt8]
        var records = 0
    }

    private let program: PluginProgram
    private let host: PluginHost

    package init(_ program: PluginProgram, host: PluginHost) {
        self.program = program
        self.host = host
    }

    /// Text that formats trip over: markup, quotes, formulas, line ends, astral and combining characters.
    private static let hostile = [
        "", "<script>alert('x')</script>", "a\"b\\c", "=1+1", "\r\n\t", "../../etc/passwd", "\u{20000}\u{1F600}",
        "e\u{301}\u{202E}", "NULL", "007", "\u{FEFF}",
    ]

    /// Runs the tests, one after another.
    package func run() -> [Outcome] {
        var hello: PluginHello?
        let handshake = outcome("handshake") { () throws(WriteError) in
            hello = try PluginSession(program, host: host).hello
        }
        guard let hello else { return [handshake] }
        var outcomes = [handshake]
        if hello.can(.records) {
            outcomes += PluginConformance.recordInputs.map { test($0, as: .records, of: hello) }
        }
        if hello.can(.documents) {
            outcomes += PluginConformance.documentInputs.map { test($0, as: .document, of: hello) }
        }
        return outcomes
    }

    private func test(_ input: Input, as content: PluginSession.Content, of hello: PluginHello) -> Outcome {
        outcome("\(content.rawValue): \(input.name)") { () throws(WriteError) in
            let first = try write(input, as: content, of: hello, pieces: Frame.mostPayload)
            guard hello.can(.deterministic) else { return }
            // Cut otherwise: frames mean nothing, only the bytes in them.
            let second = try write(input, as: content, of: hello, pieces: 8_191)
            guard first == second else { throw .componentFailed(Diagnostic(.pluginNotSame, [program.name])) }
        }
    }

    private func write(
        _ input: Input, as content: PluginSession.Content, of hello: PluginHello, pieces: Int
    ) throws(WriteError) -> [NamedFile] {
        let session = try PluginSession(program, host: host)
        let output = CollectedFiles()
        let schema = PluginConformance.schema.tableSchemaJSON(isWhole: true)
        try session.open(content, schema: schema, into: output)
        var rest = input.bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieces)
            rest = rest.dropFirst(piece.count)
            let outcome = piece.withUnsafeBytes { piece in
                Result { () throws(WriteError) in try session.send(piece) }
            }
            try outcome.get()
        }
        try session.finish(records: input.records)
        guard hello.can(.severalFiles) || output.files.count == 1 else {
            throw .componentFailed(Diagnostic(.pluginOneFile, [program.name, String(output.files.count)]))
        }
        return output.files
    }

    private func outcome(_ name: String, _ test: () throws(WriteError) -> Void) -> Outcome {
        do throws(WriteError) {
            try test()
            return Outcome(name: name, failure: nil)
        } catch {
            let fallback = Diagnostic(.pluginDied, [program.name, "-"])
            return Outcome(name: name, failure: error.diagnostics.first ?? fallback)
        }
    }

    // MARK: Inputs

    private static let schema = DatasetSchema(
        "conformance", BilingualText("Conformance", "符合性"), description: BilingualText("Test records.", "测试记录。"),
        fields: [
            DatasetField("text", BilingualText("Text", "文本"), .string),
            DatasetField("number", BilingualText("Number", "数字"), .integer),
        ])

    private static var recordInputs: [Input] {
        [
            Input(name: "empty", bytes: []),
            records("hostile text", hostile),
            records("big input", (0..<60_000).map { "云溪罚字〔2024〕\($0)号 " + String(repeating: "文", count: 20) }),
        ]
    }

    private static func records(_ name: String, _ texts: [String]) -> Input {
        var bytes: [UInt8] = []
        for (index, text) in texts.enumerated() {
            var json = JSONEmitter(layout: .compact)
            json.beginObject()
            json.name("text")
            json.string(text)
            json.name("number")
            json.integer(index)
            json.endObject()
            bytes += json.finish() + [0x0A]
        }
        return Input(name: name, bytes: bytes, records: texts.count)
    }

    private static var documentInputs: [Input] {
        [document("empty", []), document("hostile text", hostile)]
    }

    private static func document(_ name: String, _ titles: [String]) -> Input {
        var publication = Publication(kind: .gazette)
        publication.documents = titles.enumerated().map { index, title in
            Document(id: "d\(index + 1)", title: Sourced(title))
        }
        var sink = DiagnosticSink()
        // A publication of our own making can be written.
        let bytes = (try? JSONPublicationWriter().write(publication, diagnostics: &sink)) ?? []
        return Input(name: name, bytes: bytes)
    }
}
