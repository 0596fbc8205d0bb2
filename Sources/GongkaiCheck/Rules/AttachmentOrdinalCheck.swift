import GongkaiDiagnostics
import GongkaiModel

/// The numbers of the attachments of a document, and of those of what it issues.
struct AttachmentOrdinalCheck: Check {
    let rules: [DiagnosticRule] = [.checkAttachmentGap, .checkAttachmentRepeated]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        for (index, document) in examined.publication.documents.enumerated() {
            let path = "documents/\(index)"
            check(document.attachments, path: path, into: &sink)
            for (place, enclosure) in document.enclosures.enumerated() {
                check(enclosure.attachments, path: "\(path)/enclosures/\(place)", into: &sink)
            }
        }
    }

    private func check(_ attachments: [Attachment], path: String, into sink: inout DiagnosticSink) {
        var run = NumberRun()
        for (index, attachment) in attachments.enumerated() {
            guard let ordinal = attachment.ordinal, let fault = run.take([ordinal]) else { continue }
            let position = (attachment.title?.source ?? attachment.source).position
            let path = "\(path)/attachments/\(index)/ordinal"
            switch fault {
            case .gap(let missing):
                let expected = missing.map(String.init).joined()
                sink.report(.checkAttachmentGap, [String(ordinal), expected], at: position, modelPath: path)
            case .repeated, .outOfOrder:
                sink.report(.checkAttachmentRepeated, [String(ordinal)], at: position, modelPath: path)
            }
        }
    }
}
