import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers
import GongkaiWrite

/// Where `convert` puts what it makes of its inputs, settled and checked before anything is touched.
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
    /// Whether outputs go into a folder that holds nothing of its own but them.
    let makesFolder: Bool

    /// - Parameters:
    ///   - output: a file, a folder or `-`; `nil` for standard output.
    ///   - format: what is written.
    ///   - makesFolders: whether the format is a folder of files by nature.
    ///   - total: how many inputs there are, where these are not all.
    /// - Throws: status 64 where inputs, output and format do not go together.
    init(
        inputs: [InputFile], output: String?, format: Format, makesFolders: Bool, force: Bool, total: Int? = nil
    ) throws(CommandFailure) {
        let total = total ?? inputs.count
        let target = Target(output, severalInputs: total > 1, format: format, makesFolders: makesFolders)
        if case .folder = target { makesFolder = true } else { makesFolder = false }
        switch target {
        case .standardOutput where total > 1, .file where total > 1, .bundle where total > 1:
            throw CommandFailure(.usage, .commandFolderNeeded, [String(total)])
        case .standardOutput:
            steps = inputs.map { Step(input: $0, destination: .standardOutput) }
        case .file(let path):
            let file = OutputFile(path: path, replaces: force, isPackedByName: true)
            steps = inputs.map { Step(input: $0, destination: .file(file)) }
        case .bundle(let path) where !ConversionPlan.mayBeFolder(path):
            let extensions = format.extensions.map { "." + $0 }.joined(separator: ", ")
            throw CommandFailure(.usage, .commandFolderPacked, [format.name, extensions])
        case .bundle(let path):
            let folder = OutputFolder(path: path, replaces: force)
            steps = inputs.map { Step(input: $0, destination: .folder(folder)) }
        case .folder(let folder):
            steps = try ConversionPlan.steps(
                from: inputs, into: folder, as: format, makesFolders: makesFolders, force: force)
        }
    }

    /// Where each input is split into a folder of files: the one that `-o` names, or one in it where there are several.
    /// - Throws: status 64 where `-o` names no folder.
    init(
        splitting inputs: [InputFile], into output: String?, format: Format, force: Bool
    ) throws(CommandFailure) {
        guard var path = output, ConversionPlan.mayBeFolder(path) else {
            throw CommandFailure(.usage, .commandSplitFolderNeeded, [])
        }
        while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
        makesFolder = true
        steps =
            inputs.count > 1
            ? try ConversionPlan.steps(from: inputs, into: path, as: format, makesFolders: true, force: force)
            : inputs.map { Step(input: $0, destination: .folder(OutputFolder(path: path, replaces: force))) }
    }

    /// Whether what `-o` names can be a folder of files: neither standard output nor, unless it is one, what is packed by its
    /// name.
    static func mayBeFolder(_ output: String) -> Bool {
        guard output != InputFile.standardStream else { return false }
        let isPacked = OutputFile(path: output, replaces: false, isPackedByName: true).packing != nil
        return !isPacked || FileStatus(path: output)?.isFolder == true
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
        init(_ output: String?, severalInputs: Bool, format: Format, makesFolders: Bool) {
            guard let output, output != InputFile.standardStream else {
                self = .standardOutput
                return
            }
            let isFolder = FileStatus(path: output)?.isFolder ?? severalInputs
            if output.hasSuffix("/") || (isFolder && (severalInputs || !makesFolders)) {
                self = .folder(output)
            } else if makesFolders, !format.claims(fileNamed: OutputFile.unpackedName(of: output)) {
                self = .bundle(output)
            } else {
                self = .file(output)
            }
        }
    }

    /// Refuses standard input named twice, since it can be read once.
    /// - Parameter others: what options name that are files too.
    /// - Throws: status 64.
    static func checkStandardInput(_ inputs: [InputFile], besides others: [String?] = []) throws(CommandFailure) {
        let count =
            inputs.count { $0.isStandardInput } + others.count { $0 == InputFile.standardStream }
        guard count <= 1 else { throw CommandFailure(.usage, .commandStandardInputTwice, [String(count)]) }
    }

    private static func steps(
        from inputs: [InputFile], into folder: String, as format: Format, makesFolders: Bool, force: Bool
    ) throws(CommandFailure) -> [Step] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let suffix = makesFolders ? "" : format.extensions.first.map { "." + $0 } ?? ""
        var takenBy: [String: String] = [:]
        var steps: [Step] = []
        for input in inputs {
            let below = input.origin?.folder ?? ""
            let path = prefix + (below.isEmpty ? "" : below + "/") + input.baseName + suffix
            let folders = ConversionPlan.folders(below, in: prefix)
            if let other = takenBy.updateValue(input.path, forKey: path) {
                throw CommandFailure(.usage, .commandOutputClash, [other, path], file: input.path)
            }
            let destination: Destination =
                makesFolders
                ? .folder(OutputFolder(path: path, replaces: force, folderToMake: folder, foldersBelow: folders))
                : .file(OutputFile(path: path, replaces: force, folderToMake: folder, foldersBelow: folders))
            steps.append(Step(input: input, destination: destination))
        }
        return steps
    }

    /// The folders to make for outputs of members of archives, which keep theirs: each after the one that it is in.
    private static func folders(_ below: String, in prefix: String) -> [String] {
        let parts = below.split(separator: "/")
        return parts.indices.map { prefix + parts[...$0].joined(separator: "/") }
    }

    /// Refuses two inputs that would be written to one output, where they are not written by one plan.
    /// - Throws: status 64.
    static func checkOutputsDiffer(_ groups: [SortedInputs]) throws(CommandFailure) {
        guard groups.count > 1 else { return }
        var takenBy: [String: String] = [:]
        for input in groups.flatMap(\.files) {
            let output = (input.origin?.folder).map { $0.isEmpty ? "" : $0 + "/" } ?? ""
            if let other = takenBy.updateValue(input.path, forKey: output + input.baseName) {
                throw CommandFailure(.usage, .commandOutputClash, [other, output + input.baseName], file: input.path)
            }
        }
    }
}

