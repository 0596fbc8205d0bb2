/// Makes the text of gazettes and documents from a seed: rich in structure, and broken in the ways of scans.
package struct GazetteGenerator {
    private var random: SplitMix64

    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A gazette or lone document; the same for the same seed.
    package mutating func makeText() -> String {
        var parts: [String] = []
        if chance(20) { parts.append("云溪市人民政府公报 2024年第\(number(12))期") }
        let documents = chance(50) ? 1 : number(4)
        if documents > 1, chance(70) { parts.append(contents(documents)) }
        for _ in 0..<documents { parts.append(document()) }
        if documents > 1, chance(50) { parts.append(catalogue()) }
        return disturbed(parts.joined(separator: "\n\n"))
    }

    /// The text of this generator's seed.
    package func text() -> String {
        var copy = self
        return copy.makeText()
    }

    // MARK: Choices

    private mutating func number(_ limit: Int) -> Int { 1 + Int(random.next() % UInt64(limit)) }
    private mutating func chance(_ percent: Int) -> Bool { random.next() % 100 < UInt64(percent) }
    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int(random.next() % UInt64(elements.count))]
    }

    private let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    private let brackets = [("(", ")"), ("（", "）"), ("〔", "〕"), ("[", "]"), ("〔", "]"), ("[(", ")"), ("(", "")]
    private let bodies = ["市财政局", "市财政局(地税局)", "市文化和旅游局", "各县(市、区)政府", "市治水办", "云溪经济开发区(高新区)", "市级有关部门"]
    private let clauses = [
        "加快推进重点项目建设", "全市生产总值增长7%左右", "投资 25 亿美元", "按照《云溪市公开办法》（云政发〔2020〕3 号）执行", "实现“一窗受理、集成服务”",
        "促进农业与二、三产业融合发展", "一是加强领导;二是落实责任", "2024年6月底前完成", "详见 <http://example.org/a?b=c>", "**重点**抓好落实",
        "使用 Open Data 平台",
        "（含市本级）", "不得“先斩后奏”", "𠮷祥工程",
    ]

    // MARK: Parts

    private mutating func documentNumber() -> String {
        let year = 2015 + number(9)
        return one(of: [
            "云政发〔\(year)〕\(number(99))号", "云政办发[\(year)] \(number(99)) 号", "云政函（\(year)）\(number(99))号",
            "云溪市人民政府令第\(number(99))号", "公告\(year)年第\(number(20))号", "云府纪要〔\(year)〕\(number(9))号",
        ])
    }

    private mutating func title() -> String {
        let issuer = one(of: ["云溪市人民政府", "云溪市人民政府办公室", "云溪市财政局 云溪市统计局", "市安委办"])
        let matter = one(of: ["加强安全工作", "印发云溪市工作规则", "2024年节假日安排", "进一步\n做好公开工作", "转发市统计局云溪市普查方案"])
        return "\(issuer)\(chance(80) ? "关于" : "")\(matter)的\(one(of: ["通知", "意见", "通告", "批复", "办法"]))"
    }

    private mutating func contents(_ count: Int) -> String {
        var lines = ["目 录", "【市政府文件】"]
        for page in 1...count {
            lines.append("\(chance(50) ? "- " : "")\(title())(\(documentNumber())) ……(\(page * 3))")
        }
        return lines.joined(separator: "\n")
    }

    private mutating func catalogue() -> String {
        "2024 年 3 月份市政府发文目录\n\n- \(documentNumber()) \(title())\n- \(documentNumber()) \(title())"
    }

    private mutating func document() -> String {
        var parts: [String] = []
        if chance(15) { parts.append("000012\n特急\n机密★1年") }
        if chance(85) { parts.append(title()) }
        if chance(80) { parts.append(documentNumber()) }
        if chance(70) { parts.append("各县(市、区)人民政府,市政府各部门、直属各单位:") }
        for _ in 0..<number(5) { parts.append(block()) }
        if chance(40) { parts.append("附件:1. 工作计划\(chance(50) ? "(略)" : "")\n2. 任务分解表(略)") }
        if chance(25) { parts.append("(此件公开发布)") }
        if chance(80) { parts.append(signature()) }
        if chance(40) {
            parts.append("云溪市工作规则\n\n第一章 总 则\n\n第一条 为了\(sentence())\n\n第二条\(sentence())\n\n第二条之一　\(sentence())")
        }
        if chance(20) { parts.append("附件1\n云溪市工作计划\n\(block())") }
        if chance(15) { parts.append("抄送：市委办公室，市人大常委会办公室。\n云溪市人民政府办公室 2024年3月5日印发") }
        return parts.joined(separator: chance(70) ? "\n\n" : "\n")
    }

    private mutating func signature() -> String {
        "云溪市人民政府\(chance(50) ? "\n" : "\n\n")\(one(of: ["2024年3月1日", "2024 年 3 月 1 日", "二〇二四年三月一日", "2024年13月1日"]))"
    }

    private mutating func sentence() -> String {
        var text = one(of: clauses)
        for _ in 0..<number(4) { text += one(of: ["，", ",", "、", ";"]) + one(of: clauses) }
        return text + one(of: ["。", "。", "。", "", ":", "；"])
    }

    private mutating func note() -> String {
        let (open, close) = one(of: brackets)
        let content = one(of: [
            "牵头部门:\(one(of: bodies)),责任部门:\(one(of: bodies))、\(one(of: bodies))",
            "由\(one(of: bodies))牵头,\(one(of: bodies))配合,2024年6月前完成",
            "第一、三项由\(one(of: bodies))牵头,第二项由\(one(of: bodies))负责", "\(one(of: bodies))和\(one(of: bodies))按职责分工分别牵头落实",
        ])
        return open + content + close
    }

    private mutating func block() -> String {
        let ordinal = number(9)
        switch number(12) {
        case 1: return "\(numerals[ordinal])、\(one(of: clauses))\n\n\(sentence())\(note())"
        case 2: return "（\(numerals[ordinal])）\(sentence())\(sentence())\(note())"
        case 3: return "\(ordinal). \(sentence())\(sentence())"
        case 4: return "（\(ordinal)）\(sentence())\n①\(sentence())"
        case 5: return "第\(numerals[ordinal])章 \(one(of: clauses))\n第\(numerals[ordinal])条 \(sentence())"
        case 6: return "- \(sentence())\n - \(sentence())\n   - \(sentence())"
        case 7: return "表\(ordinal):各地数量\n单位：万元\n\t南区\t北区\n合计\t1\(ordinal)\t2\n注：数据为快报数"
        case 8: return "| 名称 | 数量 |\n|---|---:|\n| 甲 | \(ordinal) |\n| 乙 | |"
        case 9: return "牵头单位:\(one(of: bodies))\n\n责任单位:\(one(of: bodies))、\(one(of: bodies))\n完成时限：2024年6月"
        case 10: return "——\(sentence())\n\n——\(sentence())"
        case 11: return "项目    数量    金额\n道路    1\(ordinal)    200\n桥梁            30"
        default: return "\(sentence())\(sentence())"
        }
    }

    // MARK: Damage

    /// Breaks the text as scans do: page breaks and furniture inside paragraphs, stray characters, other line ends.
    private mutating func disturbed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if chance(40) { lines = withPages(lines) }
        if chance(30) { lines = lines.map { chance(10) ? torn($0) : $0 } }
        if chance(20) { lines = lines.map { chance(10) ? "　　" + $0 + "  " : $0 } }
        if chance(10) { lines = lines.map { chance(10) ? "## " + $0 : $0 } }
        if chance(10) { lines.insert("\u{01}\u{0C}坏\u{FFFF}行", at: lines.count / 2) }
        if chance(10) { lines.append("-----") }
        let joined = lines.joined(separator: chance(10) ? "\r\n" : "\n")
        return (chance(5) ? "\u{FEFF}" : "") + joined
    }

    private mutating func withPages(_ lines: [String]) -> [String] {
        var result: [String] = []
        var page = 1
        for line in lines {
            result.append(line)
            guard chance(15) else { continue }
            result += ["", "— \(page) —", "\u{0C}云溪市人民政府公报 2024年第3期", ""]
            page += 1
        }
        return result
    }

    /// A line broken in two, with the gap of a page break.
    private mutating func torn(_ line: String) -> String {
        guard line.count > 8 else { return line }
        let cut = line.index(line.startIndex, offsetBy: number(line.count - 1))
        return line[..<cut] + "\n\n" + line[cut...]
    }
}
