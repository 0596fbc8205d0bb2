/// A number with its unit: 7%, 25亿美元, 1.2个百分点, 130台/万人.
struct Quantity {
    var value: String
    var unit: String
    /// Index behind the unit.
    var end: Int

    private static let units: [Word] = [
        "个百分点", "百分点", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "厘米", "毫米", "公顷", "公斤", "千克", "毫克", "微克", "千瓦时", "千瓦",
        "兆瓦",
        "万千瓦", "人民币", "美元", "欧元", "港元", "日元", "小时", "分钟", "工作日", "个工作日", "个月", "人次", "辆次", "起", "元", "个", "家", "台", "项",
        "件",
        "人", "名", "户", "辆", "条", "座", "处", "所", "套", "幢", "栋", "间", "艘", "次", "批", "种", "类", "款", "份", "宗", "例", "倍",
        "亩", "米", "吨", "克",
        "升", "度", "岁", "年", "天", "日", "周", "场", "支", "只", "头", "株", "册", "部", "篇", "级", "路", "点", "秒", "箱", "标箱", "万",
        "亿", "%", "％", "‰",
    ]
    private static let scales: [Word] = ["万亿", "亿", "万", "千", "百"]

    /// Reads the quantity whose digits begin at an index; `nil` for an ordinal, part of a word, or a bare number.
    init?(in text: ArraySlice<Unicode.Scalar>, at start: Int) {
        if start > text.startIndex {
            let before = text[start - 1]
            if before.isDigit || before.isLatin || before == "第" || before == "." || before == "-" || before == "+" {
                return nil
            }
        }
        var value = String.UnicodeScalarView()
        var index = start
        while index < text.endIndex {
            let scalar = text[index]
            if scalar.isDigit {
                value.append(scalar.folded)
            } else if (scalar == "." || scalar == "．"), index + 1 < text.endIndex, text[index + 1].isDigit {
                value.append(".")
            } else if scalar != "," || !Quantity.separatesThousands(in: text, at: index) {
                break
            }
            index += 1
        }
        guard let unit = Quantity.unit(in: text, at: index) else { return nil }
        self.value = String(value)
        self.unit = unit.text
        self.end = unit.end
    }

    /// Whether three digits and no fourth stand behind a comma.
    private static func separatesThousands(in text: ArraySlice<Unicode.Scalar>, at comma: Int) -> Bool {
        let digits = text[(comma + 1)...].prefix { $0.isDigit }
        return digits.count == 3
    }

    private static func unit(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> (text: String, end: Int)? {
        var index = start
        while index < text.endIndex, text[index].isSpace { index += 1 }
        let unitStart = index
        if let scale = scales.first(where: { text.has($0, at: index) }) { index += scale.count }
        if let unit = units.first(where: { text.has($0, at: index) }) { index += unit.count }
        guard index > unitStart else { return nil }
        // Of a rate, the second unit too: 台/万人, 元/人/月.
        while index + 1 < text.endIndex, text[index] == "/", text[index + 1].isHan {
            var end = index + 1
            if let scale = scales.first(where: { text.has($0, at: end) }) { end += scale.count }
            guard let unit = units.first(where: { text.has($0, at: end) }) else { break }
            index = end + unit.count
        }
        return (text[unitStart..<index].string, index)
    }
}
