import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as JSON, by `Schemas/publication-1.schema.json` (`Docs/json.md`).
package struct JSONPublicationWriter: DocumentWriter {
    package init() {}

    package var format: Format { .json }

    /// Writes the whole publication.
    /// - Throws: `WriteError.notRepresentable` where nobody could read it back: divisions or lists nest deeper than
    ///   `JSONParser.nestingLimit` allows, a string holds a character that XML 1.0 forbids, an id is none or is doubled.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var walker = JSONWalker()
        publication.write(to: &walker)
        if let obstacle = walker.obstacle { throw .notRepresentable(obstacle) }
        return walker.finish()
    }
}
