import GongkaiDiagnostics
import GongkaiModel

/// The page of the plan: what is due, what is late, and what nothing meets yet.
struct PortalPlanPage {
    let site: PortalSite

    private var plan: DisclosurePlan { site.release.plan }

    var part: ReleasedPart {
        let isChinese = site.language == .chinese
        let title = isChinese ? "公开计划" : "Disclosure plan"
        return PortalPage.part(
            of: site, at: PortalSite.planPath, title: title,
            description: isChinese ? "各数据集的公开要求与执行情况" : "What is to be published, and how far it is"
        ) { page in
            page.element("div", ["class": "wide"]) { page in
                page.writeTrail([], here: title)
                page.element("div", ["class": "head"]) { page in
                    page.element("h1", text: title)
                    let day = site.release.released.description
                    page.element("p", ["class": "lead"], text: page.words("截至 \(day)", "As of \(day)"))
                }
                if !plan.states.isEmpty { writeStates(to: &page) }
                let (open, met) = (
                    plan.obligations.filter(\.datasets.isEmpty), plan.obligations.filter { !$0.datasets.isEmpty }
                )
                if !open.isEmpty {
                    writeObligations(
                        open, "open", page.words("尚无数据集的要求", "Obligations without a dataset"), to: &page)
                }
                if !met.isEmpty {
                    writeObligations(
                        met, "met", page.words("已有数据集的要求", "Obligations with datasets"), to: &page)
                }
            }
        }
    }

    // MARK: Datasets

    private func writeStates(to page: inout PortalPage) {
        let title = page.words("数据集进度", "Datasets")
        let titles = [
            page.words("数据集", "Dataset"), page.words("状态", "State"), page.words("下次应发布", "Next due"),
            page.words("上次发布", "Last released"), page.words("频率", "Frequency"), page.words("要点", "Points"),
            page.words("牵头单位", "Lead"),
        ]
        table("states", title, titles, to: &page) { page in
            for state in plan.states { page.element("tr") { write(state, to: &$0) } }
        }
    }

    private func write(_ state: DisclosurePlan.State, to page: inout PortalPage) {
        page.element("th", ["scope": "row"]) { page in
            writeDataset(named: state.dataset, title: state.title[page.language], to: &page)
        }
        page.element("td") { page in
            let (look, words) = judgement(of: state, in: page)
            page.element("span", ["class": "status " + look], text: words)
        }
        let texts = [
            state.nextDue?.description ?? "—", state.lastReleased?.description ?? page.words("从未", "never"),
            state.frequency?.words[page.language] ?? "", page.list(state.points), page.list(state.agencies),
        ]
        for text in texts { page.element("td", text: text) }
    }

    private func judgement(of state: DisclosurePlan.State, in page: PortalPage) -> (look: String, words: String) {
        if let days = state.daysLate { return ("repealed", page.words("逾期 \(days) 天", "\(days) days late")) }
        if state.lastReleased == nil { return ("amended", page.words("未发布", "Not released")) }
        return ("in-force", state.nextDue == nil ? page.words("已发布", "Released") : page.words("按期", "On time"))
    }

    private func writeDataset(named name: String, title: String, to page: inout PortalPage) {
        if let dataset = site.datasetsByName[name] {
            page.link(to: site.path(of: dataset), title)
        } else {
            page.element("span", text: title)
        }
    }

    // MARK: Obligations

    private func writeObligations(
        _ obligations: [DisclosurePlan.Obligation], _ anchor: String, _ title: String, to page: inout PortalPage
    ) {
        var titles = [
            page.words("要点", "Point"), page.words("公开内容", "What"), page.words("频率或时限", "When"),
            page.words("牵头单位", "Lead"), page.words("出处", "Source"),
        ]
        if obligations.contains(where: { !$0.datasets.isEmpty }) {
            titles.insert(page.words("数据集", "Datasets"), at: 4)
        }
        table(anchor, title + page.words("（\(obligations.count)）", " (\(obligations.count))"), titles, to: &page) {
            page in
            for obligation in obligations { page.element("tr") { write(obligation, to: &$0) } }
        }
    }

    private func write(_ obligation: DisclosurePlan.Obligation, to page: inout PortalPage) {
        page.element("th", ["scope": "row"], text: obligation.point)
        page.element("td") { page in
            page.element("p", text: obligation.what)
            if obligation.verbatim != obligation.what {
                page.element("p", ["class": "verbatim"], text: obligation.verbatim)
            }
        }
        let times = [obligation.frequencyWording ?? obligation.frequency?.words[page.language], obligation.time]
        page.element("td", text: page.list(times.compactMap(\.self)))
        page.element("td", text: page.list(obligation.agencies))
        if !obligation.datasets.isEmpty { page.element("td") { writeDatasets(of: obligation, to: &$0) } }
        page.element("td") { page in
            let document = site.release.documents.first { $0.document.id == obligation.document }
            if let document {
                page.link(to: site.path(of: document), document.document.number?.value.text ?? document.title)
            } else {
                page.element("span", text: obligation.document)
            }
            if let line = obligation.line { page.text(page.words("　第 \(line) 行", ", line \(line)")) }
        }
    }

    private func writeDatasets(of obligation: DisclosurePlan.Obligation, to page: inout PortalPage) {
        for (index, name) in obligation.datasets.enumerated() {
            if index > 0 { page.text(page.words("、", ", ")) }
            let title = plan.states.first { $0.dataset == name }?.title ?? site.datasetsByName[name]?.schema.title
            writeDataset(named: name, title: title?[page.language] ?? name, to: &page)
        }
    }

    private func table(
        _ anchor: String, _ title: String, _ titles: [String], to page: inout PortalPage,
        _ write: (inout PortalPage) -> Void
    ) {
        page.element("section", ["id": anchor, "aria-labelledby": anchor + "-heading"]) { page in
            page.element("h2", ["id": anchor + "-heading"], text: title)
            page.scroll(title) { page in
                page.element("table") { page in
                    page.element("thead") { page in
                        page.element("tr") { page in
                            for title in titles { page.element("th", ["scope": "col"], text: title) }
                        }
                    }
                    page.element("tbody") { write(&$0) }
                }
            }
        }
    }
}
