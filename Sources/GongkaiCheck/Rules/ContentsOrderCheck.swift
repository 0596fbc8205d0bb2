import GongkaiDiagnostics
import GongkaiModel

/// The order of the contents: that of the documents, with pages that never go back.
struct ContentsOrderCheck: Check {
    let rules: [DiagnosticRule] = [.checkContentsOrder, .checkPageBackwards]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        var lastDocument: Int?
        var lastPage: Int?
        for (index, entry) in examined.publication.contents.enumerated() {
            if let document = examined.documentOfContents[index] {
                if let last = lastDocument, document < last {
                    sink.report(
                        .checkContentsOrder, [examined.name(of: document), examined.name(of: last)],
                        at: entry.title.source.position, modelPath: "contents/\(index)")
                }
                lastDocument = document
            }
            if let page = entry.page {
                if let last = lastPage, page.value < last {
                    sink.report(
                        .checkPageBackwards, [String(page.value), String(last)], at: page.source.position,
                        modelPath: "contents/\(index)/page")
                }
                lastPage = page.value
            }
        }
    }
}
