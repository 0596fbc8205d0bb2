import GongkaiDiagnostics
import GongkaiModel

/// A dataset or document in the list of the first page, with all that it is found by in `data-` attributes.
struct PortalCard {
    private let kind: String
    private let title: String
    private let path: String
    private let summary: String?
    private let marks: [String]
    private let formats: [String]
    private let status: (code: DocumentStatus, words: String)?
    private let words: [String]
    private let points: [String]
    private let agencies: [String]
    private let years: [Int]

    init(_ dataset: ReleasedDataset, of site: PortalSite) {
        let (schema, language) = (dataset.schema, site.language)
        let isChinese = language == .chinese
        kind = "dataset"
        title = schema.title[language]
        path = site.path(of: dataset)
        summary = schema.description[language]
        let count = dataset.recordCount.grouped
        marks =
            [isChinese ? "\(count) 条记录" : "\(count) records", schema.updateFrequency?.words[language]]
            .compactMap(\.self)
            + (schema.disclosurePoints.isEmpty
                ? []
                : [(isChinese ? "要点 " : "point ") + schema.disclosurePoints.joined(separator: isChinese ? "、" : ", ")])
            + schema.leadAgencies
        formats = dataset.files.filter { $0.role == .data }.map { $0.format.uppercased() }
        status = nil
        words =
            [
                schema.name, schema.title.chinese, schema.title.english, schema.description.chinese,
                schema.description.english,
            ]
            + schema.fields.flatMap { [$0.name, $0.title.chinese, $0.title.english] } + schema.disclosurePoints
            + schema.leadAgencies
        points = schema.disclosurePoints
        agencies = schema.leadAgencies
        years = PortalYears.years(of: dataset, in: site.release)
    }

    init(_ document: ReleasedDocument, of site: PortalSite) {
        let number = document.document.number?.value.text
        kind = "document"
        title = document.title
        path = site.path(of: document)
        summary = nil
        marks = [number, document.date?.description].compactMap(\.self) + document.document.issuers
        formats = []
        status = document.status.words.map { (document.status, $0[site.language]) }
        words =
            [document.title, number ?? "", document.document.indexNumber ?? "", document.document.kind.rawValue]
            + document.document.issuers + document.document.subjects
        points = []
        agencies = document.document.issuers
        years = PortalYears.years(of: document, in: site.release)
    }

    func write(to page: inout PortalPage) {
        let separator = "|"
        page.element(
            "li",
            [
                "class": "card", "data-kind": kind, "data-words": words.joined(separator: " "),
                "data-points": points.joined(separator: separator),
                "data-agencies": agencies.joined(separator: separator),
                "data-status": status?.code.rawValue ?? "",
                "data-years": years.map(String.init).joined(separator: separator),
            ]
        ) { page in
            page.element("h3") { page in
                page.link(to: path, title)
                if let status {
                    page.text(" ")
                    page.element("span", ["class": "status \(status.code.rawValue)"], text: status.words)
                }
            }
            if let summary, !summary.isEmpty, summary != title { page.element("p", text: summary) }
            page.element("ul", ["class": "marks", "role": "list"]) { page in
                for mark in marks { page.element("li", text: mark) }
                for format in formats { page.element("li", ["class": "format"], text: format) }
            }
        }
    }
}

/// The years that a dataset or document is found by.
enum PortalYears {
    /// Of a dataset those that its records reach over, where that is known; else that of the release.
    static func years(of dataset: ReleasedDataset, in release: Release) -> [Int] {
        // A wrong date far off must not fill the page.
        if let years = PortalCoverage(of: dataset)?.years, years.count <= 200 { return Array(years) }
        return [release.released.year]
    }

    static func years(of document: ReleasedDocument, in release: Release) -> [Int] {
        document.date.map { [$0.year] } ?? []
    }
}
