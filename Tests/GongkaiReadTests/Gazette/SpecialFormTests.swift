import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Orders and minutes (GB/T 9704-2012, 10.2 and 10.3); every text is made up, of places that do not exist.
@Suite("The special forms of documents") struct SpecialFormTests {
    private func document(_ text: String) throws -> Document {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "text.txt", bytes: Array(text.utf8)), diagnostics: &sink)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        #expect(publication.documents.count == 1)
        return try #require(publication.documents.first)
    }

    private func order(_ end: String) throws -> Document {
        try document("云溪市人民政府令\n\n第12号\n\n《云溪市绿化办法》已经市政府常务会议通过，现予公布。\n\n\(end)\n")
    }

    private func paragraphs(_ document: Document) -> [String] {
        document.body.compactMap { if case .paragraph(let text) = $0 { text.string } else { nil } }
    }

    @Test(
        "an order that a name alone signs has its signer and its date",
        arguments: [
            ("王某某\n2024年3月4日", "王某某"), ("王　某\n2024年3月4日", "王某"), ("王 某 某\n\n二〇二四年三月四日", "王某某"),
            ("　　　　　　　　　　　　　　欧阳明月\n　　　　　　　　　　　　　　2024年3月4日", "欧阳明月"),
            ("此令。\n\n王某某\n2024年3月4日", "王某某"), ("市长　王某\n2024年3月4日", "王某"), ("市长王某某\n2024年3月4日", "王某某"),
            ("市　长\n王某某\n2024年3月4日", "王某某"), ("云溪市市长　王某某\n2024年3月4日", "王某某"),
            ("云溪市人民政府\n王某某\n2024年3月4日", "王某某"), ("王某某　　2024年3月4日", "王某某"),
            ("市长：王　某　2024年3月4日", "王某"), ("买买提·艾山\n2024年3月4日", "买买提·艾山"), ("王　会\n2024年3月4日", "王会"),
            ("附件：1.云溪市绿化办法\n2.云溪市树种名录\n\n王某某\n2024年3月4日", "王某某"), ("钱某\n孙某某\n2024年3月4日", "钱某 孙某某"),
        ])
    func signers(end: String, names: String) throws {
        let document = try order(end)
        #expect(document.signers.map(\.value).joined(separator: " ") == names)
        #expect(document.signature?.date?.value == CalendarDate("2024-03-04"))
        #expect(document.written == CalendarDate("2024-03-04"))
        #expect(document.issuers == ["云溪市人民政府"])
        let body = paragraphs(document)
        #expect(body.first == "《云溪市绿化办法》已经市政府常务会议通过，现予公布。")
        #expect(body.dropFirst().allSatisfy { $0 == "此令。" })
    }

    @Test(
        "a line of the text is no signer",
        arguments: [
            "任命：\n\n王某某\n2024年3月4日", "任命下列人员为市政府参事：\n王某某\n李某\n2024年3月4日", "此令\n2024年3月4日", "市政府\n2024年3月4日",
            "本办法自公布之日起施行\n王某某\n2024年3月4日", "特此公布\n2024年3月4日",
        ])
    func noSigners(end: String) throws {
        #expect(try order(end).signers.isEmpty)
    }

    @Test("a name alone signs nothing but orders and motions")
    func otherKinds() throws {
        let notice = try document(
            "云溪市人民政府关于绿化工作的通知\n\n云政发〔2024〕3号\n\n各区人民政府：\n\n请认真执行。\n\n王某某\n2024年3月4日\n")
        #expect(notice.signers.isEmpty)
        let motion = try document(
            "云溪市人民政府关于设立护林日的议案\n\n云政〔2024〕3号\n\n市人大常委会：\n\n现提请审议。\n\n市长　王某某\n2024年3月4日\n")
        #expect(motion.signers.map(\.value) == ["王某某"])
    }

    @Test(
        "who was at a meeting stands in paragraphs of their own, with a full stop or without",
        arguments: ["", "。"], ["出席：", "出　席：", "出席人员:"])
    func attendance(stop: String, label: String) throws {
        let lists = [
            "\(label)市政府沈某某、陆某某、方某某，市水务局周某某，市财政局何某某，市发展改革委林某某\(stop)",
            "请假：市住房城乡建设局罗某某\(stop)", "列席：澜东区人民政府秦某某，市气象局贺某某\(stop)",
        ]
        for space in ["\n", "\n\n"] {
            let minutes = try document(
                (["云溪市人民政府常务会议纪要", "〔2024〕6号", "2024年4月10日，会议研究内涝治理工作，确定的事项纪要如下："]
                    + ["一、会议原则同意项目建设方案。"] + lists + ["抄送：市委办公室。"]).joined(separator: space) + "\n")
            let outline = Outline.lines(of: minutes)
            for list in lists {
                #expect(outline.contains { $0.hasSuffix(list) }, "\(list): \(outline)")
            }
        }
    }

    @Test("the lists of a meeting may stand above its text, and go on below a full line or hanging")
    func attendanceAbove() throws {
        let minutes = try document(
            """
            云溪市人民政府专题会议纪要

            〔2024〕7号

            　　时间：2024年4月10日下午
            　　地点：市政府第一会议室
            　　主持：市政府副市长沈某某
            　　出席：市政府陆某某、方某某，市水务局周某某，市财政局
            　　　　　何某某，市发展改革委林某某
            　　列席：市气象局贺某某
            　　2024年4月10日，会议研究了内涝治理工作。
            """)
        #expect(
            paragraphs(minutes) == [
                "时间：2024年4月10日下午", "地点：市政府第一会议室", "主持：市政府副市长沈某某",
                "出席：市政府陆某某、方某某，市水务局周某某，市财政局何某某，市发展改革委林某某", "列席：市气象局贺某某",
                "2024年4月10日，会议研究了内涝治理工作。",
            ])
    }
}
