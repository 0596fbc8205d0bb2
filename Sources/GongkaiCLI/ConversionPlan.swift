import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// What `convert` is going to read and write, settled and checked before anything is touched.
struct ConversionPlan {
    /// One input and where its output goes.
    struct Step {
        let input: InputFile
        let destination: Destination
    }

    /// Where an output goes.
    enum Destination {
        case standardOutput
        case file(OutputFile)
        case folder(OutputFolder)
    }

    let steps: [Step]
    let writer: any PublicationWriter

    /// - Parameters:
    ///   - output: a file, a folder or `-`; `nil` for standard output.
    ///   - format: the output format named, if any.
    /// - Throws: status 64 where inputs, output and format do not go together.
    init(
        inputs: [String], output: String?, format: String?, force: Bool, in surroundings: Surroundings
    ) throws(CommandFailure) {
        let inputs = inputs.map(InputFile.init)
        try ConversionPlan.checkStandardInput(inputs)
        writer = try ConversionPlan.writer(named: format, for: output, in: surroundings.writers)
        let target = Target(output, severalInputs: inputs.count > 1, writer: writer)
        switch target {
        case .standardOutput where inputs.count > 1, .file where inputs.count > 1, .bundle where inputs.count > 1:
            throw CommandFailure(.usage, .commandFolderNeeded, [String(inputs.count)])
        case .standardOutput:
            steps = inputs.map { Step(input: $0, destination: .standardOutput) }
        case .file(let path):
            let file = OutputFile(path: path, replaces: force)
            steps = inputs.map { Step(input: $0, destination: .file(file)) }
        case .bundle(let path):
            let folder = OutputFolder(path: path, replaces: force)
            steps = inputs.map { Step(input: $0, destination: .folder(folder)) }
        case .folder(let folder):
            steps = try ConversionPlan.steps(from: inputs, into: folder, with: writer, force: force)
        }
    }

    /// What `-o` names.
    private enum Target {
        case standardOutput
        case file(String)
        /// A folder that is itself the output.
        case bundle(String)
        /// A folder that the outputs go into.
        case folder(String)

        /// A folder for outputs is what ends in a slash, or is not there yet when there are several inputs; and, unless
        /// the format makes a folder itself, what is one. Such a format makes a file of what has its extension.
        init(_ output: String?, severalInputs: Bool, writer: any PublicationWriter) {
            guard let output, output != InputFile.standardStream else {
                self = .standardOutput
                return
            }
            let isFolder = FileStatus(path: output)?.isFolder ?? severalInputs
            if output.hasSuffix("/") || (isFolder && (severalInputs || !(writer is any PublicationFolderWriter))) {
                self = .folder(output)
            } else if writer is any PublicationFolderWriter, !writer.format.claims(fileNamed: output) {
                self = .bundle(output)
            } else {
                self = .file(output)
            }
        }
    }

    private static func checkStandardInput(_ inputs: [InputFile]) throws(CommandFailure) {
        let count = inputs.count { $0.isStandardInput }
        guard count <= 1 else { throw CommandFailure(.usage, .commandStandardInputTwice, [String(count)]) }
    }

    private static func writer(
        named name: String?, for output: String?, in registry: WriterRegistry
    ) throws(CommandFailure) -> any PublicationWriter {
        if let name {
            if let writer = registry.writer(named: name) { return writer }
            throw CommandFailure(.usage, .commandFormatUnknown, [name, registry.names])
        }
        if let output, FileStatus(path: output)?.isFolder != true,
            let writer = registry.writer(forFileNamed: InputFile(output).name)
        {
            return writer
        }
        throw CommandFailure(.usage, .commandOutputFormatMissing, [registry.names])
    }

    private static func steps(
        from inputs: [InputFile], into folder: String, with writer: any PublicationWriter, force: Bool
    ) throws(CommandFailure) -> [Step] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let makesFolders = writer is any PublicationFolderWriter
        let suffix = makesFolders ? "" : writer.format.extensions.first.map { "." + $0 } ?? ""
        var takenBy: [String: String] = [:]
        var steps: [Step] = []
        for input in inputs {
            let path = prefix + input.baseName + suffix
            if let other = takenBy.updateValue(input.path, forKey: path) {
                throw CommandFailure(.usage, .commandOutputClash, [other, path], file: input.path)
            }
            let destination: Destination =
                makesFolders
                ? .folder(OutputFolder(path: path, replaces: force, folderToMake: folder))
                : .file(OutputFile(path: path, replaces: force, folderToMake: folder))
            steps.append(Step(input: input, destination: destination))
        }
        return steps
    }
}

extension ConversionPlan.Destination {
    /// - Throws: status 73 for what exists and may not be replaced.
    func checkMayBeMade() throws(CommandFailure) {
        switch self {
        case .standardOutput: break
        case .file(let file): try file.checkMayBeMade()
        case .folder(let folder): try folder.checkMayBeMade()
        }
    }

    func write(_ output: WrittenOutput, in surroundings: Surroundings) throws(CommandFailure) {
        switch (self, output) {
        case (.standardOutput, .file(let bytes)): try surroundings.write(bytes)
        case (.file(let file), .file(let bytes)): try file.write(bytes)
        case (.folder(let folder), .folder(let files)): try folder.write(files)
        case (.standardOutput, .folder), (.file, .folder), (.folder, .file):
            preconditionFailure("an output is rendered for its destination")
        }
    }

    /// Writes a publication in memory, in the shape that goes there.
    func render(
        _ publication: Publication, with writer: any PublicationWriter
    ) throws(WriteError) -> WrittenOutput {
        if case .folder = self, let writer = writer as? any PublicationFolderWriter {
            return .folder(try writer.files(of: publication))
        }
        return .file(try writer.write(publication))
    }
}

/// What a writer made: one file, or the files of a folder.
enum WrittenOutput {
    case file([UInt8])
    case folder([NamedFile])
}
