import Foundation
import GongkaiModel
import TestSupport
import Testing

/// The real gazette as tables, against facts read off it by hand.
@Suite(
    .enabled(
        if: SharedInputs.has("corpus/jiaxing-2017-05.txt") && SharedInputs.has("gold/jiaxing-2017-05.json"),
        "needs the shared inputs"))
struct CorpusTests {
    let publication: Publication
    let gold: Gold

    init() throws {
        publication = try Looking.publication(at: #require(SharedInputs.path("corpus/jiaxing-2017-05.txt")))
        gold = try #require(try Gold.load())
    }

    @Test("documents, contents and catalogue have a record each, and point to what is there")
    func counts() throws {
        let documents = try Looking.dataset("documents", of: publication).rows
        #expect(documents.map { $0["documentNumber"] } == gold.documents.map(\.number))
        #expect(documents.map { $0["written"] } == gold.documents.map(\.dated))
        #expect(try Looking.dataset("contents", of: publication).records.count == gold.issue.contentsEntries)
        let catalogue = try Looking.dataset("catalogue", of: publication).rows
        #expect(catalogue.map { $0["line"] } == gold.catalogue.map { String($0.line) })
        // Of eleven entries two name a document of the issue by its number; the others have the wrong year or are not in it.
        #expect(catalogue.count { $0["document"] != nil } == 2)
    }

    @Test("responsibilities and references are as many as the gold has")
    func notes() throws {
        let responsibilities = try Looking.dataset("responsibilities", of: publication).rows
        let notes = Set(responsibilities.map { "\($0["line"] ?? "") \($0["verbatim"] ?? "")" })
        #expect(notes.count == gold.documents.flatMap { $0.responsibilities ?? [] }.count)
        let references = try Looking.dataset("references", of: publication).rows
        let cited = references.filter { $0["citedNumber"] != nil }.count
        #expect(cited >= gold.documents.flatMap(\.references).count)
    }

    @Test("the printed table is a dataset with the gold's cells")
    func table() throws {
        let wanted = try #require(gold.documents.compactMap(\.tables).joined().first)
        let table = try Looking.dataset("tables/1", of: publication)
        #expect(table.schema.fields.map(\.title.chinese).dropFirst() == wanted.rows[0][1...])
        #expect(table.records.map { $0.map { $0.text ?? "" } } == Array(wanted.rows.dropFirst()))
    }

    /// Line, indicator, comparisons, value and unit, benchmark; `-` is missing.
    private static let targets = """
        41 地区生产总值 grow-by；about 7% -
        42 一般公共预算收入 grow-by 6.5% -
        43 固定资产投资额 grow-by 9% -
        43 重大基础设施投资 grow-by；at-least 15% -
        43 重大产业项目投资 grow-by；at-least 15% -
        43 重点技术改造投资 grow-by；at-least 15% -
        43 生态保护和环境整治投资 grow-by；at-least 15% -
        44 社会消费品零售总额 grow-by 10% -
        44 网络零售额 grow-by 20% -
        45 货物进出口总额 grow-by - -
        45 出口总额 grow-by - -
        45 服务贸易出口 grow-by 10% -
        46 实际利用外资 - 25亿美元 -
        47 全社会研究与试验发展经费支出占生产总值比重 reach 3% -
        48 省定八大万亿产业增加值增速 same-as - 全省
        49 “浙商回归”到位资金 - 462亿元 -
        50 居民消费价格总水平 grow-by；about 3% -
        51 城镇居民人均可支配收入 grow-by 7% -
        51 农村居民人均可支配收入 grow-by 7% -
        52 城镇登记失业率 within 4% -
        52 城镇新增就业 - 6.6万人 -
        53 单位地区生产总值综合能耗降低率 complete - 省下年度目标
        53 单位地区生产总值二氧化碳排放量降低率 complete - 省下年度目标
        53 化学需氧量排放量年削减率 complete - 省下年度目标
        53 二氧化硫排放量年削减率 complete - 省下年度目标
        53 氨氮排放量年削减率 complete - 省下年度目标
        53 氮氧化物排放量年削减率 complete - 省下年度目标
        54 市控以上劣V类水质断面 complete - -
        55 PM2.5年均浓度 reach - 省下年度目标
        """

    @Test("plan targets: every indicator of the list of document 11号, with its value where it has one")
    func planTargets() throws {
        let rows = try Looking.dataset("plan-targets", of: publication).rows
        let list = rows.filter { $0["document"] == "嘉政发-2017-11" }
        let found = list.map { row in
            let value = (row["value"] ?? "") + (row["unit"] ?? "")
            let indicator = (row["indicator"] ?? "").replacing(" ", with: "")
            return [
                row["line"] ?? "-", indicator, row["comparison"] ?? "-", value.isEmpty ? "-" : value,
                row["benchmark"] ?? "-",
            ].joined(separator: " ")
        }
        #expect(found == CorpusTests.targets.split(separator: "\n").map(String.init))
        #expect(list.allSatisfy { $0["period"] == "2017" })
        #expect(list.filter { $0["partOf"] == "固定资产投资额" }.count == 4)
    }

    @Test("plan targets: those of the action plan of document 34号 too")
    func actionTargets() throws {
        let rows = try Looking.dataset("plan-targets", of: publication).rows
        func value(_ indicator: String) -> [String?] {
            let row = rows.first { $0["document"] == "嘉政办发-2017-34" && $0["indicator"]?.contains(indicator) == true }
            return [row?["comparison"], row?["value"], row?["unit"], row?["period"], row?["benchmark"]]
        }
        #expect(value("在役工业机器人") == [nil, "10000", "台", nil, nil])
        #expect(value("从业人员数") == ["decrease-by", "18", "%", nil, "2016年"])
        #expect(value("产业规模") == ["reach；at-least", "300", "亿元", "2019", nil])
        #expect(value("机器人密度") == ["reach；at-least", "130", "台/万人", "2019", nil])
        #expect(Set(rows.map { $0["document"] }) == ["嘉政发-2017-11", "嘉政办发-2017-34"])
    }
}
