package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite

/// Writes a publication by a plugin, which is given it as JSON.
package struct PluginDocumentWriter: DocumentWriter {
    package let format: Format
    private let program: PluginProgram
    private let host: PluginHost
    private let options: [String: String]

    package init(
        _ program: PluginProgram, format: Format, host: PluginHost, options: [String: String] = [:]
    ) {
        self.program = program
        self.format = format
        self.host = host
        self.options = options
    }

    /// Writes the files of a plugin that makes several.
    package func files(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [NamedFile] {
        try files(of: try JSONPublicationWriter().write(publication, diagnostics: &sink), diagnostics: &sink)
    }

    /// Hands a plugin the JSON of a publication.
    package func files(
        of json: [UInt8], diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [NamedFile] {
        let session = try PluginSession(program, host: host)
        let output = CollectedFiles()
        try session.open(.document, options: options, into: output)
        let outcome = json.withUnsafeBytes { json in
            Result { () throws(WriteError) in try session.send(json) }
        }
        try outcome.get()
        try session.finish(records: 0)
        for warning in session.warnings { sink.report(warning) }
        return output.files
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let files = try files(of: publication, diagnostics: &sink)
        guard files.count == 1, let file = files.first else {
            throw .componentFailed(Diagnostic(.pluginOneFile, [program.name, String(files.count)]))
        }
        return file.bytes
    }
}

/// Writes a publication by a plugin that makes several files.
package struct PluginFolderWriter: DocumentFolderWriter {
    private let plugin: PluginDocumentWriter

    package init(_ plugin: PluginDocumentWriter) { self.plugin = plugin }

    package var format: Format { plugin.format }

    package func files(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [NamedFile] {
        try plugin.files(of: publication, diagnostics: &sink)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        try plugin.write(publication, diagnostics: &sink)
    }
}

/// Keeps files in memory: nothing is written before a plugin has closed its output and told the truth about it.
package final class CollectedFiles: PluginOutput {
    package private(set) var files: [NamedFile] = []

    package init() {}

    package func begin(_ path: String) { files.append(NamedFile(name: path, bytes: [])) }

    package func write(_ bytes: UnsafeRawBufferPointer) {
        files[files.count - 1].bytes.append(contentsOf: bytes)
    }
}
