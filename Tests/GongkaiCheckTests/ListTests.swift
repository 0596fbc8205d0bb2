@testable import GongkaiCheck
import GongkaiModel
import Testing

@Suite struct ListTests {
    private func names(_ documents: (String?, String)...) -> [DocumentNames] {
        documents.map { number, title in
            DocumentNames(
                Document(
                    id: title, number: number.map { Sourced(DocumentNumber($0)) }, title: Sourced(title),
                    issuers: ["甲市人民政府"]))
        }
    }

    private func matches(_ entries: (String?, String)..., to names: [DocumentNames]) -> [Int?] {
        ListMatcher.matches(entries.map { ListedEntry(number: $0.map(DocumentNumber.init), title: $1) }, to: names)
    }

    @Test(
        "type makes no difference between titles",
        arguments: [
            ("行动方案（2017—2019年）", "行动方案(2017-2019年)"), ("“一窗受理”改革", "\"一窗受理\"改革"), ("工作　规则 ", "工作规则"),
            ("ＰＰＰ项目", "PPP项目"), ("甲・乙", "甲·乙"), ("２０１７～２０１９", "2017〜2019"),
        ])
    func folded(left: String, right: String) {
        #expect(FoldedTitle(left) == FoldedTitle(right))
    }

    @Test("words do", arguments: [("2017~2019年", "2017-2019年"), ("2017-2019年", "2017-2019"), ("发展计划", "发展规划")])
    func kept(left: String, right: String) {
        #expect(FoldedTitle(left) != FoldedTitle(right))
    }

    @Test func aNumberWithTheWrongYearIsKnownByTitleOrByCodeAndSerial() {
        let names = names(("甲政〔2017〕1号", "甲市人民政府关于防汛工作的通知"), ("甲政〔2017〕2号", "甲市人民政府关于抗旱工作的通知"))
        #expect(matches(("甲政〔2016〕2号", "甲市人民政府关于抗旱工作的通知"), to: names) == [1])
        #expect(matches(("甲政〔2016〕2号", "甲市人民政府办公室关于抗旱工作的通知"), to: names) == [1])
        #expect(matches(("甲政〔2016〕3号", "甲市人民政府关于同意设立公园的批复"), to: names) == [nil])
    }

    @Test func aNumberOfAnotherSerialIsAnotherDocumentThoughTheTitleIsAlike() {
        let names = names(("甲政〔2017〕1号", "关于同意命名东湖路的批复"))
        #expect(matches(("甲政〔2017〕5号", "关于同意命名西湖路的批复"), to: names) == [nil])
        #expect(matches((nil, "关于同意命名西湖路的批复"), to: names) == [0])
    }

    @Test func twoDocumentsOfOneTitleAreKeptApartByTheirNumbers() {
        let names = names(("甲政〔2017〕1号", "关于职务任免的通知"), ("甲政〔2017〕2号", "关于职务任免的通知"))
        #expect(matches(("甲政〔2017〕2号", "关于职务任免的通知"), ("甲政〔2017〕1号", "关于职务任免的通知"), to: names) == [1, 0])
        #expect(matches(("甲政〔2017〕2号", "关于职务任免的通知"), ("甲政〔2017〕2号", "关于职务任免的通知"), to: names)[0] == 1)
    }

    @Test func aTitleWinsOverANumberThatBelongsToAnother() {
        let names = names(("甲政〔2017〕1号", "关于防汛的通知"), ("甲政〔2017〕2号", "关于植树的意见"))
        #expect(matches(("甲政〔2017〕2号", "关于防汛的通知"), ("甲政〔2017〕1号", "关于植树的意见"), to: names) == [0, 1])
    }

    @Test func issuersMayBeLeftOutOfATitle() {
        let names = names(("甲政〔2017〕1号", "甲市人民政府关于防汛的通知"), (nil, "关于植树的意见"))
        #expect(names[0].titles.contains(FoldedTitle("关于防汛的通知")))
        #expect(names[1].titles.contains(FoldedTitle("甲市人民政府关于植树的意见")))
        #expect(!names[0].titles.contains(FoldedTitle("甲市人民政府办公室关于防汛的通知")))
    }
}
