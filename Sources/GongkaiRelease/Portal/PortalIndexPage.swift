import GongkaiDiagnostics
import GongkaiModel

/// The first page: what the release is, all that it holds, and the means to find it.
struct PortalIndexPage {
    let site: PortalSite

    private var release: Release { site.release }

    var part: ReleasedPart {
        let configuration = release.configuration
        let linkedData = PortalLinkedData(release: release, language: site.language).catalogue
        return PortalPage.part(
            of: site, at: PortalSite.indexPath, title: configuration.title[site.language],
            description: configuration.description[site.language], linkedData: linkedData
        ) { page in
            writeOpening(to: &page)
            page.element("div", ["class": "wide finder"]) { page in
                PortalFilters(site: site).write(to: &page)
                page.element("div", ["class": "found"]) { page in
                    page.element("p", ["class": "count", "id": "found", "role": "status", "hidden": ""]) { _ in }
                    writeLeftOut(to: &page)
                    page.writeRevisions(of: release)
                    writeDatasets(to: &page)
                    writeDocuments(to: &page)
                }
            }
            writePlan(to: &page)
            writeAbout(to: &page)
        }
    }

    // MARK: Opening

    private func writeOpening(to page: inout PortalPage) {
        page.element("div", ["class": "opening"]) { page in
            page.element("div", ["class": "wide"]) { page in
                page.element("h1", text: release.configuration.title[site.language])
                page.element("p", ["class": "lead"], text: release.configuration.description[site.language])
                page.element("form", ["class": "search", "id": "search", "role": "search", "hidden": ""]) { page in
                    page.element("label", ["for": "q"], text: page.words("搜索数据集和公文", "Search datasets and documents"))
                    page.element("div", ["class": "search-row"]) { page in
                        page.emptyElement(
                            "input",
                            [
                                "id": "q", "name": "q", "type": "search", "autocomplete": "off",
                                "placeholder": page.words("名称、字段、文号……", "Title, field, number …"),
                            ])
                        page.element("button", ["type": "submit"], text: page.words("搜索", "Search"))
                    }
                }
                writeFigures(to: &page)
            }
        }
    }

    private func writeFigures(to page: inout PortalPage) {
        let records = release.datasets.reduce(0) { $0 + $1.recordCount }
        let figures = [
            (page.words("数据集", "Datasets"), release.datasets.count.grouped),
            (page.words("数据记录", "Records"), records.grouped),
            (page.words("公文", "Documents"), release.documents.count.grouped),
            (page.words("本期", "This release"), release.configuration.period),
            (page.words("发布日期", "Released"), release.released.description),
        ]
        page.element("dl", ["class": "figures"]) { page in
            for figure in figures {
                page.element("div") { page in
                    page.element("dt", text: figure.0)
                    page.element("dd", text: figure.1)
                }
            }
        }
    }

    // MARK: What there is

    private func writeLeftOut(to page: inout PortalPage) {
        guard !release.leftOut.isEmpty else { return }
        page.element("section", ["class": "notice warning", "aria-labelledby": "left-out"]) { page in
            page.element("h2", ["id": "left-out"], text: page.words("本期未发布的数据集", "Datasets left out of this release"))
            page.element(
                "p",
                text: page.words(
                    "以下数据集的数据未通过校验，本期不予发布，待改正后另行发布。",
                    "The data of these datasets did not pass validation; they will be released when they are corrected."
                ))
            page.element("ul") { page in
                for dataset in release.leftOut {
                    page.element("li") { page in
                        page.element("strong", text: dataset.title[page.language])
                        page.text(" ")
                        page.element("code", text: dataset.name)
                        if dataset.errors > 0 {
                            page.text(page.words("：\(dataset.errors) 处错误", ": \(dataset.errors) errors"))
                        }
                    }
                }
            }
        }
    }

