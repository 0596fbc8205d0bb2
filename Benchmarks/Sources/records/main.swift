import Glibc

// Writes administrative penalties as CSV: twenty columns in Chinese, 700 to 1,000 bytes a row, with quotes, line ends in
// fields and long text, all made up from a seed.
// Usage: records ROWS FILE

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }
}

let columns = [
    "caseNumber", "partyName", "partyKind", "uscc", "legalRepresentative", "violationKind", "violationFacts",
    "legalBasis",
    "penaltyKind", "penaltyContent", "fineAmount", "confiscatedAmount", "licenceRevoked", "decisionDate", "validUntil",
    "publicationDeadline", "agency", "agencyUscc", "divisionCode", "remarks",
]
let places = ["云溪市", "东岭区", "西塘县", "北桥镇", "南湾街道", "清河新区"]
let trades = ["食品", "建材", "化工", "医药", "物流", "餐饮", "机电", "纺织", "农业科技", "信息技术"]
let families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"]
let violations = ["未按规定公示信息", "销售不合格产品", "违法占用土地", "超标排放污染物", "无证经营", "虚假宣传"]
let facts = [
    "经查，当事人在经营活动中未建立进货查验记录制度，", "现场检查发现三批次产品“标签不符合规定”，", "当事人自称不知情，但未能提供有效证明材料，",
    "执法人员依法制作了现场笔录并由当事人签字确认，", "上述行为持续时间较长，社会影响较大，", "案发后当事人积极配合调查并主动整改，",
]
let laws = ["《中华人民共和国行政处罚法》第三十二条", "《中华人民共和国食品安全法》第一百二十六条", "《企业信息公示暂行条例》第十七条"]
let penalties = ["罚款", "警告", "没收违法所得", "责令停产停业", "暂扣许可证"]

/// Makes rows; the same rows for the same seed.
struct Rows {
    var random = Generator(state: 20_170_516)

    mutating func date() -> String {
        let (year, month, day) = (2015 + random.below(9), 1 + random.below(12), 1 + random.below(28))
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// 统一社会信用代码 with its check character (GB 32100).
    mutating func uscc() -> String {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
        let digits = [9, 1] + [3, 3, 0, 4, random.below(10), random.below(10)] + (0..<9).map { _ in random.below(31) }
        var (sum, weight) = (0, 1)
        for digit in digits {
            sum += digit * weight
            weight = weight * 3 % 31
        }
        return String(decoding: (digits + [(31 - sum % 31) % 31]).map { alphabet[$0] }, as: UTF8.self)
    }

    mutating func row(_ number: Int) -> [String] {
        let (place, trade) = (random.pick(places), random.pick(trades))
        let sentences = (0..<(3 + random.below(3))).map { _ in random.pick(facts) }
        let separator = random.below(8) == 0 ? "\n" : ""
        return [
            "云溪罚字〔\(2015 + random.below(9))〕\(number)号", "\(place)\(random.pick(families))氏\(trade)有限公司",
            random.pick(["法人", "自然人", "个体工商户"]), uscc(), random.pick(families) + "某某", random.pick(violations),
            sentences.joined(separator: separator) + "事实清楚。",
            random.pick(laws) + (random.below(5) == 0 ? ", \"\(random.pick(laws))\"" : ""), random.pick(penalties),
            "责令改正，并处\(random.pick(penalties))；逾期不履行的，依法申请强制执行", "\(random.below(500_000)).\(10 + random.below(90))",
            random.below(3) == 0 ? "" : "\(random.below(10_000)).00", random.below(9) == 0 ? "true" : "false", date(),
            date(),
            random.below(4) == 0 ? "" : date(), "\(place)市场监督管理局", uscc(), "33040\(1 + random.below(9))",
            random.below(2) == 0 ? "" : "见\"\(random.pick(laws))\"，\(random.pick(facts))",
        ]
    }
}

func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

guard CommandLine.arguments.count == 3, let rows = Int(CommandLine.arguments[1]),
    let file = fopen(CommandLine.arguments[2], "w")
else {
    print("usage: records ROWS FILE")
    exit(64)
}
fputs(columns.joined(separator: ",") + "\n", file)
var table = Rows()
for number in 1...max(1, rows) { fputs(table.row(number).map(field).joined(separator: ",") + "\n", file) }
guard fclose(file) == 0 else { exit(74) }
