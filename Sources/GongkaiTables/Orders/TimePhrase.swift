/// Dates by which and periods within which something is due: 6月底前, 公布后30日内, 最迟5小时内.
enum TimePhrase {
    private static let ends: WordList = "日前 日内 天内 天前 月底前 底前 月前 月内 年内 年前 年底前 小时内 季度前 周内 工作日内 工作日前 末前 旬前 时前"
    /// Marks and words behind which a time begins.
    private static let starts: WordList = "、 在 于 并 ， , 自 应当"

    /// The last such phrase of a stretch.
    static func last(in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        for end in text.indices.reversed() where text[end] == "前" || text[end] == "内" {
            if let phrase = phrase(endingAt: end + 1, in: text) { return phrase }
        }
        return nil
    }

    /// The phrase that a stretch begins with.
    static func leading(in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        for end in text.prefix(20).indices where text[end] == "前" || text[end] == "内" {
            guard let phrase = phrase(endingAt: end + 1, in: text) else { continue }
            return phrase.startIndex == text.startIndex ? phrase : nil
        }
        return nil
    }

    private static func phrase(endingAt end: Int, in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        let upTo = text[..<end]
        guard ends.suffix(of: upTo) != nil else { return nil }
        var start = end
        while start > text.startIndex, end - start < 24 {
            if let latest = latestWords.suffix(of: text[..<start]) { return text[latest.startIndex..<end] }
            if starts.suffix(of: text[..<start]) != nil { break }
            start -= 1
        }
        let phrase = text[start..<end]
        return phrase.contains { $0.isDigit || "一二三四五六七八九十年月".unicodeScalars.contains($0) } ? phrase : nil
    }

    private static let latestWords: WordList = "最迟 最晚 至迟"
}
