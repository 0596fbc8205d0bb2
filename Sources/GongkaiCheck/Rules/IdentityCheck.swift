import GongkaiDiagnostics
import GongkaiModel

/// What a document is known by: its number, which is its own, its title, its date and its issuer.
///
/// What the reader of texts also reports is reported by the same rule, so that a publication says the same of itself in
/// whatever format it comes.
struct IdentityCheck: Check {
    let rules: [DiagnosticRule] = [
        .checkNumberShared, .checkNoTitle, .checkNoNumber, .gazetteNoDocument, .gazetteNoDate, .gazetteNoIssuer,
    ]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        let documents = examined.publication.documents
        guard documents.contains(where: { $0.title != nil || $0.number != nil }) else {
            if !documents.isEmpty { sink.report(.gazetteNoDocument) }
            return
        }
        reportShared(examined, into: &sink)
        for (index, document) in documents.enumerated() {
            let name = document.title?.value ?? document.number?.value.text ?? document.id
            func report(_ rule: DiagnosticRule, _ member: String) {
                sink.report(
                    rule, [name], at: document.source.position, modelPath: "documents/\(index)/\(member)")
            }
            if document.title == nil { report(.checkNoTitle, "title") }
            if document.number == nil, bearsNumber(document.kind) { report(.checkNoNumber, "number") }
            if document.written == nil { report(.gazetteNoDate, "written") }
            if document.issuers.isEmpty { report(.gazetteNoIssuer, "issuers") }
        }
    }

    /// A number that another document bears already.
    private func reportShared(_ examined: Examined, into sink: inout DiagnosticSink) {
        for (index, document) in examined.publication.documents.enumerated() {
            guard let number = document.number, let first = examined.documentsByNumber[number.value.text]?.first,
                first != index
            else { continue }
            sink.report(
                .checkNumberShared, [number.value.text, String(first + 1)], at: number.source.position,
                modelPath: "documents/\(index)/number")
        }
    }

    /// Whether documents of a kind go out under a number (GB/T 9704-2012, 7.2.5). Announcements and public notices are
    /// posted without one as often as not; orders, minutes, motions and resolutions have layouts of their own.
    private func bearsNumber(_ kind: DocumentKind) -> Bool {
        switch kind {
        case .decision, .opinion, .notice, .circular, .report, .request, .reply, .letter: true
        case .resolution, .order, .communique, .announcement, .publicNotice, .motion, .minutes, .other: false
        }
    }
}
