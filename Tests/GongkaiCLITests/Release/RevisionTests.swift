import Foundation
import Testing

@testable import GongkaiCLI

/// Withdrawals and corrections.
@Suite struct RevisionTests {
    let series: SeriesPlace

    init() throws {
        series = try SeriesPlace()
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
    }

    @Test func aWithdrawnRecordLeavesATombstoneAndNoValues() throws {
        let before = series.tree("series/2024-03")
        let outcome = try series.revise(
            "withdraw", "--dataset", "fees", "--key", "2", "--reason", "申诉成立", "--period", "2024-03.2", "--released",
            "2024-04-12")
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(series.tree("series/2024-03") == before)
        #expect(try series.text("2024-03.2/datasets/fees/fees.csv") == "id,name,amount\r\n1,甲,10\r\n3,丙,30\r\n")
        let stone = "withdrawn,fees,,2,申诉成立,2024-03.2,2024-04-12\r\n"
        #expect(try series.text("2024-03.2/tombstones.csv").hasSuffix(stone))
        #expect(
            try series.text("2024-03.2/changes/fees.csv") == """
                kind,key,oldRecord,newRecord,field,old,new\r
                removed,2,2,,,,\r

                """)
        #expect(try series.text("2024-03.2/CHANGELOG.md").contains("撤回 withdrawn：fees 2。理由 reason：申诉成立"))
        #expect(try series.text("2024-03.2/datapackage.json").contains("\"tombstones\""))
        #expect(try series.text("2024-03.2/provenance.jsonld").contains("prov:wasInvalidatedBy"))
        for (name, data) in series.tree("series/2024-03.2") {
            #expect(!String(decoding: data, as: UTF8.self).contains("乙"), "\(name)")
        }
        #expect(try series.text("2024-03.2/index.html").contains("理由：申诉成立"))
        #expect(try series.text("2024-03.2/datasets/fees/index.html").contains("新增 0 条，删除 1 条，修改 0 条。"))
        #expect(series.tree("series")["latest"] == Data("-> 2024-03.2".utf8))
        // The next release of the series keeps it.
        try series.configure("2024-04")
        #expect(try series.release().status == .done)
        #expect(try series.text("2024-04/tombstones.csv").hasSuffix(stone))
    }

    @Test func correctedRecordsTakeThePlacesOfThoseWithTheirKeys() throws {
        let right = try series.place.write("id,name,amount\n3,\"丙,丙\",31\n1,甲,\n", to: "right.csv")
        let outcome = try series.revise(
            "correct", "--dataset", "fees", "--with", right, "--reason", "录入错误", "--period", "2024-03.2", "--released",
            "2024-04-12")
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(
            try series.text("2024-03.2/datasets/fees/fees.csv")
                == "id,name,amount\r\n1,甲,\r\n2,乙,20\r\n3,\"丙,丙\",31\r\n")
        let log = try series.text("2024-03.2/CHANGELOG.md")
        #expect(log.contains("修改 changed 2"))
        #expect(log.contains("更正 corrected：fees 3。理由 reason：录入错误"))
        #expect(try series.text("2024-03.2/provenance.jsonld").contains("right.csv"))
    }

    @Test func aWithdrawnDocumentIsGoneFromEveryFormat() throws {
        let outcome = try series.revise(
            "withdraw", "--document", "溪政发〔2024〕8号", "--reason", "误发", "--period", "2024-03.2", "--released",
            "2024-04-12")
        #expect(outcome.status == .done, "\(outcome.error)")
        let names = series.tree("series/2024-03.2").keys
        #expect(!names.contains { $0.hasPrefix("documents/溪政发-2024-8/") })
        #expect(names.contains("documents/溪政发-2024-9/溪政发-2024-9.json"))
        #expect(try series.text("2024-03.2/tombstones.csv").contains("withdrawn,,溪政发-2024-8,,误发"))
        for (name, data) in series.tree("series/2024-03.2") {
            #expect(!String(decoding: data, as: UTF8.self).contains("各单位要高度重视"), "\(name)")
        }
    }

    @Test func aCorrectedDocumentTakesThePlaceOfTheOneBefore() throws {
        let right = try series.place.write(SeriesPlace.rules(of: 8, body: "一、各单位要更加重视。"), to: "right.txt")
        let outcome = try series.revise(
            "correct", "--document", "溪政发-2024-8", "--with", right, "--reason", "文字错误", "--period", "2024-03.2",
            "--released", "2024-04-12")
        #expect(outcome.status == .done, "\(outcome.error)")
        let text = try series.text("2024-03.2/documents/溪政发-2024-8/溪政发-2024-8.md")
        #expect(text.contains("各单位要更加重视"))
        #expect(try series.text("2024-03.2/CHANGELOG.md").contains("修改 changed（1）：溪政发〔2024〕8号"))
    }

    /// What is wrong, and the rule that says so.
    static let faults: [([String], String)] = [
        (["--dataset", "fees", "--key", "9", "--period", "2024-03.2"], "release.not-found"),
        (["--dataset", "other", "--key", "1", "--period", "2024-03.2"], "release.not-found"),
        (["--document", "无此公文", "--period", "2024-03.2"], "release.not-found"),
        (["--dataset", "fees", "--key", "1；2", "--period", "2024-03.2"], "release.key-parts"),
        (["--dataset", "fees", "--key", "1", "--period", "2024-03"], "release.period-not-after"),
        (["--dataset", "fees", "--key", "1", "--period", "../x"], "release.period-not-after"),
        (["--dataset", "fees", "--period", "2024-03.2"], "command.usage"),
        (["--dataset", "fees", "--document", "a", "--key", "1", "--period", "2024-03.2"], "command.usage"),
    ]

    @Test(arguments: faults)
    func whatCannotBeWithdrawnIsToldAndNothingIsMade(arguments: [String], rule: String) throws {
        let before = series.tree("series")
        let outcome = try series.run(
            ["release", "withdraw", series.place.path("series"), "--reason", "r", "--released", "2024-04-12"]
                + arguments, [:])
        #expect(outcome.status != .done)
        #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)")
        #expect(series.tree("series") == before)
    }

    @Test func aCorrectionWithErrorsMakesNothing() throws {
        let before = series.tree("series")
        let wrong = try series.place.write("id,name,amount\n1,甲,viel\n", to: "wrong.csv")
        let outcome = try series.revise(
            "correct", "--dataset", "fees", "--with", wrong, "--reason", "r", "--period", "2024-03.2", "--released",
            "2024-04-12")
        #expect(outcome.status == .inputHasErrors)
        #expect(series.tree("series") == before)
    }
}
