import Foundation
import GongkaiModel
import TestSupport
import Testing

/// Every order to publish in document 37号 of the real gazette, against a list made by reading each of its sentences.
@Suite(.enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
struct CorpusOrderTests {
    let rows: [[String: String]]

    init() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        let publication = try Looking.publication(at: url)
        rows = try Looking.dataset("disclosure-obligations", of: publication).rows
            .filter { $0["document"] == "嘉政办发-2017-37" }
    }

    @Test("all are found, with verb, object and frequency, and nothing else is taken for one")
    func orders() {
        let expected = CorpusOrderTests.expected.split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
        #expect(rows.count == expected.count)
        for (row, wanted) in zip(rows, expected) {
            #expect(row["line"] == wanted[0])
            #expect(row["verb"] == wanted[1], "line \(wanted[0])")
            #expect(row["what"]?.hasSuffix(wanted[2]) ?? (wanted[2] == "-"), "line \(wanted[0]): \(row["what"] ?? "")")
            #expect(row["frequency"] ?? "-" == wanted[3], "line \(wanted[0]): \(wanted[2])")
        }
    }

    @Test("each has the parties of the note behind its own paragraph, and the path of its division")
    func parties() {
        func leads(at line: String) -> Set<String?> { Set(rows.filter { $0["line"] == line }.map { $0["leads"] }) }
        #expect(leads(at: "1031") == ["市统计局"])
        #expect(leads(at: "1035") == ["市审计局"])
        #expect(leads(at: "1073") == ["市环保局"])
        #expect(leads(at: "1075") == ["市治气办；市环保局"])
        #expect(leads(at: "1099") == [nil])
        let points = Dictionary(rows.map { ($0["line"] ?? "", $0["point"] ?? "") }) { first, _ in first }
        #expect(
            points["1031"] == "1.1" && points["1049"] == "2.2" && points["1093"] == "5.2" && points["1107"] == "6.4")
    }

    @Test("who is to publish, where the sentence says so, and by when")
    func subjectsAndTimes() {
        func row(_ line: String, _ end: String) -> [String: String] {
            rows.first { $0["line"] == line && $0["what"]?.hasSuffix(end) == true } ?? [:]
        }
        #expect(row("1055", "偿还等情况")["subject"] == "各级政府")
        #expect(row("1069", "实施情况")["subject"] == "镇政府(街道办事处)和行政村")
        #expect(row("1083", "价格信息")["subject"] == "各地医疗机构")
        #expect(row("1047", "目录")["time"] == "2017年底前")
        #expect(row("1103", "信息")["time"] == "最迟5小时内")
        #expect(row("1109", "安排")["time"] == "本要点公布后30日内")
    }

    /// Line, verb, the end of what is published, how often; `-` is missing.
    private static let expected = """
        1029 公开 全市财政收支情况 monthly
        1031 发布 重要指标数据 monthly
        1035 公开 跟踪审计结果 -
        1035 公开 型和整改典型 -
        1037 公开 基金目录清单 continuous
        1037 公开 执行落实情况 prompt
        1037 公布 况和实际效果 as-appropriate
        1037 公布 基金运行情况 regular
        1039 公开 、备案等结果 -
        1039 公开 实施过程信息 -
        1039 公开发布 以及履约信息 -
        1041 公开 阶段信息情况 as-appropriate
        1041 公开 策和奖励措施 -
        1047 公开 部门权责清单 -
        1047 公开 动态调整情况 prompt
        1047 公布 随机抽查事项清单 -
        1047 公开 果和查处情况 prompt
        1047 公开 市场准入标准 prompt
        1047 发布 营许可清单等 prompt
        1047 公开 、失效等情况 prompt
        1047 公开 政务服务事项目录 -
        1049 披露 股项目的信息 -
        1049 公示 股项目的结果 -
        1049 公开 化事项等情况 monthly
        1051 公开 责任工作情况 yearly
        1053 公开 农产品价格信息 -
        1053 发布 产品价格信息 weekly
        1053 发布 收购价格信息 every-5-days
        1053 发布 品供需平衡表 yearly
        1053 发布 产品供给信息 prompt
        1053 公开 生产扶持政策 -
        1053 公开 强农惠农政策 -
        1053 公开 工作进展情况 prompt
        1055 公开 革进展及成效 -
        1055 公开 府性债务信息 -
        1055 公开 、偿还等情况 regular
        1055 公开 预决算 -
        1055 公开 部门预决算 -
        1055 公开 、部门预决算 -
        1059 公开 政策及其执行情况 -
        1059 发布 典型经验做法 prompt
        1063 公示公告 淘汰落后产能 -
        1063 公示 淘汰落后产能 -
        1063 公告 淘汰落后产能 -
        1063 公示 务的企业名单 -
        1063 公布 后及过剩产能 -
        1063 公开 过剩产能情况 prompt
        1063 发布 产能相关信息 -
        1063 发布 产能相关信息 -
        1063 公示公告 - -
        1065 发布 情况分析报告 regular
        1065 公开 业的消费情况 -
        1065 公开 、程序和结果 -
        1065 公开 专项行动信息 -
        1065 公开 后续处理情况 -
        1065 公布 质量抽检结果 prompt
        1065 发布 数据分析报告 -
        1065 公开 格欺诈等行为 -
        1069 公开 目安排等信息 -
        1069 公示 项目实施情况 -
        1071 公开 时救助等信息 -
        1073 公开 作进展等信息 prompt
        1075 公开 预测预报信息 -
        1075 公开 空气质量预报 -
        1075 公开 雾霾治理信息 -
        1075 发布 单位环境信息 -
        1077 公开 划、工作进展 prompt
        1077 公布 差的城市名单 yearly
        1077 公开 水质监测信息 continuous
        1077 公开 估结果等信息 -
        1077 公开 河湖保护情况 prompt
        1079 公开 教育监管信息 -
        1079 公开 公开年度报告 yearly
        1079 发布 评估监测报告 -
        1079 公开 工作进展情况 -
        1079 公开 招生入学政策 -
        1079 公开 生结果等信息 -
        1081 公开 沉基层的信息 prompt
        1081 公开 计划落实情况 -
        1083 公开 耗材价格信息 -
        1083 公开 问题处理结果 -
        1085 公开 食品药品监管信息 -
        1085 公开 行为处罚信息 -
        1085 公布 核查处置情况 regular
        1085 公开 态化抽检信息 regular
        1085 公开 查和抽检信息 -
        1085 公开 销证书等情况 prompt
        1085 公开 登记备案信息 -
        1089 发布 有关进展情况 prompt
        1089 发布 稽查执法工作 dynamic
        1089 公开 行政许可决定 -
        1091 发布 房地产市场信息 regular
        1091 公开 市场监管信息 -
        1091 公开 措施执行情况 -
        1091 公开 任务完成情况 -
        1091 发布 供应结果信息 prompt
        1093 公布 态监测数据等 quarterly
        1093 发布 征地信息 -
        1095 发布 安全提示 prompt
        1095 公开 隐患挂牌信息 -
        1095 公开 监管监察信息 -
        1095 公开 查等执法信息 -
        1095 公布 录黑名单制度 -
        1099 公开 电视电话会议 -
        1099 公开 提案办理结果 -
        1099 公开 答复全文 -
        1103 发布 权威信息 -
        1105 公开 抽查情况 prompt
        1105 上网 政府公报 -
        1107 公开 中的政府信息 -
        1109 公开 案或工作安排 yearly
        """
}
