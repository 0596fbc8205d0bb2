import GongkaiBytes
import GongkaiPlugins

/// A digest of everything but the inputs that outputs depend on: where it differs, all is converted anew.
struct BatchOptionsDigest {
    private var hash = SHA256()

    /// Every option stands with its name and length, so that no two lists of options give the same bytes.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        hash.update(Array("\(name) \(value.utf8.count) \(value)\n".utf8))
    }

    mutating func add(_ name: String, _ values: [String]) { for value in values { add(name, value) } }

    mutating func add(_ name: String, _ value: Bool) { if value { add(name, "") } }

    /// A file that an option names, with its content; what is no file is a name of something that the program knows.
    mutating func add(_ name: String, file path: String?) {
        add(name, path)
        add(name + " content", path.flatMap { try? FileDigest.sha256(of: $0) })
    }

    /// In hexadecimal.
    func finish() -> String {
        let hash = hash
        return hexadecimal(hash.finish())
    }
}

extension BatchCommand {
    /// The digest of the options of this command line.
    func digest(of formats: [String], plugins: Plugins, in surroundings: Surroundings) -> String {
        var digest = BatchOptionsDigest()
        digest.add("version", Version.current)
        for format in formats { add(format, plugins, to: &digest) }
        digest.add("from", inputFormat)
        digest.add("encoding", encoding)
        digest.add("keep-extension", keepExtension)
        digest.add("plugin-option", pluginOptions)
        digest.add("limit", limits.settings)
        digest.add("schema", file: recordInput.schema)
        for reference in recordInput.references {
            digest.add("references", reference)
            let file = reference.split(separator: "=", maxSplits: 1).last.map(String.init)
            digest.add("references", file: file)
        }
        add(recordInput.shape, to: &digest, in: surroundings)
        add(recordOutput, to: &digest)
        return digest.finish()
    }

    /// A format, and what it is made of: a template, a stylesheet, a program.
    private func add(_ format: String, _ plugins: Plugins, to digest: inout BatchOptionsDigest) {
        digest.add("to", format)
        guard let colon = format.firstIndex(of: ":") else { return }
        let argument = String(format[format.index(after: colon)...])
        let program = try? PluginProgram.find(argument, in: plugins.folders)
        digest.add("made of", file: format.hasPrefix("plugin:") ? program?.path : argument)
    }

    private func add(
        _ shape: RecordShapeOptions, to digest: inout BatchOptionsDigest, in surroundings: Surroundings
    ) {
        digest.add("delimiter", shape.delimiter)
        digest.add("no-header", shape.noHeader)
        digest.add("header-lines", String(shape.headerLines))
        digest.add("skip-lines", String(shape.skipLines))
        digest.add("record-element", shape.recordElement)
        digest.add("sheet", shape.sheet)
        digest.add("mapping", shape.mapping)
        for file in shape.mappingSource?.files(in: surroundings) ?? [] { digest.add("mapping", file: file) }
        digest.add("table", shape.table)
        digest.add("query", file: shape.query)
        digest.add("connection", file: shape.connection)
    }

    private func add(_ output: RecordOutputOptions, to digest: inout BatchOptionsDigest) {
        digest.add("select", output.select)
        digest.add("rename", output.rename)
        digest.add("where", output.conditions)
        digest.add("sort-by", output.sortBy)
        digest.add("head", output.head.map { String($0) })
        digest.add("split-by", output.splitBy)
        digest.add("guard-formulas", output.guardFormulas)
        digest.add("redact", output.redact)
        digest.add("redact-key", file: output.redactKey)
        digest.add("names", output.names.map { "\($0)" })
        digest.add("aliases", file: output.aliases)
        digest.add("output-delimiter", output.outputDelimiter)
        digest.add("no-output-header", output.noOutputHeader)
        digest.add("output-encoding", output.outputEncoding)
        digest.add("byte-order-mark", output.byteOrderMark)
        digest.add("no-validate", output.noValidate)
    }
}
