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
        let target = Target(output, severalInputs: inputs.count > 1)
        writer = try ConversionPlan.writer(named: format, for: target, in: surroundings.writers)
        switch target {
        case .standardOutput where inputs.count > 1, .file where inputs.count > 1:
            throw CommandFailure(.usage, .commandFolderNeeded, [String(inputs.count)])
        case .standardOutput:
            steps = inputs.map { Step(input: $0, destination: .standardOutput) }
        case .file(let path):
            let file = OutputFile(path: path, replaces: force)
            steps = inputs.map { Step(input: $0, destination: .file(file)) }
        case .folder(let folder):
            steps = try ConversionPlan.steps(from: inputs, into: folder, as: writer.format, force: force)
        }
    }

    /// What `-o` names.
    private enum Target {
        case standardOutput
        case file(String)
        case folder(String)

        /// A folder is what is one; or ends in a slash; or is not there yet, when there are several inputs.
        init(_ output: String?, severalInputs: Bool) {
            guard let output, output != InputFile.standardStream else {
                self = .standardOutput
                return
            }
            let isFolder = FileStatus(path: output)?.isFolder ?? (severalInputs || output.hasSuffix("/"))
            self = isFolder ? .folder(output) : .file(output)
        }
    }

    private static func checkStandardInput(_ inputs: [InputFile]) throws(CommandFailure) {
        let count = inputs.count { $0.isStandardInput }
        guard count <= 1 else { throw CommandFailure(.usage, .commandStandardInputTwice, [String(count)]) }
    }

    private static func writer(
        named name: String?, for target: Target, in registry: WriterRegistry
    ) throws(CommandFailure) -> any PublicationWriter {
        if let name {
            if let writer = registry.writer(named: name) { return writer }
            throw CommandFailure(.usage, .commandFormatUnknown, [name, registry.names])
        }
        if case .file(let path) = target, let writer = registry.writer(forFileNamed: InputFile(path).name) {
            return writer
        }
        throw CommandFailure(.usage, .commandOutputFormatMissing, [registry.names])
    }

    private static func steps(
        from inputs: [InputFile], into folder: String, as format: Format, force: Bool
    ) throws(CommandFailure) -> [Step] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let suffix = format.extensions.first.map { "." + $0 } ?? ""
        var takenBy: [String: String] = [:]
        var steps: [Step] = []
        for input in inputs {
            let path = prefix + input.baseName + suffix
            if let other = takenBy.updateValue(input.path, forKey: path) {
                throw CommandFailure(.usage, .commandOutputClash, [other, path], file: input.path)
            }
            let file = OutputFile(path: path, replaces: force, folderToMake: folder)
            steps.append(Step(input: input, destination: .file(file)))
        }
        return steps
    }
}

extension ConversionPlan.Destination {
    /// - Throws: status 73 for a file that exists and may not be replaced.
    func checkMayBeMade() throws(CommandFailure) {
        if case .file(let file) = self { try file.checkMayBeMade() }
    }

    func write(_ bytes: [UInt8], in surroundings: Surroundings) throws(CommandFailure) {
        switch self {
        case .standardOutput: try surroundings.write(bytes)
        case .file(let file): try file.write(bytes)
        }
    }
}
