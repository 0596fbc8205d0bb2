import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// The shapes that official documents come in; every text is made up, of places that do not exist.
@Suite struct DocumentShapeTests {
    private func read(_ text: String) throws -> Publication {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "text.txt", bytes: Array(text.utf8)), diagnostics: &sink)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        return publication
    }

    private func document(_ text: String) throws -> Document {
        let publication = try read(text)
        #expect(publication.documents.count == 1)
        return try #require(publication.documents.first)
    }

    @Test(
        "a number is read in every form in which it is printed",
        arguments: [
            ("云政发〔2024〕11号", "云政发〔2024〕11号"), ("云政发[2024] 11 号", "云政发〔2024〕11号"),
            ("云政发（2024）第11号", "云政发〔2024〕11号"), ("云政发【２０２４】１１号", "云政发〔2024〕11号"),
            ("（云政办函〔2024〕3号）", "云政办函〔2024〕3号"), ("云府明电〔2024〕 8号", "云府明电〔2024〕8号"),
        ])
    func numbers(printed: String, normalised: String) throws {
        let document = try document("云溪市人民政府关于防汛工作的通知\n\n\(printed)\n\n各县人民政府：\n\n请认真执行。")
        #expect(document.number?.value.text == normalised)
        #expect(document.number?.value.form == .standard)
    }

    @Test("an order has its number below its name, its signer and date, and carries what it promulgates")
    func order() throws {
        let document = try document(
            """
            云溪市人民政府令

            第 十二 号

            《云溪市绿化办法》已经市政府第8次常务会议通过，现予公布，自2024年5月1日起施行。

            市 长 钱某某

            二〇二四年三月四日

            云溪市绿化办法

            第一条 为了保护绿地，制定本办法。

            第二条 本办法自2024年5月1日起施行。《云溪市园林办法》（云溪市人民政府令第4号）同时废止。
            """)
        #expect(document.kind == .order)
        #expect(document.number?.value.text == "云溪市人民政府令第12号")
        #expect(document.number?.value.form == .order)
        #expect(document.issuers == ["云溪市人民政府"])
        #expect(document.signers.map(\.value) == ["钱某某"])
        #expect(document.written == CalendarDate("2024-03-04"))
        #expect(document.effective == CalendarDate("2024-05-01"))
        #expect(document.enclosures.map { $0.title?.value } == ["云溪市绿化办法"])
        #expect(document.relations.filter { $0.kind == .repeals }.map(\.number) == ["云溪市人民政府令第4号"])
    }

    @Test("a joint announcement over several lines has all its issuers")
    func joint() throws {
        let document = try document(
            """
            云溪市财政局 云溪市统计局
            关于数据核查的公告

            云溪市财政局公告2024年第2号

            现公告如下：

            一、核查工作执行至2024年6月30日。

            特此公告。

            云溪市财政局
            云溪市统计局

            2024年3月2日
            """)
        #expect(document.kind == .announcement)
        #expect(document.issuers == ["云溪市财政局", "云溪市统计局"])
        #expect(document.title?.value == "云溪市财政局云溪市统计局关于数据核查的公告")
        #expect(document.number?.value.form == .announcement)
        // The closing formula belongs to no heading.
        guard case .paragraph(let last)? = document.body.last else {
            Issue.record("the closing formula is no paragraph of the body")
            return
        }
        #expect(last.string == "特此公告。")
    }

    @Test("a document of the 2012 layout: head, number and signer in one line, foot")
    func layout() throws {
        let document = try document(
            """
            000012
            机密★1年
            特急

            云溪市水务局文件

            云水〔2024〕17号　　　　　　签发人：周某某

            云溪市水务局关于泵站建设的请示

            市政府：

            泵站已通过评审。

            妥否，请批示。

            云溪市水务局
            2024年4月8日

            （联系人：吴某，电话：110）

            抄送：市发展改革委，市财政局。
            云溪市水务局办公室　　2024年4月8日印发
            """)
        #expect(document.copyNumber?.value == "000012")
        #expect(document.secrecy?.value == "机密")
        #expect(document.secrecyTerm?.value == "1年")
        #expect(document.urgency?.value == "特急")
        #expect(document.masthead?.value == "云溪市水务局文件")
        #expect(document.number?.value.text == "云水〔2024〕17号")
        #expect(document.signers.map(\.value) == ["周某某"])
        #expect(document.kind == .request)
        #expect(document.addressees.map(\.value) == ["市政府"])
        #expect(document.copyRecipients.map(\.value) == ["市发展改革委", "市财政局"])
        #expect(document.notes.count == 2)
    }

    @Test("lines of a hard-wrapped text are joined, headings and labels are not")
    func wrapped() throws {
        let document = try document(
            """
            云溪市人民政府关于加强
            防汛工作的通知
            云政发〔2024〕3号
            各县（市、区）人民政府，市政府各部门、
            各直属单位：
            　　为切实做好2024年全市防汛工作，保障人民群众生命财
            产安全，现通知如下：
            　　一、提高思想认识
            　　各地各部门要充分认识防汛工作的重要性，切实增强责任
            感和紧迫感。
            　　（一）强化领导。实行行政首长负责制，层层落实责任，
            确保到位。（牵头单位：市水利局；责任单位：市应
            急管理局、各县（市、区）人民政府）
            　　（二）强化值守。严格执行24小时值班制度
            　　（三）强化督查
            　　云溪市人民政府
            　　2024年4月1日
            """)
        #expect(document.title?.value == "云溪市人民政府关于加强防汛工作的通知")
        #expect(document.addressees.map(\.value) == ["各县（市、区）人民政府", "市政府各部门、各直属单位"])
        guard case .division(let first)? = document.body.last else {
            Issue.record("the heading is no division")
            return
        }
        #expect(first.heading?.value == "提高思想认识")
        let inner = first.blocks.compactMap { if case .division(let division) = $0 { division } else { nil } }
        #expect(inner.map { $0.heading?.value } == ["强化领导。", "强化值守。", "强化督查"])
        #expect(inner.first?.responsibilities.first?.responsible == ["市应急管理局", "各县(市、区)人民政府"])
    }

    @Test("rules with a list of their chapters in front, an article 第三条之一, an article heading, paragraphs behind items")
    func rules() throws {
        let document = try document(
            """
            云溪市户外广告办法

            目　录

            第一章　总则
            第二章　附则

            第一章　总则

            第一条　本办法所称户外广告，包括：
            　　（一）利用建筑物设置的广告；
            　　（二）利用道路设置的广告。
            　　另有规定的，从其规定。

            第三条　【许可】设置应当依照第二条第二款第（一）项取得许可。

            第三条之一　期限不超过3年。

            第二章　附则

            第十条 本办法自印发之日起施行，有效期5年。
            """)
        let chapters = document.body.compactMap { if case .division(let division) = $0 { division } else { nil } }
        #expect(chapters.map { $0.heading?.value } == ["总则", "附则"])
        let articles = chapters[0].blocks.compactMap { if case .division(let division) = $0 { division } else { nil } }
        #expect(articles.map(\.ordinal) == [[1], [3], [3, 1]])
        #expect(articles[1].heading?.value == "【许可】")
        // Paragraph, two items, and the next paragraph (款) of the same article.
        #expect(articles[0].blocks.count == 4)
        #expect(document.validity == "5年")
        #expect(document.status == .inForce)
    }

    @Test("what counts on in prose is no heading: 二、三产业, 一是…二是…, 第十条第二款规定")
    func prose() throws {
        let document = try document(
            """
            云溪市人民政府关于农业工作的意见

            各县人民政府：

            要促进农业与二、三产业融合，加快发展一、二级市场，不断提升综合竞争力和农民的收入水平与发展

            二、三产业融合发展水平。一是抓基础；二是抓重点。

            第十条第二款规定的情形除外。

            云溪市人民政府
            2024年1月2日
            """)
        let divisions = document.body.filter { if case .division = $0 { true } else { false } }
        #expect(divisions.isEmpty)
        #expect(document.body.count == 2)
    }

    @Test("Markdown: headings, emphasis, pipe tables; a title with its years on the next line")
    func markdown() throws {
        let document = try document(
            """
            # 云溪市人民政府办公室关于印发《云溪市数据开放计划（2024—2026年）》的通知

            **云政办发〔2024〕12号**

            各县（市、区）人民政府：

            《云溪市数据开放计划（2024—2026年）》已经市政府同意，现印发给你们。

            云溪市人民政府办公室

            2024年6月3日

            # 云溪市数据开放计划

            # （2024—2026年）

            ## 一、总体要求

            到2026年，开放数据集达到**5000个以上**。

            | 序号 | 任务 |
            | --- | --- |
            | 1 | 平台建设 |
            """)
        #expect(document.number?.value.text == "云政办发〔2024〕12号")
        let enclosure = try #require(document.enclosures.first)
        #expect(enclosure.title?.value == "云溪市数据开放计划（2024—2026年）")
        guard case .division(let division)? = enclosure.body.first, case .paragraph(let text)? = division.blocks.first,
            case .table(let table)? = division.blocks.last
        else {
            Issue.record("the enclosure has not the structure expected")
            return
        }
        #expect(division.heading?.value == "总体要求")
        #expect(text.spans.contains { $0.kind == .emphasis })
        #expect(table.rows.map { $0.map(\.text.string) } == [["序号", "任务"], ["1", "平台建设"]])
        #expect(table.rows.first?.allSatisfy(\.header) == true)
    }

    @Test("minutes: 〔2024〕15号 under the title, the issuer and date above the text")
    func minutes() throws {
        let document = try document(
            """
            云溪市人民政府专题会议纪要

            〔2024〕15号

            云溪市人民政府办公室　　　　2024年5月20日

            5月18日，市政府召开专题会议。现纪要如下：

            一、会议听取了汇报。
            """)
        #expect(document.kind == .minutes)
        #expect(document.number?.value.text == "云溪市人民政府专题会议纪要〔2024〕15号")
        #expect(document.written == CalendarDate("2024-05-20"))
        #expect(document.body.count == 2)
    }

    @Test("chapters listed behind list marks are no divisions, and those they list are")
    func bulletedTableOfContents() throws {
        let document = try document(
            "云溪市人民政府关于印发管理办法的通知\n云政发〔2024〕1号\n\n各县人民政府：\n现印发给你们。\n目录\n"
                + "- 第一章 总则\n- 第二章 附则\n- 第一章 总则\n正文。\n- 第二章 附则\n正文。\n")
        let divisions = document.body.filter { if case .division = $0 { true } else { false } }
        #expect(divisions.count == 2)
    }

    @Test("text that is no official document is one document without metadata")
    func plainText() throws {
        let text = "静夜思\n床前明月光，\n疑是地上霜。\n\nThis is no official document, and it\nwraps.\n"
        let document = try document(text)
        #expect(document.title == nil && document.number == nil && document.written == nil)
        #expect(document.kind == .other && document.issuers.isEmpty)
        #expect(document.body.count == 3)
    }

    @Test(
        "a note in mixed or broken brackets gives its parties",
        arguments: [
            "〔责任单位：市甲局、市乙局（丙局）]", "[(市甲局、市乙局（丙局）按职责分工分别负责)", "（责任单位：市甲局、市乙局（丙局）",
            "【责任单位:市甲局、市乙局(丙局)】", "（由市甲局和市乙局（丙局）负责，2024年6月前完成）",
        ])
    func brackets(note: String) throws {
        let document = try document(
            "云溪市人民政府关于农业工作的意见\n\n各县人民政府：\n\n一、抓好生产。按照要求落实。\(note)\n\n云溪市人民政府\n2024年1月2日")
        guard case .division(let division)? = document.body.last else {
            Issue.record("no division")
            return
        }
        #expect(division.responsibilities.count == 1)
        #expect(division.responsibilities.first?.responsible == ["市甲局", "市乙局(丙局)"])
    }
}
