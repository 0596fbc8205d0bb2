package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite
import Synchronization

/// Writes records by a plugin, which is given them as NDJSON while they come.
package struct PluginRecordWriter: RecordWriter {
    package let format: Format
    package let makesSeveralFiles: Bool
    private let program: PluginProgram
    private let host: PluginHost
    private let options: [String: String]
    private let warnings: PluginWarnings

    /// - Parameters:
    ///   - hello: what the plugin says of itself.
    ///   - warnings: takes what the plugin warns of.
    package init(
        _ program: PluginProgram, hello: PluginHello, host: PluginHost, options: [String: String] = [:],
        warnings: PluginWarnings
    ) {
        self.program = program
        format = hello.format
        makesSeveralFiles = hello.can(.severalFiles)
        self.host = host
        self.options = options
        self.warnings = warnings
    }

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        try JSONRecordWriter.encoderForPrograms(of: schema, options: options)
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        PluginRecordSink(
            try PluginSession(program, host: host), name: program.name, options: self.options, warnings: warnings,
            output: output)
    }
}

/// What plugins warned of while records were written, for whoever tells it.
package final class PluginWarnings: Sendable {
    private let warnings = Mutex<[Diagnostic]>([])

    package init() {}

    package func add(_ more: [Diagnostic]) { warnings.withLock { $0 += more } }

    package var all: [Diagnostic] { warnings.withLock { $0 } }
}

/// Hands records on to a plugin, and its files to the output.
private final class PluginRecordSink: RecordSink {
    private let session: PluginSession
    private let options: [String: String]
    private let warnings: PluginWarnings
    private let output: ForwardedFiles
    private var records = 0

    init(
        _ session: PluginSession, name: String, options: [String: String], warnings: PluginWarnings,
        output: RecordOutput
    ) {
        self.session = session
        self.options = options
        self.warnings = warnings
        self.output = ForwardedFiles(into: output, name: name)
    }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        try session.open(.records, schema: schema.tableSchemaJSON(isWhole: true), options: options, into: output)
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        self.records += count
        try session.send(records)
    }

    func finish() throws(WriteError) {
        try session.finish(records: records)
        warnings.add(session.warnings)
    }
}

/// Hands the files of a plugin to an output while they come.
private final class ForwardedFiles: PluginOutput {
    private let output: RecordOutput
    private let name: String
    private var count = 0

    init(into output: RecordOutput, name: String) {
        self.output = output
        self.name = name
    }

    func begin(_ path: String) throws(WriteError) {
        count += 1
        if let beginFile = output.beginFile { return try beginFile(path) }
        guard count == 1 else { throw .componentFailed(Diagnostic(.pluginOneFile, [name, String(count)])) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(WriteError) { try output.write(bytes) }
}
