import GongkaiModel

/// The words that official documents are built from. Every list is one of kinds of words, none of a place's names.
enum Vocabulary {
    /// The 15 kinds of official document as titles end with them, the longer before what they end with.
    static let kinds: [(word: Word, kind: DocumentKind)] = [
        ("会议纪要", .minutes), ("纪要", .minutes), ("决议", .resolution), ("决定", .decision), ("命令", .order), ("令", .order),
        ("公报", .communique), ("公告", .announcement), ("通告", .publicNotice), ("意见", .opinion), ("通知", .notice),
        ("通报", .circular), ("报告", .report), ("请示", .request), ("批复", .reply), ("议案", .motion), ("复函", .letter),
        ("函", .letter),
    ]

    /// Words that end the title of something issued by a notice: a plan, rules, a list.
    static let works: [Word] = [
        "方案", "规则", "办法", "细则", "要点", "计划", "规划", "规定", "条例", "规程", "规范", "制度", "章程", "预案", "意见", "措施", "清单", "目录",
        "名单", "标准",
        "指南", "指引", "导则", "准则", "公约", "守则", "若干政策", "政策", "任务分解", "责任分解", "分工", "任务书", "分解表", "一览表", "安排", "安排表", "纲要",
        "行动", "实施方案", "总体方案", "工作方案", "职责", "设置", "通知", "决定", "报告", "办法（试行）", "流程", "手册", "承诺书", "协议", "表", "图",
    ]

    /// Words that end the name of an organisation.
    static let organisationEndings: [Word] = [
        "人民政府", "政府", "办公室", "办公厅", "委员会", "管委会", "领导小组", "指挥部", "联席会议", "局", "委", "办", "厅", "部", "院", "署", "处", "科",
        "所",
        "站", "室", "队", "社", "组", "司", "会", "中心", "集团", "公司", "银行", "支行", "分行", "大学", "学院", "学校", "医院", "单位", "部门", "机构",
        "党组",
        "支队", "大队", "总队", "分局", "支局", "海关", "法院", "检察院", "协会", "学会", "联合会", "商会", "工会", "妇联", "残联", "团委", "工商联", "武警",
        "军分区", "人武部", "市", "县", "区", "镇", "乡", "街道", "港区", "开发区", "园区", "新区", "办事处", "直属机构", "企业", "厂", "台", "馆", "报社",
        "委员", "府", "工委", "纪委", "监委", "党委", "常委会", "各地",
    ]

    /// Titles of documents that carry another: what they issue or pass on is an enclosure.
    static let carrierVerbs: [Word] = ["印发", "转发", "批转", "发布", "公布", "下发", "颁布", "颁发"]

    /// The labels of lines and notes that give responsibilities.
    static let roleLabels: [(word: Word, role: Role)] = [
        ("牵头责任单位", .lead), ("牵头单位", .lead), ("牵头部门", .lead), ("牵头", .lead), ("主办单位", .lead), ("主办部门", .lead),
        ("主责单位", .lead), ("责任单位", .responsible), ("责任部门", .responsible), ("承办单位", .responsible),
        ("承办部门", .responsible), ("实施单位", .responsible), ("落实单位", .responsible), ("负责单位", .responsible),
        ("负责部门", .responsible), ("责任主体", .responsible), ("实施主体", .responsible), ("配合单位", .participant),
        ("配合部门", .participant), ("协办单位", .participant), ("协办部门", .participant), ("协同单位", .participant),
        ("参与单位", .participant), ("参加单位", .participant), ("配合", .participant),
    ]

    /// The labels of lines that give a deadline.
    static let deadlineLabels: [Word] = ["完成时限", "完成时间", "时限要求", "时间要求", "办理时限", "完成期限"]

    enum Role { case lead, responsible, participant }

    /// The kind that a title ends with; remarks in brackets behind it do not count.
    static func kind(ofTitle title: ArraySlice<Unicode.Scalar>) -> DocumentKind? {
        let core = withoutClosingBrackets(title)
        return kinds.first { core.ends(with: $0.word) }?.kind
    }

    /// Whether a line could be the title of something that a document issues or attaches.
    static func isTitleOfWork(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        withoutClosingBrackets(line).ends(withAnyOf: works)
    }

    /// A title without the bracketed remark at its end: （试行）, (2017~2019年).
    static func withoutClosingBrackets(_ title: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let title = title.trimmed
        guard let last = title.last, last.closesBracket,
            let open = title.lastIndex(where: \.opensBracket), open > title.startIndex
        else { return title }
        return title[..<open].trimmed
    }

    static func endsAsOrganisation(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
        withoutClosingBrackets(name).ends(withAnyOf: organisationEndings)
    }
}

extension Vocabulary {
    /// Words that end the title of a law or document in 《》, beside the kinds and works.
    private static let laws: [Word] = ["法", "宪法", "法典", "解释", "批准书", "公约", "议定书", "要求", "细则", "函告", "名录", "分类", "规章"]

    /// Whether what stands in 《》 is a document and no newspaper or book.
    static func isTitleOfDocument(_ title: ArraySlice<Unicode.Scalar>) -> Bool {
        let core = withoutClosingBrackets(title)
        // 《办法》 alone is a short form that the text has defined.
        guard core.count > 2 || core.string == "宪法" else { return false }
        return isTitleOfWork(core) || kind(ofTitle: core) != nil || core.ends(withAnyOf: laws)
    }
}
