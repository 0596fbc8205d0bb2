import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite

/// Reads a publication once and writes it in any number of formats.
struct PublicationConversion {
    let source: PublicationSource
    let surroundings: Surroundings
    /// Whether the program ends with it: what was read is then left to the system, which takes it back at once, where
    /// giving it back leaf by leaf takes a twentieth of a short run.
    var isLast = false
    /// Asked, with what was read, before anything takes its name: what it throws, stops the work.
    var mayWrite: (Input?) throws(CommandFailure) -> Void = { _ in }

    /// A format to write, and where.
    struct Target {
        let writer: any DocumentWriter
        let destination: ConversionPlan.Destination
    }

    /// Converts an input. What stops one format stops no other.
    /// - Returns: what became of each target.
    /// - Throws: what stops all of them.
    @discardableResult
    func convert(
        _ input: InputFile, into targets: [Target], reporter: inout Reporter
    ) throws(CommandFailure) -> [ExitStatus] {
        let obstacles = targets.map { target in
            Result { () throws(CommandFailure) in try target.destination.checkMayBeMade() }
        }
        // Nothing is read for what can't be written.
        if !obstacles.contains(where: \.isSuccess), case .failure(let failure)? = obstacles.first { throw failure }
        let (_, read) = try surroundings.workers.both {
            for target in targets { target.writer.prepare() }
        } here: { () throws(CommandFailure) in
            try source.readWithFindings(input, reporter: &reporter)
        }
        let publication = read.publication
        if isLast { _ = Unmanaged.passRetained(Kept(publication)) }
        try mayWrite(read.input)
        return zip(targets, obstacles).map { target, obstacle in
            reporter.work { reporter throws(CommandFailure) in
                try obstacle.get()
                try write(publication, of: input, into: target, reporter: &reporter)
            }
        }
    }

    /// Writes a publication of an input in one format.
    /// - Throws: what stops the writing, with its status.
    func write(
        _ publication: Publication, of input: InputFile, into target: Target, reporter: inout Reporter
    ) throws(CommandFailure) {
        let watch = reporter.observation
        let output = try watch.measure(.write, input.path) { () throws(CommandFailure) in
            try reporter.told(input.path) { sink throws(WriteError) in
                try target.destination.render(publication, with: target.writer, diagnostics: &sink)
            }
        }
        try target.destination.write(output, of: input.path, watchedBy: watch, in: surroundings)
    }
}

/// A publication that is kept until the program ends.
private final class Kept {
    let publication: Publication

    init(_ publication: Publication) { self.publication = publication }
}

extension Reporter {
    /// Has a writer work, and tells what it could not say.
    /// - Parameter file: the input that it writes of.
    /// - Throws: what stops it, with its status.
    mutating func told<Output>(
        _ file: String, _ write: (inout DiagnosticSink) throws(WriteError) -> Output
    ) throws(CommandFailure) -> Output {
        do throws(WriteError) {
            var sink = DiagnosticSink()
            let output = try write(&sink)
            report(sink.diagnostics, file: file)
            return output
        } catch {
            throw CommandFailure(error, file: file)
        }
    }
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
