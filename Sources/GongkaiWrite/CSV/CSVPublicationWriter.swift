import GongkaiArchive
package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as a bundle of related CSV tables with a `datapackage.json` (`Docs/csv.md`).
package struct CSVPublicationWriter: DocumentFolderWriter {
    package init() {}

    package var format: Format { .csv }

    /// Writes the bundle as one ZIP archive.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let files = try files(of: publication)
        do throws(ArchiveError) {
            return try Archive.pack(files)
        } catch {
            throw .internalFault([error.diagnostic])
        }
    }

    /// The files of the bundle: the description and a table each.
    /// - Throws: `WriteError.notRepresentable` where nobody could read it back: nodes nest deeper than
    ///   `PublicationTables.nestingLimit`, a string holds a character that XML 1.0 forbids, an id is none or is doubled.
    package func files(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [NamedFile] {
        var walker = BundleWalker()
        walker.node(publication, as: .root)
        if let obstacle = walker.obstacle { throw .notRepresentable(obstacle) }
        let tables = walker.files
        return [DataPackage.descriptor(of: tables)] + tables
    }
}
