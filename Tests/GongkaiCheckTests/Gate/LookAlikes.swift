/// What looks like personal data and is none: numbers of papers, money, codes, dates, orders, offices.
struct LookAlikes {
    private var values: PlantedValues
    /// What stands before and behind each in running text, by its place.
    typealias Item = (text: String, heading: String, isAlone: Bool)

    init(seed: UInt64) { values = PlantedValues(seed: seed) }

    private mutating func creditCode(_ letters: Bool) -> String {
        let alphabet = Array(letters ? "0123456789ABCDEFGHJKLMNPQRTUWXY" : "0123456789")
        let all = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let body =
            Array(values.pick(["11", "12", "51", "52", "91", "92"]) + "3304" + values.digits(2))
            + (0..<9).map { _ in values.pick(alphabet) }
        var sum = 0
        for (weight, character) in zip(weights, body) { sum += weight * (all.firstIndex(of: character) ?? 0) }
        return String(body) + String(all[(31 - sum % 31) % 31])
    }

    private mutating func date() -> String {
        values.padded(values.number(1990...2026), 4) + values.padded(values.number(1...12), 2)
            + values.padded(values.number(1...28), 2)
    }

    mutating func next() -> Item {
        let (small, four) = (values.number(1...99), values.digits(4))
        switch values.number(0...29) {
        case 0: return ("嘉政办发〔\(values.number(1990...2026))〕\(small)号", "文号", true)
        case 1: return ("浙环建审〔2021〕1\(values.digits(10))号", "批复文号", true)
        case 2: return ("1\(values.number(3...9))\(values.digits(9))元", "金额", true)
        case 3: return ("投资\(values.number(1...9))\(values.digits(8)).\(small)万元", "投资额", true)
        case 4: return ("统一社会信用代码：\(creditCode(true))", "说明", true)
        case 5: return ("统一社会信用代码：\(creditCode(false))", "说明", true)
        case 6: return (creditCode(false), "统一社会信用代码", false)
        case 7: return ("\(date())", "日期", true)
        case 8: return ("2017-05-\(values.number(10...28)) 09:30:\(values.number(10...59))", "时间", true)
        case 9: return ("\(date())\(values.digits(6))", "时间戳", true)
        case 10: return ("订单号：\(date())\(values.digits(10))", "订单", true)
        case 11: return ("订单编号：1\(values.number(3...9))\(values.digits(9))", "订单", true)
        case 12: return ("流水号\(values.digits(16))", "流水", true)
        case 13: return ("1\(values.number(3...9))\(values.digits(9))", "订单编号", false)
        case 14: return ("ISBN 978-7-\(values.digits(4))-\(four)-\(values.number(0...9))", "书号", true)
        case 15: return ("项目代码：2019-330402-48-\(values.padded(small, 2))-\(values.digits(6))", "项目代码", true)
        case 16: return ("\(small),\(values.digits(3)),\(values.digits(3)),\(values.digits(3)).00", "合计", true)
        case 17: return ("办公地址：嘉兴市南湖区中山东路\(small)号", "地址", true)
        case 18: return ("市行政中心\(small)号楼\(values.number(1...9))0\(values.number(1...9))室", "地点", true)
        case 19: return ("服务热线：400-\(values.digits(3))-\(four)", "热线", true)
        case 20: return ("12345、12315、0573", "热线", true)
        case 21: return ("邮编：314\(values.digits(3))", "邮编", true)
        case 22:
            return ("\(values.number(1...9)) \(values.digits(3)) \(values.digits(3)) \(values.digits(3))", "产值", true)
        case 23: return ("人口\(values.number(1...9))\(values.digits(6))人，户数\(values.digits(5))户", "说明", true)
        case 24: return ("20\(values.digits(20))", "编号", true)
        case 25: return ("第\(small)条第\(values.number(1...9))款，\(values.number(1...99)).\(four)%", "条款", true)
        case 26:
            return (
                "https://www.example.gov.cn/art/2017/5/16/art_1\(values.digits(6))_1\(values.number(3...9))\(values.digits(9)).html",
                "网址", true
            )
        case 27: return ("SN1\(values.number(3...9))\(values.digits(9))", "设备", true)
        case 28: return ("\(values.number(1...9))\(values.digits(12))", "条码", true)
        default: return ("GB/T \(values.digits(5))-\(values.number(1990...2024))，\(four)-\(four)", "标准", true)
        }
    }
}
