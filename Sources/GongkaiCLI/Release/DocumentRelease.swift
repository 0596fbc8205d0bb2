import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import GongkaiWorkers
import GongkaiWrite

/// Writes documents into a release, each as a publication of its own in every format.
struct DocumentRelease {
    let configuration: ReleaseConfiguration
    let surroundings: Surroundings
    /// The day of the release: what has run out by then has lapsed.
    let day: CalendarDate

    /// Writes the documents of what was read.
    /// - Throws: status 73 where a format cannot hold one or two would have the same name; 70 and 74.
    func write(
        _ publications: [(input: String, publication: Publication)], into folder: ReleaseFolder,
        reporter: inout Reporter
    ) throws(CommandFailure) -> [ReleasedDocument] {
        let collection = DocumentCollection(publications.flatMap(\.publication.documents))
        var released: [ReleasedDocument] = []
        var names: Set<String> = []
        for (input, publication) in publications {
            var sink = DiagnosticSink()
            for document in publication.documents {
                let name = ReleasePath.name(for: document.id)
                guard names.insert(name.lowercased()).inserted else {
                    throw CommandFailure(.cannotCreate, .releaseRepeatedName, [name])
                }
                let standing = collection.standing(of: document)
                var document = document
                (document.status, document.statusBasis) = (standing.status, standing.basis)
                if let expires = document.expires, expires.isSurely(before: day), document.status != .repealed {
                    document.status = .lapsed
                }
                var entry = ReleasedDocument(
                    document: document, name: name, files: [], status: document.status, statusBy: document.statusBasis,
                    input: input)
                entry.files = try reporter.observation.measure(.write, input) { () throws(CommandFailure) in
                    try files(of: entry, from: publication, into: folder, diagnostics: &sink)
                }
                released.append(entry)
            }
            reporter.report(sink.diagnostics, file: input)
        }
        return released
    }

    private func files(
        of entry: ReleasedDocument, from whole: Publication, into folder: ReleaseFolder,
        diagnostics sink: inout DiagnosticSink
    ) throws(CommandFailure) -> [ReleasedFile] {
        let document = entry.document
        let publication = Publication(
            kind: .document, title: document.title, publisher: document.issuers.first ?? whole.publisher,
            documents: [document], sourceFile: whole.sourceFile)
        var files: [ReleasedFile] = []
        for name in configuration.documentFormats {
            guard let writer = surroundings.writers.writer(named: name) else {
                throw CommandFailure(.usage, .commandFormatUnknown, [name, surroundings.writers.names])
            }
            let bytes: [UInt8]
            do throws(WriteError) {
                bytes = try writer.write(publication, diagnostics: &sink)
            } catch {
                throw CommandFailure(error, file: entry.input)
            }
            let path = entry.folder + entry.name + "." + (writer.format.extensions.first ?? name)
            files.append(
                try folder.write(bytes, to: path, role: .data, format: name, mediaType: writer.format.mediaType))
        }
        return files
    }
}
