import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers
import GongkaiWrite

/// Streams of publications, a line each, in and out.
extension Convert {
    /// Where one stream of all publications goes; `nil` where each input has an output of its own.
    func streamDestination(for format: Format) -> ConversionPlan.Destination? {
        guard format.name == Format.publicationLines.name else { return nil }
        if let output, output.hasSuffix("/") || FileStatus(path: output)?.isFolder == true { return nil }
        return ConversionPlan.Destination(output, replaces: force)
    }

    /// Writes the publications of all inputs into one stream. What can't be read is told, and left out.
    func convert(
        _ files: [InputFile], readBy source: PublicationSource, by writer: any DocumentWriter,
        into destination: ConversionPlan.Destination, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        try destination.checkMayBeMade()
        let stream = try destination.file(in: surroundings)
        defer { stream.abandon() }
        var count = 0
        for file in files where stream.goesOn() {
            reporter.work { reporter throws(CommandFailure) in
                try source.forEach(in: file, reporter: &reporter) { publication, reporter throws(CommandFailure) in
                    guard stream.goesOn() else { return }
                    let line = try reporter.observation.measure(.write, file.path) { () throws(CommandFailure) in
                        try reporter.told(file.path) { sink throws(WriteError) in
                            try writer.write(publication, diagnostics: &sink)
                        }
                    }
                    if (line.withUnsafeBytes { stream.write($0) }) { count += 1 }
                }
            }
        }
        guard stream.failure != nil || count > 0 else { return }
        try stream.finish(
            destination.name, of: files.count == 1 ? files[0].path : nil, watchedBy: reporter.observation)
    }
}

extension Convert {
    /// Writes each publication of a stream into a file of its own, which has its number behind the name; one alone goes
    /// where that of any other input would.
    /// - Throws: status 64 for several that `-o` names no folder for.
    func convert(
        streamOf step: ConversionPlan.Step, by conversion: PublicationConversion, writer: any DocumentWriter,
        intoFolder: Bool, reporter: inout Reporter
    ) throws(CommandFailure) {
        var only: Publication?
        var count = 0
        try conversion.source.forEach(in: step.input, reporter: &reporter) {
            publication, reporter throws(CommandFailure) in
            count += 1
            guard intoFolder else {
                only = publication
                return
            }
            let target = PublicationConversion.Target(writer: writer, destination: step.destination.numbered(count))
            try target.destination.checkMayBeMade()
            try conversion.write(publication, of: step.input, into: target, reporter: &reporter)
        }
        guard let only else { return }
        guard count == 1 else {
            throw CommandFailure(.usage, .jsonSeveralPublications, [String(count)], file: step.input.path)
        }
        try step.destination.checkMayBeMade()
        try conversion.write(
            only, of: step.input, into: .init(writer: writer, destination: step.destination), reporter: &reporter)
    }
}

extension ConversionPlan.Destination {
    /// The destination of one of several publications of an input: `name-2.xml`.
    func numbered(_ number: Int) -> ConversionPlan.Destination {
        func numbered(_ path: String) -> String {
            let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
            guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(path)-\(number)" }
            return "\(path[..<dot])-\(number)\(path[dot...])"
        }
        switch self {
        case .standardOutput: return self
        case .file(var file):
            file.path = numbered(file.path)
            return .file(file)
        case .folder(var folder):
            folder.path += "-\(number)"
            return .folder(folder)
        }
    }
}
