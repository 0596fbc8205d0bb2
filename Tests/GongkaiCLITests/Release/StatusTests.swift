import Foundation
import Testing

@testable import GongkaiCLI

/// Documents that are not in force as they stand are marked, with what ended or amended them.
@Suite struct StatusTests {
    let series: SeriesPlace

    init() throws { series = try SeriesPlace() }

    private static let repeal = """
        一、本通知自印发之日起施行。《云溪市人民政府关于做好第8项工作的通知》（溪政发〔2024〕8号）同时废止。
        """

    private static let notice = "已废止，依据溪政发〔2024〕9号"

    @Test func aReleaseMarksADocumentThatALaterOneRepealed() throws {
        try series.place.write(SeriesPlace.rules(of: 9, body: StatusTests.repeal), to: "other.txt")
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
        let json = try series.text("2024-03/documents/溪政发-2024-8/溪政发-2024-8.json")
        #expect(json.contains("\"status\": \"repealed\""))
        #expect(json.contains("\"statusBasis\": \"溪政发〔2024〕9号\""))
        let page = try series.text("2024-03/documents/溪政发-2024-8/溪政发-2024-8.md")
        let head = try #require(page.range(of: StatusTests.notice))
        #expect(try head.lowerBound < #require(page.range(of: "# ")).lowerBound, "it stands above the title")
        let other = try series.text("2024-03/documents/溪政发-2024-9/溪政发-2024-9.md")
        #expect(!other.contains("已废止"))
    }

    @Test(arguments: ["xml", "json", "html", "markdown", "text", "akn", "docx"])
    func everyFormatOfAnIssueSaysIt(format: String) throws {
        let issue =
            SeriesPlace.rules(of: 8, body: "一、各单位要高度重视。") + "\n" + SeriesPlace.rules(of: 9, body: StatusTests.repeal)
        let input = try series.place.write(issue, to: "issue.txt")
        let output = series.place.path("out")
        #expect(try series.run(["convert", input, "-t", format, "-o", output], [:]).status == .done)
        guard format != "docx" else { return }
        let text = try #require(series.place.content(of: "out"))
        switch format {
        case "xml": #expect(text.contains("<statusBasis>溪政发〔2024〕9号</statusBasis>"))
        case "json": #expect(text.contains("\"statusBasis\": \"溪政发〔2024〕9号\""))
        case "akn": #expect(text.contains("<gongkai:statusBasis>溪政发〔2024〕9号</gongkai:statusBasis>"))
        case "html": #expect(text.contains("<p class=\"status\"><em>\(StatusTests.notice)</em></p>"))
        case "text": #expect(text.contains("【\(StatusTests.notice)】"))
        default: #expect(text.contains(StatusTests.notice))
        }
    }

    @Test func anEarlierDocumentRepealsNoLaterOne() throws {
        let wrong = StatusTests.repeal.replacingOccurrences(of: "8", with: "9")
        try series.place.write(SeriesPlace.rules(of: 8, body: wrong), to: "rules.txt")
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
        #expect(try !series.text("2024-03/documents/溪政发-2024-9/溪政发-2024-9.md").contains("已废止"))
    }

    @Test func aPartThatIsEndedDoesNotEndTheWhole() throws {
        let part = StatusTests.repeal.replacingOccurrences(of: "8号）同时", with: "8号）第二条同时")
        try series.place.write(SeriesPlace.rules(of: 9, body: part), to: "other.txt")
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
        let page = try series.text("2024-03/documents/溪政发-2024-8/溪政发-2024-8.md")
        #expect(page.contains("已修改，依据溪政发〔2024〕9号"))
    }

    @Test func whatHasRunOutByTheDayOfTheReleaseHasLapsed() throws {
        try series.place.write(SeriesPlace.rules(of: 8, body: "一、本通知有效期至2024年3月31日。"), to: "rules.txt")
        try series.configure("2024-03", released: "2024-03-31")
        #expect(try series.release().status == .done)
        #expect(try !series.text("2024-03/documents/溪政发-2024-8/溪政发-2024-8.md").contains("已失效"))
        try series.configure("2024-04", released: "2024-04-01")
        #expect(try series.release().status == .done)
        #expect(try series.text("2024-04/documents/溪政发-2024-8/溪政发-2024-8.md").contains("已失效"))
    }
}
