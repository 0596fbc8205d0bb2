/// The sentences that end a document and belong to none of its headings: 特此通知, 此复, 妥否，请批示, 本通知自…起施行.
enum ClosingFormula {
    private static let beginnings: [Word] = ["特此", "此复", "专此", "妥否", "当否", "以上意见", "以上请示", "以上报告", "请予批复"]
    private static let verbs: [Word] = ["施行", "实施", "执行", "生效"]
    private static let longestSubject = 12

    static func begins(_ paragraph: ArraySlice<Unicode.Scalar>) -> Bool {
        if beginnings.contains(where: { paragraph.starts(with: $0) }) { return true }
        guard paragraph.first == "本", let from = paragraph.prefix(longestSubject).firstIndex(of: "自") else {
            return false
        }
        guard let rise = paragraph[from...].prefix(24).firstIndex(of: "起") else { return false }
        return verbs.contains { paragraph.has($0, at: rise + 1) }
    }
}
