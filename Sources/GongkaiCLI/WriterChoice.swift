import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// Finds the writers that a command line names: by `-t`, else by the extension of `-o`.
struct WriterChoice {
    /// What `-t` says.
    let format: String?
    /// What `-o` says, where it may tell the format.
    let output: String?
    let plugins: Plugins
    let surroundings: Surroundings

    /// The writer of a publication: one that is made of something, or one of the program's.
    /// - Throws: status 64 where there is none.
    func documentWriter() throws(CommandFailure) -> any DocumentWriter {
        if let maker = try maker() { return try maker.documentWriter() }
        let registry = surroundings.writers
        return try writer(
            named: registry.writer(named:), forFileNamed: registry.writer(forFileNamed:), names: registry.names,
            other: { surroundings.recordWriters.writer(named: $0) != nil })
    }

    /// The writer of records: one that is made of something, or one of the program's.
    /// - Throws: status 64 where there is none.
    func recordWriter() throws(CommandFailure) -> any RecordWriter {
        if let maker = try maker() { return try maker.recordWriter() }
        let registry = surroundings.recordWriters
        return try writer(
            named: registry.writer(named:), forFileNamed: registry.writer(forFileNamed:), names: registry.names,
            other: { surroundings.writers.writer(named: $0) != nil })
    }

    private func writer<Writer>(
        named: (String) -> Writer?, forFileNamed: (String) -> Writer?, names: String, other: (String) -> Bool
    ) throws(CommandFailure) -> Writer {
        if let format {
            if let writer = named(format) { return writer }
            let rule: DiagnosticRule = other(format) ? .commandFormatUnfit : .commandFormatUnknown
            throw CommandFailure(.usage, rule, [format, names])
        }
        if let output, FileStatus(path: output)?.isFolder != true,
            let writer = forFileNamed(OutputFile.unpackedName(of: output))
        {
            return writer
        }
        throw CommandFailure(.usage, .commandOutputFormatMissing, [names])
    }

    /// What makes the format that `-t` names, where it names one that is made of something.
    private func maker() throws(CommandFailure) -> (any FormatMaker)? {
        guard let (maker, argument) = try MadeFormats.asked(for: format) else { return nil }
        let name = output.map(OutputFile.unpackedName) ?? ""
        let fileExtension = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        return maker.init(
            MadeFormat(
                argument: argument, plugins: plugins, surroundings: surroundings, outputExtension: fileExtension))
    }
}
