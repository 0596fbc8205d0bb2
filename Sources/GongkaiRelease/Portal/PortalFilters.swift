import GongkaiDiagnostics
import GongkaiModel

/// The choices by which the list of the first page is narrowed. They are of use with script only, and shown by it.
struct PortalFilters {
    let site: PortalSite

    func write(to page: inout PortalPage) {
        page.element("aside", ["class": "filters", "aria-labelledby": "filters-heading", "hidden": ""]) { page in
            page.element("details", ["open": ""]) { page in
                page.element("summary", ["id": "filters-heading"], text: page.words("筛选", "Filter"))
                page.element("form", ["id": "filters"]) { page in
                    choice(
                        "kind", page.words("类别", "Kind"),
                        [("dataset", page.words("数据集", "Datasets")), ("document", page.words("公文", "Documents"))],
                        to: &page)
                    choice("points", page.words("公开要点", "Disclosure point"), points.map { ($0, $0) }, to: &page)
                    choice("agencies", page.words("部门", "Department"), agencies.map { ($0, $0) }, to: &page)
                    choice("years", page.words("年份", "Year"), years.map { (String($0), String($0)) }, to: &page)
                    choice("status", page.words("公文效力", "Force of documents"), statuses(in: page), to: &page)
                    page.element(
                        "button", ["type": "reset", "class": "quiet"], text: page.words("清除筛选", "Clear filters"))
                }
            }
        }
    }

    /// A list to choose from; not where there is nothing to choose.
    private func choice(
        _ name: String, _ label: String, _ options: [(value: String, words: String)], to page: inout PortalPage
    ) {
        guard !options.isEmpty else { return }
        page.element("p") { page in
            page.element("label", ["for": "filter-" + name], text: label)
            page.element("select", ["id": "filter-" + name, "name": name]) { page in
                page.element("option", ["value": ""], text: page.words("全部", "All"))
                for option in options {
                    page.element("option", ["value": option.value], text: option.words)
                }
            }
        }
    }

    private func statuses(in page: PortalPage) -> [(value: String, words: String)] {
        let found = Set(site.release.documents.map(\.status))
        return DocumentStatus.allCases.filter(found.contains).compactMap { status in
            status.words.map { (status.rawValue, $0[page.language]) }
        }
    }

    private var points: [String] {
        let points = Set(site.release.datasets.flatMap(\.schema.disclosurePoints))
        return points.sorted { left, right in
            let numbers = [left, right].map { $0.split(separator: ".").map { Int($0) ?? .max } }
            return numbers[0] == numbers[1] ? left < right : numbers[0].lexicographicallyPrecedes(numbers[1])
        }
    }

    private var agencies: [String] {
        let agencies =
            site.release.datasets.flatMap(\.schema.leadAgencies)
            + site.release.documents.flatMap(\.document.issuers)
        return Set(agencies).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private var years: [Int] {
        let years =
            site.release.datasets.flatMap { PortalYears.years(of: $0, in: site.release) }
            + site.release.documents.flatMap { PortalYears.years(of: $0, in: site.release) }
        return Set(years).sorted(by: >)
    }
}
