import GongkaiModel

/// The labels of the box of metadata that portals print with a document, in the spellings they have.
///
/// 《政府网站发展指引》 (国办发〔2017〕47号) and 《国务院办公厅关于做好政府信息公开目录…》 name the elements; the words differ from
/// site to site. Those that text may have too are `MetadataBox`'s; more can be told on a page, where cells set them apart.
enum BoxLabel {
    /// What a label means; `nil` where it is none that is known.
    static func field(_ name: String) -> MetadataBox.Field? {
        MetadataBox.field(named: name) ?? further[name]
    }

    private static let further: NameTable<MetadataBox.Field> = [
        "索取号": .index, "信息索引号": .index, "信息索取号": .index, "索引": .index, "政府信息索引号": .index, "信息索引": .index,
        "分类": .subject, "信息分类": .subject, "主题类别": .subject, "所属主题": .subject, "所属分类": .subject, "主题分类号": .subject,
        "内容分类": .subject, "文件分类": .subject, "信息类别": .subject,
        "发文单位": .issuer, "发布单位": .issuer, "制定机关": .issuer, "制发单位": .issuer, "制定单位": .issuer, "发文部门": .issuer,
        "发布部门": .issuer, "颁布机关": .issuer, "颁发部门": .issuer, "颁布单位": .issuer, "印发机关": .issuer, "发文机构": .issuer,
        "成文时间": .written, "发文时间": .written, "制发日期": .written, "印发日期": .written, "签发日期": .written, "落款日期": .written,
        "产生日期": .written, "生成时间": .written, "印发时间": .written, "成文年月": .written, "制定日期": .written,
        "文件标题": .title, "信息标题": .title, "公文标题": .title, "法规名称": .title,
        "发文号": .number, "文件字号": .number, "文件号": .number, "公文字号": .number, "发文文号": .number, "文件文号": .number,
        "发布文号": .number, "发文编号": .number, "公文文号": .number,
        "公布日期": .published, "公布时间": .published, "公开时间": .published, "发布日": .published, "上网日期": .published,
        "颁布日期": .published, "日期": .published, "时间": .published, "发表时间": .published,
        "施行日期": .effective, "生效时间": .effective, "实施时间": .effective, "执行日期": .effective, "施行时间": .effective,
        "失效时间": .expires, "废止时间": .expires, "截止日期": .expires, "有效期至": .expires, "终止日期": .expires,
        "效力": .status, "是否有效": .status, "有效状态": .status, "是否失效": .status, "时效": .status, "效力属性": .status,
        "状态": .status, "有效性状态": .status, "有效否": .status,
        "主题词语": .words, "关键字": .words, "主题关键词": .words, "关键词语": .words,
        "公开类别": .other, "公开范围": .other, "公开时限": .other, "文件类型": .other, "公文种类": .other, "文种": .other,
        "信息来源": .other, "信息名称来源": .other, "内容概述": .other, "内容概要": .other, "内容摘要": .other, "有效期": .other,
        "有效期限": .other, "责任部门": .other, "公开责任部门": .other, "公开目录": .other, "更新日期": .other, "更新时间": .other,
        "发布形式": .other, "组配": .other, "体裁": .other, "公开程序": .other, "文件形式": .other, "服务对象分类": .other,
        "体裁分类号": .other, "统一登记编号": .other, "登记编号": .other, "备案号": .other, "制作日期": .other, "载体类型": .other,
        "适用范围": .other, "承办部门": .other, "起草部门": .other, "起草单位": .other,
        "规范性文件统一编号": .other, "规范性文件登记号": .other, "有效期截止": .expires, "公文时效": .status,
        "公开依据": .other, "行业分类": .other, "所属机构": .other, "所属部门": .other, "事项分类": .other, "发布字号": .number,
        "公开属性分类": .other, "信息公开类别": .other, "信息形式": .other, "效力级别": .other, "联合发文单位": .other,
        "印发单位": .issuer, "发布者": .issuer, "信息提供": .other, "作者": .other, "地区": .other, "区域": .other,
    ]

    /// Whether a label is a word that other texts begin lines with too.
    static func isCommon(_ name: String) -> Bool { common.contains(name) }

    private static let common: Set<String> = [
        "日期", "时间", "状态", "分类", "作者", "地区", "区域", "名称", "标题", "来源", "主题", "时效", "效力", "索引", "有效期", "有效期限", "截止日期",
        "适用范围", "起草单位", "承办部门", "责任部门", "执行日期", "更新时间", "公开方式", "公开属性", "备案号", "有效期至", "实施时间", "生效时间",
        "发文单位", "印发日期", "印发时间", "印发机关", "制定单位",
    ]

    /// A name without spaces, the marks around it and its colon; empty where it is too long for one.
    static func name(_ words: String) -> String { name(words.unicodeScalars) }

    static func name(_ words: some Sequence<Unicode.Scalar>) -> String {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(longest + 4)
        for scalar in words where !scalar.isSpace && scalar.value >= 0x20 {
            guard scalars.count < longest + 4 else { return "" }
            scalars.append(scalar)
        }
        var name = scalars[...]
        while let last = name.last, last.isColon || last.closesBracket { name.removeLast() }
        while let first = name.first, first.opensBracket { name.removeFirst() }
        return name.count > longest ? "" : name.string
    }

    /// The longest that a label is.
    static let longest = 12

    /// Whether words are a known label, or begin with one and its colon.
    static func begins(_ words: String) -> Bool {
        if field(name(words)) != nil { return true }
        let scalars = Array(words.unicodeScalars.prefix(40))
        guard let colon = scalars.firstIndex(where: \.isColon) else { return false }
        return field(name(scalars[..<colon])) != nil
    }
}
