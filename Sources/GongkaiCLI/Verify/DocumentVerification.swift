import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// Whether the formats of a document that can be read are one and the same publication.
struct DocumentVerification {
    let folder: String
    let listing: ReleaseListing
    let surroundings: Surroundings

    func verify(report: inout VerificationReport, reporter: inout Reporter) throws(CommandFailure) {
        for document in listing.folders(in: "documents/") {
            report.documents += 1
            try verify(document, report: &report, reporter: &reporter)
        }
    }

    private func verify(
        _ document: String, report: inout VerificationReport, reporter: inout Reporter
    ) throws(CommandFailure) {
        var first: (path: String, publication: Publication)?
        for format in ["xml", "json"] {
            let path = "\(document)/\(document.lastStep).\(format)"
            guard listing.contains(path) else { continue }
            guard let publication = try read(path, as: format, reporter: &reporter) else {
                report.add(.verifyDocumentUnreadable, in: path)
                continue
            }
            if let first, first.publication != publication {
                report.add(.verifyDocumentsDiffer, [first.path], in: path)
            }
            first = first ?? (path, publication)
        }
    }

    private func read(
        _ path: String, as format: String, reporter: inout Reporter
    ) throws(CommandFailure) -> Publication? {
        reporter.hidesNotes = true
        defer { reporter.hidesNotes = false }
        do throws(CommandFailure) {
            return try PublicationSource(format: format, in: surroundings)
                .read(InputFile(folder + "/" + path), reporter: &reporter)
        } catch {
            guard error.status == .unreadable else { throw error }
            reporter.report(error.diagnostics, file: error.file)
            return nil
        }
    }
}
