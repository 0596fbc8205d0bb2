import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease

/// Help for tests of plans.
enum Planning {
    /// Reads a gazette or document from text.
    static func publication(_ text: String) throws -> Publication {
        try publication(bytes: Array(text.utf8), name: "test.txt")
    }

    static func publication(at url: URL) throws -> Publication {
        try publication(bytes: Array(Data(contentsOf: url)), name: url.lastPathComponent)
    }

    private static func publication(bytes: [UInt8], name: String) throws -> Publication {
        var sink = DiagnosticSink()
        return try GazetteReader().read(
            Input(name: name, bytes: bytes, encoding: nil, limits: ReadLimits()), diagnostics: &sink)
    }

    static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw CocoaError(.coderInvalidValue) }
        return day
    }

    /// A definition of which only what a plan looks at is said.
    static func definition(
        _ name: String, subjects: [String], frequency: UpdateFrequency? = nil, leads: [String] = []
    ) -> DatasetSchema {
        DatasetSchema(
            name, BilingualText(name, "数据" + name), description: BilingualText("", ""), fields: [],
            updateFrequency: frequency, leadAgencies: leads, subjects: subjects)
    }

    /// The work points of a city that does not exist, in words of their own.
    static let points = """
        澜山市人民政府办公室关于印发2023年澜山市政府信息公开工作要点的通知

        澜政办发〔2023〕8号

        各县(市、区)人民政府，市政府各部门：

        《2023年澜山市政府信息公开工作要点》已经市政府同意，现印发给你们，请认真组织实施。

        澜山市人民政府办公室
        2023年4月10日

        2023年澜山市政府信息公开工作要点

        一、加强重点领域公开

        (一)深化财政信息公开。市财政局按季度公布全市财政收支执行情况。做好各级政府预算公开工作。(市财政局牵头)

        (二)推进民生信息公开。及时公开食品抽查结果。汛期每日发布集中式饮用水水源水质。2023年9月底前公布政务服务事项目录。

        (三)加强政府网站管理。做好月度抽查,及时公开抽查情况。

        二、健全工作机制

        (一)规范依申请公开。畅通受理渠道,依法依规答复。
        """
}
