import Foundation
import GongkaiRelease
import Testing

@testable import GongkaiCLI

/// What is said of a release against the one before.
@Suite struct SeriesChangesTests {
    let series: SeriesPlace

    init() throws {
        series = try SeriesPlace()
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
    }

    @Test func theFirstReleaseSaysThatItIsTheFirst() throws {
        let log = try series.text("2024-03/CHANGELOG.md")
        #expect(log.contains("本系列首次发布。The first release of the series."))
        #expect(!FileManager.default.fileExists(atPath: series.place.path("series/2024-03/changes")))
    }

    @Test func recordsAreToldByTheirKeys() throws {
        try series.place.write("id,name,amount\n3,丙,30\n1,甲,11\n4,丁,\n", to: "fees.csv")
        try series.configure("2024-04")
        #expect(try series.release().status == .done)
        #expect(
            try series.text("2024-04/changes/fees.csv") == """
                kind,key,oldRecord,newRecord,field,old,new\r
                changed,1,1,2,amount,10,11\r
                added,4,,3,id,,4\r
                added,4,,3,name,,丁\r
                removed,2,2,,id,2,\r
                removed,2,2,,name,乙,\r
                removed,2,2,,amount,20,\r

                """)
        let log = try series.text("2024-04/CHANGELOG.md")
        #expect(log.contains("与 2024-03 相比"))
        #expect(log.contains("收费 fees：新增 added 1，删除 removed 1，修改 changed 1，共 3 条 3 records"))
        #expect(log.contains("## 2024-03（2024-04-10）"), "the log of the release before stands below")
        #expect(try series.text("2024-04/datapackage.json").contains("\"fees.changes.csv\""))
    }

    @Test func documentsAreToldByTheirNumbers() throws {
        try series.place.write(SeriesPlace.rules(of: 8, body: "一、各单位要更加重视。"), to: "rules.txt")
        try series.place.write(SeriesPlace.rules(of: 10, body: "一、请照此办理。"), to: "third.txt")
        try series.configure("2024-04", documents: ["rules.txt", "third.txt"])
        #expect(try series.release().status == .done)
        let log = try series.text("2024-04/CHANGELOG.md")
        #expect(log.contains("新增 added 1，删除 removed 1，修改 changed 1，共 2 件 2 documents"))
        #expect(log.contains("修改 changed（1）：溪政发〔2024〕8号"))
        let changes = try series.text("2024-04/changes/documents/changes.csv")
        #expect(changes.contains("各单位要高度重视。,各单位要更加重视。"))
        #expect(!changes.contains("请照此办理"), "of a document that came in its title alone is told")
    }

    @Test func aSchemaThatBreaksReadersIsTold() throws {
        try series.place.write(
            SeriesPlace.schema(version: "2.0.0", more: ", {\"name\": \"unit\", \"type\": \"string\"}"),
            to: "fees.schema.json")
        try series.place.write("id,name,amount,unit\n1,甲,10,元\n", to: "fees.csv")
        try series.configure("2024-04")
        #expect(try series.release().status == .done)
        let log = try series.text("2024-04/CHANGELOG.md")
        #expect(log.contains("1.0.0 → 2.0.0"))
        #expect(log.contains("the major version changed"))
        #expect(log.contains("新增字段 fields added：unit"))
    }

    @Test func aReleaseIsComparedWithTheGreatestPeriodBelow() throws {
        for period in ["2024-10", "2024-05", "2024-05.2"] {
            try series.configure(period)
            #expect(try series.release().status == .done)
        }
        #expect(try series.text("2024-05/CHANGELOG.md").contains("与 2024-03 相比"))
        #expect(try series.text("2024-05.2/CHANGELOG.md").contains("与 2024-05 相比"))
        #expect(series.tree("series")["latest"] == Data("-> 2024-10".utf8))
    }

    @Test func periodsStandInTheOrderOfTheirLastDays() throws {
        let order = [
            "2023", "2024-01", "2024-03-15", "2024-03", "2024-03.2", "2024-03.10", "2024-Q1", "2024-04", "2024",
        ]
        #expect(order.shuffled().compactMap { ReleasePeriod($0) }.sorted().map(\.text) == order)
        for wrong in ["", "latest", "2024-13", "2024-Q5", "2024-03.0", "2024-03.100", "2024-03."] {
            #expect(ReleasePeriod(wrong) == nil, "\(wrong)")
        }
    }

    @Test func whatADatasetIsCalledIsNoMarkup() throws {
        try series.place.write(
            SeriesPlace.schema(version: "1.0.0").replacingOccurrences(of: "收费", with: "<b>*a*\\n# b"),
            to: "fees.schema.json")
        try series.configure("2024-04")
        try series.release()
        #expect(try series.text("2024-04/CHANGELOG.md").contains("- \\<b\\>\\*a\\* \\# b fees"))
    }

    @Test func theSameInputsGiveTheSameBytesWhereverTheyAreMade() throws {
        try series.configure("2024-04", released: nil, datasetFormats: "csv, json, ndjson, xml, xlsx")
        let runs: [(String, [String], [String: String])] = [
            ("a", [], ["SOURCE_DATE_EPOCH": "1715299200"]),
            (
                "b", ["--workers", "3"],
                ["SOURCE_DATE_EPOCH": "1715299200", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"]
            ),
            ("c", ["--workers", "1"], ["SOURCE_DATE_EPOCH": "1715299200", "LC_ALL": "C", "TZ": "America/Lima"]),
        ]
        for (name, arguments, environment) in runs {
            #expect(try series.release(arguments, to: name, environment: environment).status == .done)
        }
        #expect(series.tree("a").count > 20)
        #expect(series.tree("a") == series.tree("b"))
        #expect(series.tree("a") == series.tree("c"))
    }

    @Test func theConfigurationThatInitWritesIsAccepted() throws {
        let path = series.place.path("new.yaml")
        #expect(try series.run(["release", "init", path], [:]).status == .done)
        let text = try #require(series.place.content(of: "new.yaml"))
        let reader = ReleaseConfigurationReader(
            datasetFormats: ["csv", "json", "ndjson", "xml", "xlsx"],
            documentFormats: ["xml", "json", "html", "markdown"])
        #expect(reader.read(text).diagnostics.isEmpty)
        // So are the lines that are commented out.
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isExample = line.drop { $0 == "#" || $0 == " " }.prefix { $0.isASCII && $0 != ":" }.count > 1
            return isExample && line.contains(":") && !line.contains("。") && line.hasPrefix("#")
                ? String(line.dropFirst(2)) : String(line)
        }
        #expect(whole.contains("waivers:"))
        let again = try series.run(["release", "init", path], [:])
        #expect(again.status == .cannotCreate)
        #expect(series.place.content(of: "new.yaml") == text)
    }
}
