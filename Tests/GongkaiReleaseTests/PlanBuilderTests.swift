import Foundation
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import Testing

/// How obligations are joined with datasets: by the words of the text and of the definitions.
@Suite("Joining obligations and datasets")
struct PlanBuilderTests {
    private func obligations(
        _ catalogue: [DatasetSchema] = DatasetCatalogue.all
    ) throws -> [DisclosurePlan.Obligation] {
        PlanBuilder(catalogue).obligations(in: try Planning.publication(Planning.points))
    }

    private func obligation(_ dataset: String) throws -> DisclosurePlan.Obligation {
        try #require(try obligations().first { $0.datasets.contains(dataset) }, "\(dataset) is not joined")
    }

    @Test("reads the points of another city and year by the same rules")
    func otherCity() throws {
        #expect(try obligation("fiscal-revenue-expenditure").frequency == .quarterly)
        #expect(try obligation("fiscal-revenue-expenditure").agencies == ["市财政局"])
        #expect(try obligation("budgets-and-accounts").point == "1.1")
        #expect(try obligation("drinking-water-quality").frequency == .daily)
        #expect(try obligation("service-items").due == CalendarDate("2023-09-30"))
    }

    @Test("keeps the season that a frequency holds for")
    func season() throws {
        #expect(try obligation("drinking-water-quality").season == "汛期")
        #expect(try obligation("food-sampling").season == nil)
    }

    @Test("gives publication the rhythm that its sentence gives the thing")
    func rhythm() throws {
        let websites = try obligation("website-inspections")
        #expect(websites.frequency == .monthly)
        #expect(websites.frequencyWording == "月度")
    }

    @Test("lets the longest subject win, and the sentence or heading speak for a phrase that says too little")
    func specific() throws {
        let food = try #require(try obligations().first { $0.what == "食品抽查结果" })
        #expect(food.datasets == ["food-sampling"])
        let inspections = try #require(try obligations().first { $0.what == "抽查情况" })
        #expect(inspections.datasets == ["website-inspections"])
    }

    @Test("looks for datasets that nothing orders in the sentences of the points")
    func mentioned() throws {
        let requests = try obligation("disclosure-requests")
        #expect(requests.basis == .mentioned)
        #expect(requests.point == "2.1")
        #expect(requests.heading?.contains("依申请公开") == true)
        let text = Planning.points.replacing("做好月度抽查,及时公开抽查情况。", with: "每季度动态通报政府网站抽查情况。")
        let websites = PlanBuilder(DatasetCatalogue.all).obligations(in: try Planning.publication(text))
            .first { $0.datasets == ["website-inspections"] }
        #expect(websites?.basis == .mentioned)
    }

    @Test("takes no notice of width, case and space")
    func forms() throws {
        let catalogue = [Planning.definition("ppp", subjects: ["ppp项目"]), Planning.definition("none", subjects: [])]
        let text = Planning.points.replacingOccurrences(of: "食品抽查结果", with: "ＰＰＰ 项目信息")
        let found = PlanBuilder(catalogue).obligations(in: try Planning.publication(text))
        #expect(found.first { $0.what.contains("项目信息") }?.datasets == ["ppp"])
        #expect(found.allSatisfy { !$0.datasets.contains("none") })
    }

    @Test("lists what no dataset meets")
    func unmet() throws {
        let found = try obligations([])
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.datasets.isEmpty && $0.basis == .ordered })
    }

    @Test(
        "turns words into a day only where they name one",
        arguments: [
            ("2023年9月底前", "2023-09-30"), ("12月31日前", "2023-12-31"), ("年底前", "2023-12-31"), ("年内", "2023-12-31"),
            ("本要点公布后30日内", "2023-05-10"), ("2024 年底前", "2024-12-31"), ("20个工作日内", ""), ("最迟5小时内", ""),
            ("2023年2月30日前", ""), ("13月底前", ""),
        ])
    func days(_ words: String, _ day: String) throws {
        let text = Planning.points.replacingOccurrences(of: "2023年9月底前公布", with: words + "公布")
        let found = PlanBuilder(DatasetCatalogue.all).obligations(in: try Planning.publication(text))
        let items = try #require(found.first { $0.datasets.contains("service-items") })
        #expect(items.due?.description ?? "" == day, "\(items.time ?? "no time") in \(items.verbatim)")
    }
}
