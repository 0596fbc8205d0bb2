import GongkaiModel
import GongkaiTables
import TestSupport
import Testing

@Suite("Orders to publish")
struct OrderTests {
    private func orders(_ sentence: String) throws -> [[String: String]] {
        try Looking.dataset("disclosure-obligations", of: Looking.document(sentence)).rows
    }

    @Test(
        "are found in their three shapes",
        arguments: [
            ("市水务局应当每月公布水位数据。", "公布", "水位数据", "monthly"),
            ("做好抽检结果公示工作。", "公示", "抽检结果", "-"),
            ("编制服务事项目录,并定期向社会公开。", "公开", "服务事项目录", "regular"),
            ("对列入名单的企业,要在市政府网站予以公告。", "公告", "列入名单的企业", "-"),
            ("每10日发布一次蔬菜价格。", "发布", "一次蔬菜价格", "every-10-days"),
            ("按季度披露国有企业经营情况。", "披露", "国有企业经营情况", "quarterly"),
            ("发布年度农业产量表。", "发布", "年度农业产量表", "yearly"),
            ("发布2024年度农业产量表。", "发布", "2024年度农业产量表", "-"),
            ("公开本年度任务完成情况。", "公开", "本年度任务完成情况", "-"),
            ("推行审批清单常态化公开。", "公开", "审批清单", "continuous"),
        ])
    func shapes(_ sentence: String, _ verb: String, _ what: String, _ frequency: String) throws {
        let rows = try orders(sentence)
        #expect(rows.count == 1)
        #expect(rows.first?["verb"] == verb)
        #expect(rows.first?["what"] == what)
        #expect(rows.first?["frequency"] ?? "-" == frequency)
        #expect(rows.first?["verbatim"] == sentence)
    }

    @Test(
        "are not seen in names, denials, conditions, past events, quotations and generalities",
        arguments: [
            "根据《中华人民共和国政府信息公开条例》制定本办法。", "《云溪市办法》已经市政府同意,现予公布。", "本办法自公布之日起施行。",
            "已发布的文件继续有效。", "涉及国家秘密的内容不得公开。", "任何单位不得擅自发布汛情。", "推行“双随机、一公开”。",
            "召开新闻发布会。", "完善依申请公开。", "坚持公开透明。", "应当公开征求意见。", "切实提高信息公开的规范性。",
            "全市工作的总体要求是:推进决策公开。", "推进政务公开。", "对向社会公布的,要做好解读。", "2009年6月1日公布的办法同时废止。",
            "各部门发布重要信息的,应当报市政府批准。",
        ])
    func none(_ sentence: String) throws {
        #expect(try orders(sentence) == [])
    }

    @Test("several in one sentence are several records, each with its own frequency")
    func several() throws {
        let rows = try orders("市商务局要每周发布粮价,及时公布库存,并做好供需信息公开工作。")
        #expect(rows.map { $0["what"] } == ["粮价", "库存", "供需信息"])
        #expect(rows.map { $0["frequency"] } == ["weekly", "prompt", nil])
        #expect(rows.map { $0["subject"] } == ["市商务局", "市商务局", "市商务局"])
    }

    @Test("a full stop in brackets or quotation marks ends no sentence")
    func enclosed() throws {
        let rows = try orders("及时公布水质(包括饮用水。不含地下水)和“一河一档。”情况。")
        #expect(rows.map { $0["what"] } == ["水质(包括饮用水。不含地下水)和“一河一档。”情况"])
    }
}

@Suite("Plan targets")
struct TargetTests {
    private func targets(_ text: String) throws -> [String] {
        try Looking.dataset("plan-targets", of: Looking.document(text)).rows.map { row in
            [row["indicator"], row["comparison"], row["value"], row["unit"], row["benchmark"]].map { $0 ?? "-" }
                .joined(separator: " ")
        }
    }

    @Test(
        "say how their values are meant",
        arguments: [
            ("粮食产量增长3%左右;", "粮食产量 grow-by；about 3 % -"), ("森林覆盖率不低于60%;", "森林覆盖率 at-least 60 % -"),
            ("失业率控制在4.5%以内;", "失业率 within 4.5 % -"), ("能耗强度下降2.5%以上;", "能耗强度 decrease-by；at-least 2.5 % -"),
            ("旅游收入突破80亿元;", "旅游收入 at-least 80 亿元 -"), ("引进项目12个;", "引进项目 - 12 个 -"),
            ("居民收入与经济增长保持同步;", "居民收入 same-as - - 经济增长"), ("主要污染物减排完成省下达任务;", "主要污染物减排 complete - - 省下达任务"),
            ("外贸出口稳定增长;", "外贸出口 grow-by - - -"), ("群众满意;", "群众满意 - - - -"),
        ])
    func comparisons(_ item: String, _ expected: String) throws {
        #expect(try targets("2024年的主要目标是:\n\n- \(item)\n- 其他事项。") == [expected, "其他事项 - - - -"])
    }

