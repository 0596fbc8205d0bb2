import GongkaiModel

/// Finds how often something is to be published.
enum FrequencyFinder {
    typealias Found = (value: UpdateFrequency, wording: String)

    /// The last frequency before a verb of publication, the one nearest to it.
    static func find(in text: ArraySlice<Unicode.Scalar>) -> Found? {
        var found: Found?
        var index = text.startIndex
        while index < text.endIndex {
            if let count = leadingCount(in: text[index...]) {
                found = (count.value, count.words.string)
                index = count.words.endIndex
            } else if let word = OrderWords.frequencies.prefix(of: text[index...]), let value = meaning[word.string] {
                // Of 定期常态化 the first says how often, the second only that it goes on.
                if !(value == .continuous && found != nil) { found = (value, word.string) }
                index = word.endIndex
            } else {
                index += 1
            }
        }
        return found
    }

    /// 年度 in what is published: a table or report of every year. 本年度 and 2017年度 are periods, not frequencies.
    static func yearly(in what: String) -> Found? {
        let scalars = Array(what.unicodeScalars)
        for index in scalars.indices.dropLast() where scalars[index] == "年" && scalars[index + 1] == "度" {
            let before = index > 0 ? scalars[index - 1] : "、"
            if !before.isDigit, !"本上下当该各跨全半一二三四五六七八九〇".unicodeScalars.contains(before) { return (.yearly, "年度") }
        }
        return nil
    }

    /// 每5日 at the end of a stretch.
    static func trailingCount(in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard let start = text.suffix(6).lastIndex(of: "每"), let count = leadingCount(in: text[start...]),
            count.words.endIndex == text.endIndex
        else { return nil }
        return count.words
    }

    /// 每5日, 每10天 at the start of a stretch.
    private static func leadingCount(
        in text: ArraySlice<Unicode.Scalar>
    ) -> (value: UpdateFrequency, words: ArraySlice<Unicode.Scalar>)? {
        guard text.first == "每" else { return nil }
        let digits = text.dropFirst().prefix(3).prefix { $0.isDigit }
        let unit = text[digits.endIndex...].first
        guard let days = Int(digits.string), days >= 2, unit == "日" || unit == "天" else { return nil }
        return (.everyDays(days), text[text.startIndex...digits.endIndex])
    }

    private static let meaning: [String: UpdateFrequency] = [
        "按月": .monthly, "每月": .monthly, "按季度": .quarterly, "每季度": .quarterly, "按季": .quarterly, "每季": .quarterly,
        "每周": .weekly, "按周": .weekly, "每日": .daily, "每天": .daily, "按日": .daily, "每年": .yearly, "按年度": .yearly,
        "按年": .yearly, "每半年": .halfYearly, "定期": .regular, "及时": .prompt, "第一时间": .prompt, "适时": .asAppropriate,
        "实时": .realTime, "动态": .dynamic, "常态化": .continuous, "持续": .continuous,
    ]
}
