/// The 15 kinds of official document (文种) of 党政机关公文处理工作条例 (2012), article 8, and 其他.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case resolution = "决议"
    case decision = "决定"
    case order = "命令（令）"
    case communique = "公报"
    case announcement = "公告"
    case publicNotice = "通告"
    case opinion = "意见"
    case notice = "通知"
    case circular = "通报"
    case report = "报告"
    case request = "请示"
    case reply = "批复"
    case motion = "议案"
    case letter = "函"
    case minutes = "纪要"
    case other = "其他"
}