extension ConversionPlan.Destination {
    /// What `-o` names where one file is made, packed as its name says; standard output where it names none.
    init(_ output: String?, replaces: Bool) {
        switch output {
        case nil, InputFile.standardStream?: self = .standardOutput
        case let path?: self = .file(OutputFile(path: path, replaces: replaces, isPackedByName: true))
        }
    }

    /// The name that tells the format of a file; `nil` for anything else.
    var formatName: String? {
        if case .file(let file) = self { OutputFile.unpackedName(of: file.path) } else { nil }
    }

    /// What it is called in messages.
    var name: String {
        switch self {
        case .standardOutput: InputFile.standardStream
        case .file(let file): file.path
        case .folder(let folder): folder.path
        }
    }

    /// - Throws: status 73 for what exists and may not be replaced.
    func checkMayBeMade() throws(CommandFailure) {
        switch self {
        case .standardOutput: break
        case .file(let file): try file.checkMayBeMade()
        case .folder(let folder): try folder.checkMayBeMade()
        }
    }

    /// Opens it to be written piece by piece.
    /// - Throws: status 73 where it can't be made.
    func stream(in surroundings: Surroundings) throws(CommandFailure) -> any StreamedOutput {
        switch self {
        case .standardOutput, .file: return try file(in: surroundings)
        case .folder(let folder): return try StreamedFolder(folder)
        }
    }

    /// Opens one that is no folder to be written piece by piece.
    /// - Throws: status 73 where it can't be made.
    func file(in surroundings: Surroundings) throws(CommandFailure) -> StreamedFile {
        switch self {
        case .standardOutput: return StreamedFile(standardOutput: surroundings.standardOutput)
        case .file(let file): return try StreamedFile(file)
        case .folder: preconditionFailure("a folder is no file")
        }
    }

    /// Writes what is in memory, and tells whoever watches the run.
    /// - Parameter file: the input that it was made of; `nil` for several.
    func write(
        _ output: WrittenOutput, of file: String?, watchedBy watch: Observation, in surroundings: Surroundings
    ) throws(CommandFailure) {
        let size = try watch.measure(.output, file) { () throws(CommandFailure) in
            try write(output, in: surroundings)
        }
        watch.madeOutput(name, bytes: size)
    }

    /// - Returns: how many bytes there are of it now.
    private func write(_ output: WrittenOutput, in surroundings: Surroundings) throws(CommandFailure) -> Int {
        switch (self, output) {
        case (.standardOutput, .file(let pieces)):
            for piece in pieces { try surroundings.write(piece) }
            return pieces.reduce(0) { $0 + $1.count }
        case (.file(let file), .file(let pieces)):
            return try file.write(pieces)
        case (.folder(let folder), .folder(let files)):
            try folder.write(files)
            return files.reduce(0) { $0 + $1.bytes.count }
        case (.standardOutput, .folder), (.file, .folder), (.folder, .file):
            preconditionFailure("an output is rendered for its destination")
        }
    }

    /// Whether it is a folder.
    var isFolder: Bool { if case .folder = self { true } else { false } }

    /// Writes a publication in memory, in the shape that goes there.
    /// - Parameter sink: takes what the format cannot say.
    func render(
        _ publication: Publication, with writer: any DocumentWriter, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> WrittenOutput {
        if case .folder = self, let writer = writer as? any DocumentFolderWriter {
            return .folder(try writer.files(of: publication, diagnostics: &sink))
        }
        return .file(try writer.pieces(of: publication, diagnostics: &sink))
    }
}

/// What a writer made: one file, or the files of a folder.
enum WrittenOutput {
    /// In pieces that stand behind one another.
    case file([[UInt8]])
    case folder([NamedFile])
}
