import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWorkers

/// Writes a publication as JSON, by `Schemas/publication-1.schema.json` (`Docs/json.md`).
package struct JSONPublicationWriter: DocumentWriter {
    /// Whether it is written on one line, as one of a stream.
    private let isLine: Bool
    private let workers: Workers

    package init(workers: Workers = .one) { self.init(isLine: false, workers: workers) }

    private init(isLine: Bool, workers: Workers) {
        self.isLine = isLine
        self.workers = workers
    }

    /// Writes a publication as a line of a stream of them (`Docs/json.md`).
    package static let lines = JSONPublicationWriter(isLine: true, workers: .one)

    package var format: Format { isLine ? .publicationLines : .json }

    /// Writes the whole publication.
    /// - Throws: `WriteError.notRepresentable` where nobody could read it back: divisions or lists nest deeper than
    ///   `JSONParser.nestingLimit` allows, a string holds a character that XML 1.0 forbids, an id is none or is doubled.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let pieces = try pieces(of: publication, diagnostics: &sink)
        guard pieces.count > 1 else { return pieces.first ?? [] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
        for piece in pieces { bytes += piece }
        return bytes
    }

    package func pieces(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [[UInt8]] {
        var walker = JSONWalker(layout: isLine ? .compact : .indented, workers: workers)
        publication.write(to: &walker)
        if let obstacle = walker.obstacle { throw .notRepresentable(obstacle) }
        return isLine ? walker.finish() + [[0x0A]] : walker.finish()
    }
}
