package import GongkaiModel

/// What a sentence says of how often something is done besides the word before its verb.
enum FrequencyWords {
    private static let periods: [(wording: String, frequency: UpdateFrequency)] = [
        ("半年度", .halfYearly), ("月度", .monthly), ("季度", .quarterly), ("年度", .yearly),
    ]

    /// The rhythm of what is published, where the sentence names it before: 季度抽查 says it of 抽查情况.
    static func rhythm(of what: String, in sentence: String) -> (frequency: UpdateFrequency, wording: String)? {
        let thing = String(what.prefix(2))
        guard thing.count == 2 else { return nil }
        for (wording, frequency) in periods {
            guard let place = Stretch(sentence).first(of: wording + thing) else { continue }
            // 本年度 and 2017年度 are periods, not rhythms.
            let before = Stretch(sentence).scalars[..<place].last
            if before.map({ "本上下当该各跨全一二三四五六七八九〇年".unicodeScalars.contains($0) || ("0"..."9").contains($0) })
                != true
            {
                return (frequency, wording)
            }
        }
        return nil
    }

    private static let seasonEnds = ["时", "期间", "季节", "旺季", "汛期", "高峰期"]

    /// The season that a frequency holds for: what stands before it in its clause, where that ends as a time does.
    static func season(before wording: String, in sentence: String) -> String? {
        let text = Stretch(sentence)
        guard let place = text.first(of: wording) else { return nil }
        let before = text.scalars[..<place]
        let start = before.lastIndex { "，,；;。：:、".unicodeScalars.contains($0) }.map { $0 + 1 } ?? before.startIndex
        let season = Stretch.text(before[start...])
        // 及时 is a word of its own.
        guard season.count >= 2, !season.hasSuffix("及时"), !season.hasSuffix("同时") else { return nil }
        return seasonEnds.contains(where: season.hasSuffix) ? season : nil
    }
}

extension UpdateFrequency {
    /// Whether it says how much time there is; words such as 及时 do not.
    package var isDated: Bool {
        switch self {
        case .daily, .weekly, .monthly, .quarterly, .halfYearly, .yearly, .everyDays: true
        case .realTime, .regular, .prompt, .asAppropriate, .dynamic, .continuous: false
        }
    }

    /// How many months one period has; `nil` where days are counted, or nothing.
    var months: Int? {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .halfYearly: 6
        case .yearly: 12
        default: nil
        }
    }

    /// How many days there are between two releases; `nil` where months are counted, or nothing.
    var days: Int? {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .everyDays(let days): days
        default: nil
        }
    }
}
