import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// A format of `-t`: what writes publications in it, and what writes records, or why nothing does.
struct BatchFormat: Sendable {
    let name: String
    let document: Result<any DocumentWriter, CommandFailure>
    let record: Result<any RecordWriter, CommandFailure>
    /// Whether records are split into a folder of files.
    let splitsRecords: Bool

    /// What an output is: its path in the output folder, and whether it is a folder of files.
    struct Output: Hashable, Sendable {
        let path: String
        let isFolder: Bool
    }

    /// - Throws: status 64 and 69 where neither publications nor records can be written so.
    init(_ choice: WriterChoice, splitsRecords: Bool) throws(CommandFailure) {
        name = choice.format ?? ""
        self.splitsRecords = splitsRecords
        document = Result { () throws(CommandFailure) in try choice.documentWriter() }
        record = Result { () throws(CommandFailure) in try choice.recordWriter() }
        if case (.failure(let failure), .failure(let other)) = (document, record) {
            let isUnknown = failure.diagnostics.first?.rule == .commandFormatUnknown
            throw isUnknown ? BatchFormat.unknown(name, in: choice.surroundings) : other
        }
    }

    private static func unknown(_ name: String, in surroundings: Surroundings) -> CommandFailure {
        var names = surroundings.writers.writers.map(\.format.name)
        for writer in surroundings.recordWriters.writers where !names.contains(writer.format.name) {
            names.append(writer.format.name)
        }
        return CommandFailure(.usage, .commandFormatUnknown, [name, names.joined(separator: ", ")])
    }

    /// The output of a publication.
    func documentOutput(_ stem: String) -> Output? {
        guard case .success(let writer) = document else { return nil }
        return output(stem, writer.format, isFolder: writer.makesFolder)
    }

    /// The output of records.
    func recordOutput(_ stem: String) -> Output? {
        guard case .success(let writer) = record else { return nil }
        return output(stem, writer.format, isFolder: splitsRecords || writer.makesSeveralFiles)
    }

    /// What an input may become, as long as nobody has looked whether it is a publication.
    func outputs(_ stem: String) -> [Output] {
        let document = documentOutput(stem)
        let record = recordOutput(stem)
        return document == record ? [document].compactMap { $0 } : [document, record].compactMap { $0 }
    }

    private func output(_ stem: String, _ format: Format, isFolder: Bool) -> Output {
        let suffix = isFolder ? "" : format.extensions.first.map { "." + $0 } ?? ""
        return Output(path: stem + suffix, isFolder: isFolder)
    }
}

extension [BatchFormat] {
    /// Refuses formats whose outputs would have the same names.
    /// - Throws: status 64.
    func checkNames() throws(CommandFailure) {
        var takenBy: [String: String] = [:]
        for format in self {
            for output in format.outputs("name") {
                if let other = takenBy.updateValue(format.name, forKey: output.path) {
                    throw CommandFailure(.usage, .batchFormatsClash, [other, format.name])
                }
            }
        }
    }
}
