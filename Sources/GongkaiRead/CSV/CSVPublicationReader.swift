import GongkaiArchive
package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads a publication from a bundle of CSV tables (`Docs/csv.md`), strictly: whatever the format does not know is an
/// error, and what another program changed is told.
package struct CSVPublicationReader: DocumentFolderReader {
    package init() {}

    package var format: Format { .csv }

    /// Whether it is a ZIP archive.
    package func recognises(_ bytes: [UInt8]) -> Bool { Archive.isArchive(bytes) }

    /// Whether there is a description among them.
    package func recognises(fileNames: [String]) -> Bool { fileNames.contains(PublicationTables.descriptor) }

    /// What the description of a bundle is called.
    package static var descriptorName: String { PublicationTables.descriptor }

    /// Whether a description is that of the tables of a publication, of whichever version of the model.
    package static func isDescriptor(_ bytes: [UInt8]) -> Bool { BundleDescriptor.namesModel(bytes) }

    /// Reads a bundle that is packed into one archive.
    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        guard !input.bytes.isEmpty else { throw .unreadable([Diagnostic(.inputEmpty)]) }
        let files: [NamedFile]
        do throws(ArchiveError) {
            files = try Archive.unpack(input.bytes)
        } catch {
            throw error.isWellFormed ? .invalid([error.diagnostic]) : .unreadable([error.diagnostic])
        }
        let publication = try read(BundleFiles.withoutCommonFolder(files), diagnostics: &sink)
        try input.limits.check(publication)
        return publication
    }

    /// Reads the files of a folder.
    /// - Throws: `ReadError.unreadable` at the first table that is no CSV, else `ReadError.invalid` with all errors of
    ///   the first stage that found some, up to `BundleFindings.limit`: tables and values, then keys, then the model.
    package func read(_ files: [NamedFile], diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let files = try BundleFiles(files)
        let findings = BundleFindings()
        let tables = try files.readTables(findings: findings)
        try throwIfAny(findings)
        for name in PublicationTables.all.map(\.name) {
            guard let table = tables[name], let rule = files.change(of: table) else { continue }
            sink.report(Diagnostic(rule, in: table.file))
        }
        BundleKeys(tables).check()
        try throwIfAny(findings)
        return try assemble(tables, findings)
    }

    private func assemble(
        _ tables: [String: BundleTable], _ findings: BundleFindings
    ) throws(ReadError) -> Publication {
        var publication = Publication(kind: .document)
        if let nodes = tables[PublicationTables.nodes.name] {
            let tree = BundleTree(tables, nodes: nodes, findings: findings)
            try throwIfAny(findings)
            if let root = tree.root, nodes.value("type", of: root) == NodeKind.publication.rawValue {
                publication = Publication(from: NodeReader(root, of: tree))
            }
            tree.reportUntaken()
        }
        try throwIfAny(findings)
        return publication
    }

    private func throwIfAny(_ findings: BundleFindings) throws(ReadError) {
        if !findings.isEmpty { throw .invalid(findings.diagnostics) }
    }
}
