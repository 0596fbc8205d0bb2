/// The words by which targets are told, as plans have them.
enum TargetWords {
    /// Before an indicator, or before its value, without meaning for it.
    static let fillers: WordList = "力争 确保 努力 争取 实现 要 并 将 全年 年内 力争实现 确保实现 为 是 约为 平均 年均 累计 同比 合计 总体 控制"
    /// Before an indicator only.
    static let leading: WordList = "力争 确保 努力 争取 实现 要 并 全年 年内 力争实现 确保实现 到 至 使 同时"

    static let growth: WordList = "增长 上升 提高 增加 提升 上涨 递增 适度增长 稳步增长 持续增长 稳定增长 平稳增长 较快增长 稳步提高 持续提高 稳步提升 持续提升 进一步提高"
    static let decrease: WordList = "下降 降低 减少 压缩 削减 压减 缩短 下调 持续下降 稳步下降 持续减少 逐步减少 继续下降"
    static let reach: WordList = """
        达到 达 提高到 提升到 增加到 增长到 上升到 升至 提高至 提升至 增至 降至 下降到 降低到 下降至 降低至 减少到 压缩到 压缩至 保持在 稳定在 保持 完成
        """
    static let atLeast: WordList = "不少于 不低于 不小于 至少 高于 突破 超过 超 大于 最低"
    static let within: WordList = "不超过 不高于 控制在 低于 少于 不多于 至多 不大于 不突破 小于"
    static let about: WordList = "约 大约 大致 左右"

    static let atLeastBehind: WordList = "以上 及以上 之上"
    static let withinBehind: WordList = "以内 以下 之内 及以下"
    static let aboutBehind: WordList = "左右 上下"
    /// All that may stand behind a value.
    static let behind: WordList = "以上 及以上 之上 以内 以下 之内 及以下 左右 上下"

    /// At the end of a target without a number.
    static let completed: WordList = "全面消除 全部消除 基本消除 消除 全部完成 全面完成 基本完成 全覆盖 实现全覆盖 清零 全部清零 全部建成 全面建成 全部达标 全面达标"
    /// What is completed or reached where that is no number: 省下年度目标.
    static let benchmarkEnds: WordList = "目标 任务 要求 指标 标准 水平 计划"
    static let inStep: WordList = "保持同步 同步增长 基本同步 同步 持平 保持一致 一致"
    static let together: WordList = "均 都 分别 各"

    /// Units of time and rank, whose numbers are no values of indicators.
    static let otherUnits: WordList = "年 月 级 度 点 路 季"

    /// What the names of indicators end with, from which the head that several share is put together.
    static let heads: WordList = """
        投资 投资额 收入 总额 零售额 出口额 进口额 额 率 削减率 降低率 增长率 下降率 失业率 达标率 覆盖率 利用率 排放量 排放总量 总量 产量 产能 客运量 货运量 周转量 量 产值
        增加值 生产总值 价值 销售值 值 浓度 比重 占比 比例 增速 指数 水平 面积 里程 人数 户数 数量 数 能耗 支出 利润 税收 出口 进口 年 人均 可支配 平均 单位 年均
        """
}
