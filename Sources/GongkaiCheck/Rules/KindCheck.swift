import GongkaiDiagnostics
import GongkaiModel

/// What the kind of a document (文种) asks for.
struct KindCheck: Check {
    let rules: [DiagnosticRule] = [.checkKindAgainstTitle, .checkNoAddressee]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        for (index, document) in examined.publication.documents.enumerated() {
            let path = "documents/\(index)"
            if let title = document.title, let named = kind(named: title.value), named != document.kind {
                sink.report(
                    .checkKindAgainstTitle, [document.kind.rawValue, named.rawValue, title.value],
                    at: title.source.position, modelPath: path + "/kind")
            }
            if document.addressees.isEmpty, needsAddressee(document.kind) {
                sink.report(
                    .checkNoAddressee, [document.kind.rawValue, examined.name(of: index)],
                    at: (document.title?.source ?? document.source).position, modelPath: path + "/addressees")
            }
        }
    }

    /// The kind that a title ends with: 关于…的通知. Without 的 the word may be part of a name.
    private func kind(named title: String) -> DocumentKind? {
        DocumentKind.allCases.first { $0 != .other && title.hasSuffix("的" + $0.rawValue) }
    }

    /// A request asks somebody, a reply and a letter answer somebody (党政机关公文处理工作条例, articles 8 and 15).
    private func needsAddressee(_ kind: DocumentKind) -> Bool {
        kind == .request || kind == .reply || kind == .letter
    }
}