    private func writeDatasets(to page: inout PortalPage) {
        page.element("section", ["id": "datasets", "aria-labelledby": "datasets-heading"]) { page in
            page.element("h2", ["id": "datasets-heading"], text: page.words("数据集", "Datasets"))
            guard !release.datasets.isEmpty else {
                page.element("p", text: page.words("本期没有数据集。", "This release has no datasets."))
                return
            }
            page.element("ul", ["class": "cards", "role": "list"]) { page in
                for dataset in release.datasets { PortalCard(dataset, of: site).write(to: &page) }
            }
        }
    }

    private func writeDocuments(to page: inout PortalPage) {
        guard !release.documents.isEmpty else { return }
        page.element("section", ["id": "documents", "aria-labelledby": "documents-heading"]) { page in
            page.element("h2", ["id": "documents-heading"], text: page.words("公文", "Documents"))
            page.element("ul", ["class": "cards", "role": "list"]) { page in
                for document in release.documents { PortalCard(document, of: site).write(to: &page) }
            }
        }
    }

    // MARK: What stands behind

    private func writePlan(to page: inout PortalPage) {
        guard site.hasPlan else { return }
        let plan = release.plan
        let late = plan.states.count { $0.daysLate != nil }
        let open = plan.obligations.count { $0.datasets.isEmpty }
        page.element("section", ["class": "wide plan-summary", "aria-labelledby": "plan-heading"]) { page in
            page.element("h2", ["id": "plan-heading"], text: page.words("公开计划执行情况", "State of the disclosure plan"))
            page.element(
                "p",
                text: page.words(
                    "公开要点共 \(plan.obligations.count) 项要求，其中 \(open) 项尚无数据集；\(late) 个数据集逾期。",
                    "\(plan.obligations.count) obligations to publish, \(open) of them without a dataset yet; "
                        + "\(late) datasets are late."))
            page.element("p") { $0.link(to: PortalSite.planPath, $0.words("查看公开计划", "See the plan")) }
        }
    }

    private func writeAbout(to page: inout PortalPage) {
        let configuration = release.configuration
        page.element("section", ["class": "wide about", "aria-labelledby": "about"]) { page in
            page.element("h2", ["id": "about"], text: page.words("关于本次发布", "About this release"))
            page.element("dl", ["class": "facts"]) { page in
                page.fact(page.words("发布机构", "Publisher")) {
                    $0.outsideLink(to: configuration.publisher.address, configuration.publisher.name)
                }
                page.fact(page.words("许可", "Licence")) { $0.writeLicence() }
                page.fact(page.words("联系", "Contact")) { page in
                    let contact = configuration.contact
                    let parts = [contact.name, contact.email, contact.telephone].compactMap(\.self)
                    page.element("span", text: parts.joined(separator: " · "))
                }
                if let previous = release.previous {
                    page.fact(page.words("上一期", "Release before")) { $0.element("span", text: previous.period) }
                    page.fact(page.words("本期变化", "What changed")) { $0.files([(Changelog.path, Changelog.path)]) }
                }
                page.fact(page.words("供程序读取", "For programs")) { page in
                    page.files([
                        ("Data Package", DataPackage.path), ("DCAT 3", DataCatalogue.path), ("PROV", Provenance.path),
                    ])
                }
                page.fact(page.words("校验", "Checking")) { page in
                    page.files([(Manifest.name, Manifest.name)])
                    page.text(page.words("，用 ", ", with "))
                    page.element("code", text: "sha256sum --check \(Manifest.name)")
                }
            }
        }
    }
}

extension PortalPage {
    /// A named value.
    mutating func fact(_ name: String, _ write: (inout PortalPage) -> Void) {
        element("div") { page in
            page.element("dt", text: name)
            page.element("dd") { write(&$0) }
        }
    }

    /// Links to files of the release, in a row.
    mutating func files(_ files: [(title: String, path: String)]) {
        for (index, file) in files.enumerated() {
            if index > 0 { text(words("、", ", ")) }
            element("a", ["href": address(ofFile: file.path)], text: file.title)
        }
    }
}