    @Test("several indicators of one value are several records")
    func shared() throws {
        let text = "今年的预期目标如下:\n\n- 工业投资、技改投资均增长10%以上;\n- 氨氮和总磷排放量均下降5%;\n- 雨水、污水管网新增30公里。"
        #expect(
            try targets(text) == [
                "工业投资 grow-by；at-least 10 % -", "技改投资 grow-by；at-least 10 % -", "氨氮排放量 decrease-by 5 % -",
                "总磷排放量 decrease-by 5 % -", "雨水、污水管网新增 - 30 公里 -",
            ])
    }

    @Test("are read from running text only where it has numbers and is called targets")
    func prose() throws {
        #expect(try targets("全年工业投资增长10%,各部门要抓好落实。") == [])
        #expect(
            try targets("一、总体目标\n\n到2026年,营商环境明显改善,绿道里程达到300公里。\n\n二、重点任务\n\n新建公园8个。")
                == ["绿道里程 reach 300 公里 -"])
    }
}

@Suite("Projections of any publication")
struct AnyPublicationTests {
    @Test("keep to their schemas, and their foreign keys point to something", arguments: 0..<60)
    func generated(_ seed: UInt64) {
        let publication = PublicationGenerator(seed: seed).publication()
        let datasets = Projection.all(of: publication).map { $0.dataset(of: Projection.Input(publication)) }
        for dataset in datasets {
            #expect(dataset.schema.flaws == [] && dataset.violations == [], "\(dataset.schema.name)")
            for key in dataset.schema.foreignKeys {
                let target = datasets.first { $0.schema.name == key.dataset ?? dataset.schema.name }
                let known = Set(target?.values(of: key.references[0]) ?? [])
                let dangling = dataset.values(of: key.fields[0]).filter { $0 != .missing && !known.contains($0) }
                #expect(dangling == [], "\(dataset.schema.name).\(key.fields[0])")
            }
        }
    }

    @Test(
        "come to an end on damage: brackets without end, orders and values by the thousand in one breath",
        arguments: [
            String(repeating: "(", count: 50_000), String(repeating: "“公开", count: 20_000),
            String(repeating: "公开", count: 50_000), String(repeating: "及时公开甲,", count: 20_000),
            "目标是:" + String(repeating: "甲增长7%、", count: 20_000),
            "目标是:" + String(repeating: "甲,", count: 20_000) + "乙均增长7%。",
        ])
    func damage(_ text: String) {
        let span = Span(start: 4, end: 6, kind: .quantity(value: "7", unit: "%"))
        let document = Document(id: "d", body: [.paragraph(Text(text, spans: text.hasPrefix("目标") ? [span] : []))])
        let publication = Publication(kind: .document, documents: [document])
        for projection in Projection.all(of: publication) {
            #expect(projection.dataset(of: Projection.Input(publication)).violations == [])
        }
    }
}

@Suite("Printed tables")
struct PrintedTableTests {
    private func dataset(_ rows: [[Table.Cell]]) throws -> Dataset {
        let document = Document(id: "d", body: [.table(Table(rows: rows))])
        return try Looking.dataset("tables/1", of: Publication(kind: .document, documents: [document]))
    }

    private func cell(_ text: String, header: Bool = false, rows: Int = 1, columns: Int = 1) -> Table.Cell {
        Table.Cell(text: Text(text), header: header, rowSpan: rows, columnSpan: columns)
    }

    @Test("a cell that spans several stands in each, and headings in several rows are put together")
    func spans() throws {
        let table = try dataset([
            [cell("地区", header: true, rows: 2), cell("任务", header: true, columns: 2)],
            [cell("新建", header: true), cell("改建", header: true)],
            [cell("甲", rows: 2), cell("1"), cell("2.5")], [cell("3"), cell("")],
        ])
        #expect(table.schema.fields.map(\.name) == ["地区", "任务_x0020_新建", "任务_x0020_改建"])
        #expect(table.schema.fields.map(\.type) == [.string, .integer, .decimal])
        #expect(
            table.rows == [["地区": "甲", "任务_x0020_新建": "1", "任务_x0020_改建": "2.5"], ["地区": "甲", "任务_x0020_新建": "3"]])
    }

    @Test("headings that are no names, empty or repeated get names; a leading zero makes text of a column")
    func names() throws {
        let table = try dataset([
            [
                cell("金额(万元)", header: true), cell("", header: true), cell("金额(万元)", header: true),
                cell("a_xb", header: true),
            ],
            [cell("007"), cell("1,000"), cell("-0.50"), cell("5")],
        ])
        #expect(table.schema.fields.map(\.name) == ["金额_x0028_万元_x0029_", "column2", "column3", "a_x005F_xb"])
        #expect(table.schema.fields.map(\.type) == [.string, .string, .decimal, .integer])
        #expect(table.violations == [] && table.schema.flaws == [])
    }
}
