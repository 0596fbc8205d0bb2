/// Makes pages as different sites publish them: one document, wrapped into the chrome, the box and the markup of a made-up
/// template.
package struct SiteGenerator {
    private var random: SplitMix64
    /// The text of the document, line by line; cells of a table stand apart by tabs.
    package private(set) var lines: [String] = []
    /// The labels of the box without spaces, with their values.
    package private(set) var box: [String: String] = [:]
    /// The page, as text.
    package private(set) var page = ""
    private var isUpper = false
    private var declared = ""

    /// - Parameter charset: what the page says that it is in; nothing where it is empty.
    package init(seed: UInt64, charset: String) {
        random = SplitMix64(seed: seed)
        isUpper = seed % 5 == 4
        declared = charset
        makeDocument()
        makePage()
    }

    private mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    private mutating func chance(_ percent: Int) -> Bool { random.next() % 100 < UInt64(percent) }
    private mutating func one<Element>(of elements: [Element]) -> Element { elements[number(elements.count)] }

    // MARK: The document

    private var title = ""
    private var documentNumber = ""
    private var issuer = ""
    private let numerals = ["一", "二", "三", "四", "五", "六", "七", "八"]

    private let sentences = [
        "为进一步规范全市公共资源交易活动，维护市场秩序，现就有关事项通知如下。",
        "各单位要加强组织领导，明确责任分工，确保各项任务按期完成；重大事项及时报告。",
        "对成效明显的地区，市财政局给予适当奖励，所需资金从年度预算中统筹安排。",
        "按照“谁主管、谁负责”的原则，建立健全监督检查机制，定期公布检查结果。",
        "鼓励社会力量参与，支持符合条件的企业申报，A类项目优先（具体条件见有关文件）。",
    ]

    private mutating func makeDocument() {
        let city = one(of: ["云溪市", "临江县", "青原省", "北岭区"])
        issuer = city + one(of: ["人民政府", "人民政府办公室", "财政局"])
        let matter = one(of: ["加强公共资源交易管理", "做好防汛工作", "促进中小企业发展", "规范行政执法"])
        title = "\(issuer)关于\(matter)的\(one(of: ["通知", "意见", "通告"]))"
        documentNumber = "云政发〔\(2015 + number(9))〕\(1 + number(99))号"
        lines = [title, documentNumber, "各县（市、区）人民政府，市政府各部门："]
        lines.append(one(of: sentences))
        for level in 0..<(2 + number(4)) {
            lines.append("\(numerals[level])、\(one(of: ["总体要求", "主要任务", "保障措施", "工作步骤"]))")
            for item in 0..<number(3) { lines.append("（\(numerals[item])）\(one(of: sentences))") }
            for _ in 0...number(2) { lines.append(one(of: sentences)) }
        }
        if chance(40) {
            lines += ["表1：任务分解", "序号\t任务\t责任单位", "1\t完善制度\t市财政局", "2\t加强监管\t市审计局"]
        }
        lines.append(one(of: sentences))
        lines.append(issuer)
        lines.append("\(2015 + number(9))年\(1 + number(12))月\(1 + number(28))日")
    }

    // MARK: Markup

    private func tag(_ name: String, _ attributes: String = "") -> String {
        "<" + (isUpper ? name.uppercased() : name) + (attributes.isEmpty ? "" : " " + attributes) + ">"
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("“", with: "&ldquo;")
    }

    /// The document's lines in one of the ways of editors.
    private mutating func body() -> String {
        let style = number(6)
        var html = ""
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.contains("\t") {
                html += table(from: &index)
                continue
            }
            index += 1
            let isCentred = index <= 2
            let text = escaped(line)
            switch style {
            case 0: html += tag("p", isCentred ? "align=center" : "style=\"text-indent:2em\"") + text + tag("/p") + "\n"
            case 1: html += tag("p") + "&nbsp;&nbsp;&nbsp;&nbsp;" + text
            case 2: html += "　　" + text + tag("br") + (isUpper ? "" : tag("br")) + "\n"
            case 3: html += tag("div") + tag("font", "size=3") + "　　" + text + tag("/font") + tag("/div")
            case 4:
                html += tag("p", "class=MsoNormal") + tag("span") + tag("span", "lang=EN-US") + "&#12288;&#x3000;"
                html += tag("/span") + text + tag("/span") + tag("/p")
            default:
                html +=
                    tag("p") + (isCentred ? tag("strong") + text + tag("/strong") : text) + tag("/p") + tag("p")
                    + "&nbsp;" + tag("/p")
            }
        }
        return html
    }

    private mutating func table(from index: inout Int) -> String {
        let closes = chance(60)
        var html = tag("table", "border=1") + (chance(50) ? tag("tbody") : "")
        while index < lines.count, lines[index].contains("\t") {
            html += tag("tr")
            for cell in lines[index].split(separator: "\t") {
                html += tag("td") + (chance(50) ? tag("p") + cell + (closes ? tag("/p") : "") : String(cell))
                if closes { html += tag("/td") }
            }
            if closes { html += tag("/tr") }
            index += 1
        }
        return html + tag("/table")
    }

    // MARK: The box

    private mutating func makeBox() -> String {
        let day = "\(2015 + number(9))-0\(1 + number(9))-1\(number(9))"
        let rows = [
            (one(of: ["索引号", "索 引 号", "信息索引号"]), "11330400\(number(9))/2024-0001"),
            (one(of: ["主题分类", "信息分类"]), "综合政务/其他"),
            (one(of: ["发文机关", "发布机构", "制定机关", "发文单位"]), issuer),
            (one(of: ["成文日期", "生成日期", "发文日期"]), day),
            (one(of: ["发文字号", "文　　号", "文件编号"]), documentNumber),
            (one(of: ["标题", "名&nbsp;&nbsp;&nbsp;&nbsp;称", "文件名称"]), title),
            (one(of: ["发布日期", "公开日期", "发布时间"]), day),
            (one(of: ["有效性", "时 效 性", "效力状态"]), one(of: ["有效", "", "现行有效"])),
        ]
        for row in rows { box[row.0.replacing("&nbsp;", with: "").filter { !$0.isWhitespace }] = row.1 }
        return markup(of: rows)
    }

    private mutating func markup(of rows: [(String, String)]) -> String {
        var html = ""
        switch number(6) {
        case 0, 1:
            let columns = chance(50) ? 2 : 1
            let colon = chance(70) ? "：" : ""
            html += tag("table", "width=100%")
            for (index, row) in rows.enumerated() {
                if index % columns == 0 { html += tag("tr") }
                html += tag(colon.isEmpty ? "th" : "td") + tag("b") + row.0 + colon + tag("/b") + tag("/td")
                html += tag("td") + row.1 + tag("/td")
            }
            html += tag("/table")
        case 2:
            html += tag("dl")
            for row in rows { html += tag("dt") + row.0 + "：" + tag("/dt") + tag("dd") + row.1 + tag("/dd") }
            html += tag("/dl")
        case 3:
            html += tag("ul")
            for row in rows { html += tag("li") + tag("span") + row.0 + "：" + tag("/span") + row.1 + tag("/li") + "\n" }
            html += tag("/ul")
        case 4:
            for row in rows {
                html +=
                    tag("div", "class=r") + tag("div") + row.0 + "：" + tag("/div") + tag("div") + row.1 + tag("/div")
                html += tag("/div")
            }
        default:
            for row in rows {
                html +=
                    tag("p") + tag("label") + "[" + row.0 + "]" + tag("/label") + " " + tag("em") + row.1 + tag("/em")
                    + tag("/p")
            }
        }
        return html
    }

    // MARK: The site

    private mutating func links(_ count: Int) -> String {
        var html = tag("ul")
        for _ in 0..<count {
            html += tag("li") + "<a href='/zw/\(number(1000)).html'>"
            html += one(of: ["政务公开", "关于印发工作要点的通知", "办事服务", "市领导调研防汛工作", "互动交流"]) + "</a>" + tag("/li")
        }
        return html + tag("/ul")
    }

    private mutating func makePage() {
        var html = chance(70) ? "<!DOCTYPE html>\n" : ""
        html += tag("html") + tag("head")
        if !declared.isEmpty {
            html +=
                chance(50)
                ? "<meta charset=\"\(declared)\">"
                : "<META http-equiv='Content-Type' content='text/html; charset=\(declared)'>"
        }
        html += tag("title") + title + one(of: ["", "_云溪市人民政府", " - 政府信息公开"]) + tag("/title")
        html += "<script>var a = '<p>不是正文。</p>';</script><style>p { margin: 0 }</style>" + tag("/head") + tag("body")
        if chance(80) { html += links(1 + number(20)) }
        if chance(60) { html += tag("div") + "您现在的位置：<a href=/>首页</a> &gt; <a href=/x>政务公开</a> &gt; 正文" + tag("/div") }
        let boxed = chance(75) ? makeBox() : ""
        let body = self.body()
        html += chance(60) ? divs(boxed, body) : tables(boxed, body)
        if chance(60) { html += tag("div") + "相关链接" + links(3 + number(5)) + tag("/div") }
        html += tag("div") + "主办：云溪市人民政府办公室　承办：云溪市大数据局" + tag("br")
        html += "网站标识码：3304000001　<a href=http://beian.example.org>浙ICP备05000001号</a>" + tag("/div")
        page = html + tag("/body") + tag("/html")
    }

    private mutating func tools() -> String {
        one(of: [
            "", "【<a href='javascript:print()'>打印本页</a>】【<a href=#>关闭窗口</a>】", "分享到：<a href=/w>微博</a>", "扫一扫在手机打开当前页",
        ])
    }

    private mutating func divs(_ boxed: String, _ body: String) -> String {
        let depth = number(6)
        var html = String(repeating: tag("div"), count: depth)
        html += boxed
        if chance(40) {
            html += tag("h1") + title + tag("/h1") + tag("p") + "浏览次数：12 字号：[大 中 小]" + tag("/p")
        }
        html += tag("div", "id=c\(number(100))") + body + tag("/div")
        html += tag("div") + tools() + tag("/div")
        return html + String(repeating: tag("/div"), count: depth)
    }

    private mutating func tables(_ boxed: String, _ body: String) -> String {
        var html = tag("table") + tag("tr")
        let side = chance(40)
        if side { html += tag("td") + links(5) + tag("/td") }
        html += tag("td") + boxed + tag("table") + tag("tr") + tag("td") + body + tag("/td") + tag("/tr")
        html += tag("tr") + tag("td") + tools() + tag("/td") + tag("/tr") + tag("/table") + tag("/td")
        return html + tag("/tr") + tag("/table")
    }
}
