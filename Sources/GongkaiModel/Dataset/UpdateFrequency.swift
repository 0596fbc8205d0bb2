/// How often something is published, as an order words it. How long something takes and by when it is due are other things.
public enum UpdateFrequency: Hashable, Sendable {
    /// 实时.
    case realTime
    /// 每日.
    case daily
    /// 每周.
    case weekly
    /// 每月, 按月.
    case monthly
    /// 每季度, 按季度.
    case quarterly
    /// 每半年.
    case halfYearly
    /// 每年, 年度.
    case yearly
    /// 每5日; at least 2.
    case everyDays(Int)
    /// 定期: at set times that the text does not give.
    case regular
    /// 及时.
    case prompt
    /// 适时.
    case asAppropriate
    /// 动态.
    case dynamic
    /// 常态化, 持续.
    case continuous

    /// Those without a number, in the order in which they are listed.
    public static let named: [UpdateFrequency] = [
        .realTime, .daily, .weekly, .monthly, .quarterly, .halfYearly, .yearly, .regular, .prompt, .asAppropriate,
        .dynamic, .continuous,
    ]

    /// Its code: `monthly`, `every-5-days`.
    public var code: String {
        switch self {
        case .realTime: "real-time"
        case .daily: "daily"
        case .weekly: "weekly"
        case .monthly: "monthly"
        case .quarterly: "quarterly"
        case .halfYearly: "half-yearly"
        case .yearly: "yearly"
        case .everyDays(let days): "every-\(days)-days"
        case .regular: "regular"
        case .prompt: "prompt"
        case .asAppropriate: "as-appropriate"
        case .dynamic: "dynamic"
        case .continuous: "continuous"
        }
    }

    /// Reads a code, and nothing else.
    public init?(code: String) {
        if let named = UpdateFrequency.named.first(where: { $0.code == code }) {
            self = named
            return
        }
        guard code.hasPrefix("every-"), code.hasSuffix("-days"),
            let days = Int(code.dropFirst("every-".count).dropLast("-days".count)), days >= 2,
            UpdateFrequency.everyDays(days).code == code
        else { return nil }
        self = .everyDays(days)
    }
}
