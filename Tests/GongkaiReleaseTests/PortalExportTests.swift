import Foundation
import GongkaiModel
import Testing

@testable import GongkaiRelease

@Suite("Portals for judges from outside")
struct PortalExportTests {
    @Test(
        "are written for Tests/Interop/portal.sh",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_PORTAL_FOLDER"] != nil, "no folder for them named"))
    func judges() throws {
        let path = try #require(ProcessInfo.processInfo.environment["GONGKAI_PORTAL_FOLDER"])
        var releases = [("hostile", ReleaseFixture.hostileRelease()), ("busy", ReleaseFixture.busy())]
        releases += (1...10).map { ("seed-\($0)", ReleaseFixture.generated(seed: $0)) }
        for (name, release) in releases {
            let folder = URL(fileURLWithPath: path).appendingPathComponent(name)
            let files = release.files.map { ($0.path, Array("data".utf8)) } + [(Manifest.name, [])]
            for (path, bytes) in files
                + ReleaseParts.all.flatMap({ $0.files(of: release) }).map({ ($0.path, $0.bytes) })
            {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
        }
    }
}

extension ReleaseFixture {
    /// A release with much of everything that pages show, as an office might have it.
    static func busy() -> Release {
        var release = release()
        let agencies = ["市财政局", "市发展改革委", "市生态环境局", "市住房城乡建设局"]
        for number in 1...12 {
            let schema = DatasetSchema(
                "air-\(number)", BilingualText("Air quality, station \(number)", "第\(number)站空气质量"),
                description: BilingualText("Means of days.", "各日均值。"),
                fields: [
                    DatasetField("day", BilingualText("Day", "日期"), .date, constraints: .required),
                    DatasetField("fines", BilingualText("Fines", "罚款"), .decimal, unit: "万元", source: "按月公开处罚情况"),
                    DatasetField(
                        "level", BilingualText("Level", "等级"), .code([.init("1", "good", "优"), .init("2", "bad", "差")])),
                ], disclosurePoints: ["\(number % 6 + 1).\(number % 4 + 1)"], updateFrequency: .monthly,
                leadAgencies: [agencies[number % 4]])
            let rows = (1...100).map { row in
                ["2023-\(row % 9 + 1 < 10 ? "0" : "")\(row % 9 + 1)-11", "\(row % 13).5", "1"]
            }
            release.datasets.append(dataset(schema, rows: rows))
            release.plan.states.append(
                .init(
                    dataset: schema.name, title: schema.title, points: schema.disclosurePoints, frequency: .monthly,
                    agencies: schema.leadAgencies, lastReleased: number % 3 == 0 ? nil : CalendarDate("2024-03-10"),
                    nextDue: CalendarDate("2024-04-01"), daysLate: number % 4 == 0 ? 9 : nil))
            release.plan.obligations.append(
                .init(
                    basis: .ordered, document: "d1", point: "1.\(number)", what: "空气质量", verb: "公开",
                    frequency: .monthly,
                    frequencyWording: "每月", agencies: schema.leadAgencies, line: number * 10,
                    verbatim: "每月公开空气质量情况，及时发布预警信息。", datasets: number % 2 == 0 ? [schema.name] : []))
        }
        for (number, status) in DocumentStatus.allCases.enumerated() {
            var content = Document(
                id: "d\(number)", number: Sourced(DocumentNumber("溪政发〔2024〕\(number + 1)号")),
                title: Sourced("云溪市人民政府关于第\(number + 1)件事的通知"), issuers: ["云溪市人民政府"], status: status,
                body: [.paragraph(Text("各县人民政府要做好第\(number + 1)件事。"))])
            content.effective = CalendarDate("2024-06-01")
            content.relations = [Relation(kind: .repeals, number: "溪政发〔2024〕3号")]
            var entry = document(content)
            if status == .repealed || status == .amended { entry.statusBy = "溪政发〔2024〕1号" }
            release.documents.append(entry)
        }
        return release
    }
}
