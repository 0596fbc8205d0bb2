import GongkaiDiagnostics
import GongkaiModel

/// The pages of a release, for people: `index.html`, a page for each dataset and document, the plan; the same once more in
/// English under `en/`. Parallel pages rather than two languages in one, so that `lang` and `title` are right, a screen
/// reader meets no hidden text, and nothing needs script.
struct Portal: ReleasePart {
    func files(of release: Release) -> [ReleasedPart] {
        let assets = [
            ReleasedPart(path: PortalSite.stylePath, mediaType: "text/css", bytes: Array(PortalStyle.text.utf8)),
            ReleasedPart(
                path: PortalSite.scriptPath, mediaType: "text/javascript", bytes: Array(PortalScript.text.utf8)),
        ]
        return assets
            + [Language.chinese, .english].flatMap { language in
                PortalSite(of: release, language: language).pages
            }
    }
}

/// The pages of a release in one language: which there are, and where they stand.
struct PortalSite {
    static let stylePath = "assets/portal.css"
    static let scriptPath = "assets/portal.js"

    let release: Release
    let language: Language
    /// The documents of the release by number and title; of two with the same one the first.
    let documentsByName: [String: ReleasedDocument]
    /// By the same names, where their pages stand as seen from that of any of them; made once for all pages.
    private(set) var documentAddresses: [String: String] = [:]
    let datasetsByName: [String: ReleasedDataset]
    /// By the name of a document which others name it: their places among the documents, and how.
    let citations: [String: [(kind: Relation.Kind, document: Int)]]

    init(of release: Release, language: Language) {
        self.release = release
        self.language = language
        var documents: [String: ReleasedDocument] = [:]
        for document in release.documents {
            for name in [document.document.number?.value.text, document.document.title?.value] {
                if let name, documents[name] == nil { documents[name] = document }
            }
        }
        documentsByName = documents
        datasetsByName = Dictionary(
            release.datasets.map { ($0.schema.name, $0) }, uniquingKeysWith: { first, _ in first })
        var citations: [String: [(kind: Relation.Kind, document: Int)]] = [:]
        for (place, document) in release.documents.enumerated() {
            for relation in document.document.relations {
                let cited = relation.number.flatMap { documents[$0] } ?? relation.title.flatMap { documents[$0] }
                guard let cited, cited.name != document.name else { continue }
                citations[cited.name, default: []].append((relation.kind, place))
            }
        }
        self.citations = citations
        documentAddresses = documents.mapValues { document in
            "../" + ReleaseAddress.encoded(String(path(of: document).dropFirst("documents/".count)))
        }
    }

    var pages: [ReleasedPart] {
        var pages = [PortalIndexPage(site: self).part]
        pages += release.datasets.map { PortalDatasetPage(site: self, dataset: $0).part }
        pages += release.documents.map { PortalDocumentPage(site: self, document: $0).part }
        if hasPlan { pages.append(PortalPlanPage(site: self).part) }
        return pages
    }

    // MARK: Where pages stand, without the folder of their language

    static let indexPath = "index.html"
    static let planPath = "plan.html"

    var hasPlan: Bool { !release.plan.states.isEmpty || !release.plan.obligations.isEmpty }

    func path(of dataset: ReleasedDataset) -> String { free(dataset.folder, beside: dataset.files) }

    func path(of document: ReleasedDocument) -> String { free(document.folder, beside: document.files) }

    /// `index.html`, but where a document of that very name stands.
    private func free(_ folder: String, beside files: [ReleasedFile]) -> String {
        let isTaken = files.contains { $0.path.lowercased() == (folder + "index.html").lowercased() }
        return folder + (isTaken ? "page.html" : "index.html")
    }

    /// A path in the folder of a language: Chinese pages stand at the root.
    static func path(_ path: String, in language: Language) -> String {
        language == .chinese ? path : "\(language.rawValue)/" + path
    }
}
