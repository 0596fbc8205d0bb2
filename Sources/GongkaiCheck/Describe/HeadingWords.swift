/// What a heading says of its column.
struct HeadingWords: Sendable {
    private let heading: String
    /// In lower case, without what stands in brackets at the end: a unit, mostly.
    private let words: String

    init(_ heading: String) {
        var heading = heading[...]
        if let last = heading.last, ")）]】".contains(last), let open = heading.lastIndex(where: { "(（[【".contains($0) }),
            open > heading.startIndex
        {
            heading = heading[..<open]
        }
        self.heading = String(heading)
        words = heading.lowercased()
    }

    /// Whether the values are years, by the end of the heading.
    var saysYear: Bool { ends(in: ["年", "年份", "年度", "year"]) }
    /// Whether the heading is a word for a year and nothing else.
    var isYear: Bool { ["年", "年份", "年度", "year"].contains(words) }
    /// 年月, 月份: months of years.
    var saysMonth: Bool { ends(in: ["年月", "月份", "月", "month"]) }

    /// Whether the values are codes: digits that nobody adds up.
    var saysCode: Bool {
        ends(in: [
            "代码", "编码", "编号", "号码", "证号", "账号", "帐号", "卡号", "文号", "批号", "案号", "户号", "流水号", "手机号",
            "条码", "邮编", "电话", "手机", "传真", "身份证", "code", "codes", "phone", "telephone", "mobile", "tel", "fax",
            "zip", "isbn", "uscc",
        ])
    }

    /// Whether the values are 统一社会信用代码.
    var saysCreditCode: Bool { contains(["信用代码", "信用码", "uscc", "creditcode", "credit_code"]) }

    /// Whether the values are divisions of the country. Postal codes have six digits too.
    var saysDivision: Bool {
        guard !excludesDivision else { return false }
        return contains(["区划", "行政区", "adcode", "division"])
            || ends(in: [
                "代码", "编码", "code", "省", "市", "县", "区", "区域", "province", "city", "county", "district", "region",
            ])
    }

    /// Whether the values cannot be divisions, though they look so.
    var excludesDivision: Bool { contains(["邮编", "邮政编码", "zip", "postcode", "postal"]) }

    /// Whether the values are longitude and latitude.
    var saysPlace: Bool {
        ends(in: ["坐标", "经纬度", "位置", "coordinate", "coordinates", "location", "geopoint", "lnglat"])
    }

    /// Whether the values tell records apart.
    var saysKey: Bool {
        if ends(in: ["号", "代码", "编码", "标识", "标识码", "主键", "code", "uuid", "guid", "uscc"]) { return true }
        return heading.hasSuffix("Id") || heading.hasSuffix("ID")
            || ["id", "key", "no", "no."].contains { word in
                words == word || words.hasSuffix("_" + word) || words.hasSuffix("-" + word)
            }
    }

    private func ends(in suffixes: [String]) -> Bool { suffixes.contains(where: words.hasSuffix) }
    private func contains(_ parts: [String]) -> Bool { parts.contains { words.contains($0) } }
}
