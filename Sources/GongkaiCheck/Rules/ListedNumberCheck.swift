import GongkaiDiagnostics
import GongkaiModel

/// The numbers of the contents and of the catalogue against those of the documents.
struct ListedNumberCheck: Check {
    let rules: [DiagnosticRule] = [.checkNumberDiffers, .checkEntryRepeated]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        let publication = examined.publication
        let contents = publication.contents.map { ($0.number, $0.title) }
        let catalogue = publication.catalogue.map { ($0.number, $0.title) }
        compare(contents, with: examined.documentOfContents, of: examined, path: "contents", into: &sink)
        compare(catalogue, with: examined.documentOfCatalogue, of: examined, path: "catalogue", into: &sink)
    }

    private func compare(
        _ entries: [(number: Sourced<DocumentNumber>?, title: Sourced<String>)], with documents: [Int?],
        of examined: Examined, path: String, into sink: inout DiagnosticSink
    ) {
        var seen: Set<String> = []
        for (index, entry) in entries.enumerated() {
            guard let number = entry.number else { continue }
            let path = "\(path)/\(index)/number"
            if !seen.insert(number.value.text).inserted {
                sink.report(.checkEntryRepeated, [number.value.text], at: number.source.position, modelPath: path)
            }
            guard let document = documents[index], let own = examined.names[document].number, own != number.value
            else { continue }
            sink.report(
                .checkNumberDiffers, [number.value.text, own.text, entry.title.value], at: number.source.position,
                modelPath: path)
        }
    }
}
