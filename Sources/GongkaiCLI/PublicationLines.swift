import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers

/// The publications of an input: one, or the lines of a stream of them.
extension PublicationSource {
    /// Whether an input is a stream of publications, a line each: by the format named, else by its extension, else by how
    /// it begins.
    func isStream(_ file: InputFile) -> Bool {
        let name = Format.publicationLines.name
        if let namedReader { return namedReader.format.name == name }
        if file.isFolder { return false }
        if !file.isRepeatable {
            return file.readAhead.withUnsafeBytes { JSONLinesPublicationReader.begins($0) }
        }
        let byName = surroundings.readers.readers.first { $0.format.claims(fileNamed: file.name) }
        if let byName { return byName.format.name == name }
        let start = try? RecordInput(file, in: surroundings).start
        return start.map { JSONLinesPublicationReader.begins($0.bytes) } ?? false
    }

    /// Reads every publication of an input, and tells what was found in each. Of a stream one line is in memory at a time;
    /// what stops the work on one stops no other.
    /// - Throws: as `read`, for an input that is no stream; what keeps a stream from being read on.
    func forEach(
        in file: InputFile, reporter: inout Reporter, examine: Examination = { _ in [] },
        _ body: (Publication, inout Reporter) throws(CommandFailure) -> Void
    ) throws(CommandFailure) {
        guard isStream(file) else {
            let publication = try read(file, reporter: &reporter, examine: examine)
            return try body(publication, &reporter)
        }
        let lines = try LineInput(file, limits: limits, in: surroundings)
        let watch = reporter.observation
        let clock = watch.makeClock()
        defer {
            watch.add(clock, file.path)
            watch.tookInput(file.path, format: Format.publicationLines.name, bytes: lines.offset)
        }
        var isEmpty = true
        while let line = try clock.measure(.read, { () throws(CommandFailure) in try lines.next() }) {
            isEmpty = false
            reporter.work { reporter throws(CommandFailure) in
                let publication = try read(line, of: file, timedBy: clock, reporter: &reporter, examine: examine)
                try body(publication, &reporter)
            }
            if reporter.status == .inputOutput { return }
        }
        if isEmpty { throw CommandFailure(.unreadable, .inputEmpty, file: file.path) }
    }

    private func read(
        _ line: LineInput.Line, of file: InputFile, timedBy clock: StageClock?, reporter: inout Reporter,
        examine: Examination
    ) throws(CommandFailure) -> Publication {
        var sink = DiagnosticSink()
        let input = Input(name: file.shownName, bytes: line.bytes, encoding: encoding, limits: limits)
        let result = Result { () throws(ReadError) in
            try clock.measure(.parse) { () throws(ReadError) in
                try JSONPublicationReader().read(input, diagnostics: &sink)
            }
        }
        if case .success(let publication) = result {
            clock.measure(.check) {
                look(through: publication, readAs: .publicationLines, by: examine, reporting: &sink)
            }
        }
        reporter.report(placed(sink, in: line), file: file.path)
        switch result {
        case .success(let publication): return publication
        case .failure(let error):
            var sink = DiagnosticSink()
            for diagnostic in error.diagnostics { sink.report(diagnostic) }
            throw CommandFailure(status(of: error), placed(sink, in: line), file: file.path)
        }
    }

    /// What was found in a line, with its place in the whole stream.
    private func placed(_ sink: DiagnosticSink, in line: LineInput.Line) -> [Diagnostic] {
        var sink = sink
        sink.resolvePositions(with: LineTable(line.bytes))
        return sink.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            var position = diagnostic.position ?? Diagnostic.Position(line: 1)
            position.offset = position.offset.map { $0 + line.offset }
            position.line = position.line.map { $0 + line.number - 1 }
            diagnostic.position = position
            return diagnostic
        }
    }
}
