/// Rules of plans of disclosure (`Docs/plan.md`).
extension DiagnosticRule {
    /// `{0}` what was given.
    package static let planDay = DiagnosticRule(
        "plan.day", .error,
        english: "“{0}” is no day; expected one such as 2024-06-30", chinese: "“{0}”不是日期；应如 2024-06-30")

    /// No arguments.
    package static let planNoDay = DiagnosticRule(
        "plan.no-day", .error,
        english: "nothing says the day as of which to speak; expected --as-of, or SOURCE_DATE_EPOCH",
        chinese: "未说明统计日期；应使用 --as-of，或设 SOURCE_DATE_EPOCH")

    /// No arguments.
    package static let planMetadata = DiagnosticRule(
        "plan.metadata", .error,
        english: "this is no metadata of a release; expected JSON with “version”, “created” and “resources”",
        chinese: "不是发布包的元数据；应为含“version”“created”和“resources”的 JSON")

    /// `{0}` obligations, `{1}` points, `{2}` datasets, `{3}` obligations without one.
    package static let planSummary = DiagnosticRule(
        "plan.summary", .note,
        english: "{0} obligations at {1} points, {2} datasets; {3} obligations have no dataset",
        chinese: "{1} 个要点共 {0} 项公开任务，对应 {2} 个数据集；{3} 项无对应数据集")

    /// `{0}` late, `{1}` due, `{2}` done, `{3}` without a date.
    package static let planStanding = DiagnosticRule(
        "plan.standing", .note,
        english: "{0} datasets are late, {1} are due on a day to come, {2} are done, {3} have no day",
        chinese: "{0} 个数据集逾期，{1} 个未到期，{2} 个已完成，{3} 个无明确时限")

    package static let planRules: [DiagnosticRule] = [planDay, planNoDay, planMetadata, planSummary, planStanding]
}
