import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import Testing

@Suite struct SecrecyTests {
    private static func rules(_ change: (inout Document) -> Void) -> [String] {
        var document = Document(id: "d")
        change(&document)
        return PublicationGate.findings(in: Publication(kind: .document, documents: [document])).map(\.rule.id)
    }

    @Test(
        "a mark of secrecy stops a document, however it is written",
        arguments: [
            "绝密", "机密★1年", "秘密★长期", "机　密", "秘密 ★ 10年", "秘密☆６个月", "机密*启用前", "000012 机密★1年", "密级：机密", "（秘密）", "机密★1年 特急",
            "秘密\u{200B}★1年", "【绝密】", "№000001 绝密★30年",
        ])
    func secrecy(mark: String) {
        #expect(Self.rules { $0.body = [.paragraph(Text(mark)), .paragraph(Text("各县："))] } == ["gate.secrecy-mark"])
    }

    @Test(arguments: ["内部资料 注意保存", "内部文件，不得外传", "（内部资料）", "仅供内部使用", "内　部　资　料", "内部刊物·注意保存", "密级：内部"])
    func `internal`(mark: String) {
        #expect(Self.rules { $0.body = [.paragraph(Text(mark))] } == ["gate.internal-mark"])
    }

    @Test(arguments: ["（此件不公开）", "(此件不予公开)", "此件依申请公开", "（此件依申请公开）", "信息公开选项：不予公开", "公开属性:依申请公开", "（ 此 件 不 公 开 ）"])
    func notPublic(mark: String) {
        #expect(Self.rules { $0.notes = [Text(mark)] } == ["gate.not-public-mark"])
        let bracketed = mark.hasPrefix("（") || mark.hasPrefix("(") ? mark : "（\(mark)）"
        #expect(Self.rules { $0.body = [.paragraph(Text("特此通知。" + bracketed))] } == ["gate.not-public-mark"])
    }

    @Test(
        "a sentence that speaks of secrets is no mark",
        arguments: [
            "涉及国家秘密、商业秘密、个人隐私的政府信息不得公开。", "机密级计算机不得接入互联网。", "加强内部管理。", "（此件公开发布）", "此件主动公开", "国家秘密的密级分为绝密、机密、秘密三级。",
            "行政机关内部事务信息可以不予公开。", "依申请公开的政府信息，按下列程序办理。", "对依法不予公开的信息（包括不予公开的会议纪要），说明理由。", "公文末尾应当注明“（此件不公开）”。", "内部控制",
            "保守工作秘密", "机密级", "内部资料性出版物管理办法", "公开方式：主动公开", "密级：公开", "密级：无", "秘密侦查",
        ])
    func isSilent(text: String) {
        #expect(Self.rules { $0.body = [.paragraph(Text(text))] } == [])
        #expect(Self.rules { $0.notes = [Text(text)] } == [])
    }

    @Test func aWordOfGradesDeepInATextIsNoMark() {
        let lines = (1...9).map { Block.paragraph(Text("第\($0)段。")) }
        #expect(Self.rules { $0.body = lines + [.paragraph(Text("秘密"))] } == [])
        #expect(Self.rules { $0.body = lines + [.paragraph(Text("秘密★1年"))] } == ["gate.secrecy-mark"])
    }

    @Test func whatTheModelKnowsIsFound() {
        #expect(Self.rules { $0.secrecy = Sourced("机密") } == ["gate.secrecy-mark"])
        let item = MetadataItem(label: Sourced("公开方式"), value: Sourced("依申请公开"))
        #expect(Self.rules { $0.metadata = [item] } == ["gate.not-public-mark"])
        #expect(Self.rules { $0.title = Sourced("关于开展检查的通知（秘密）") } == ["gate.secrecy-mark"])
    }

    @Test func aWaiverNeedsAReasonAndNeverCoversAStateSecret() throws {
        #expect(Waiver("gate.email=  ") == nil)
        #expect(Waiver("gate.secrecy-mark=old") == nil)
        #expect(Waiver("check.kind=no rule of the gate") == nil)
        let waiver = try #require(Waiver("gate.email@documents/0=office"))
        let inside = Diagnostic(.gateEmail, ["a***@x.cn"], modelPath: "documents/0/body/1/text")
        let outside = Diagnostic(.gateEmail, ["a***@x.cn"], modelPath: "documents/01/body/1/text")
        #expect(waiver.covers(inside, file: nil))
        #expect(!waiver.covers(outside, file: nil))
        #expect([waiver].applied(to: [inside, outside], file: nil).map(\.rule.id) == ["gate.waived", "gate.email"])
    }
}
