import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as JSON, by `Schemas/publication-1.schema.json` (`Docs/json.md`).
package struct JSONPublicationWriter: DocumentWriter {
    /// Whether it is written on one line, as one of a stream.
    private let isLine: Bool

    package init() { isLine = false }

    private init(isLine: Bool) { self.isLine = isLine }

    /// Writes a publication as a line of a stream of them (`Docs/json.md`).
    package static let lines = JSONPublicationWriter(isLine: true)

    package var format: Format { isLine ? .publicationLines : .json }

    /// Writes the whole publication.
    /// - Throws: `WriteError.notRepresentable` where nobody could read it back: divisions or lists nest deeper than
    ///   `JSONParser.nestingLimit` allows, a string holds a character that XML 1.0 forbids, an id is none or is doubled.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var walker = JSONWalker(layout: isLine ? .compact : .indented)
        publication.write(to: &walker)
        if let obstacle = walker.obstacle { throw .notRepresentable(obstacle) }
        return isLine ? walker.finish() + [0x0A] : walker.finish()
    }
}
