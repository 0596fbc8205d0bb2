import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease

/// A plan as lines for people.
struct PlanText {
    let plan: DisclosurePlan
    let language: Language

    /// One line for each obligation.
    var obligations: String {
        let heads = [
            BilingualText("POINT", "要点"), BilingualText("LINE", "行"), BilingualText("HOW OFTEN", "频次"),
            BilingualText("DUE", "时限"), BilingualText("WHAT", "公开内容"), BilingualText("DATASETS", "数据集"),
        ]
        return TextColumns.lines(
            [heads.map { $0[language] }]
                + plan.obligations.map { obligation in
                    [
                        obligation.point, obligation.line.map { String($0) } ?? "",
                        (obligation.frequencyWording ?? "") + (obligation.season.map { "（\($0)）" } ?? ""),
                        obligation.due?.description ?? obligation.time ?? "", PlanText.what(of: obligation),
                        obligation.datasets.isEmpty ? "—" : obligation.datasets.joined(separator: ", "),
                    ]
                })
    }

    /// One line for each dataset; those without a day stand apart, behind the others.
    var states: String {
        let heads = [
            BilingualText("DATASET", "数据集"), BilingualText("TITLE", "名称"), BilingualText("HOW OFTEN", "频次"),
            BilingualText("LAST RELEASED", "最近发布"), BilingualText("NEXT DUE", "应发布"),
            BilingualText("STANDING", "状态"),
        ]
        let rows = plan.states.map { state in (state, row(of: state)) }
        let dated = rows.filter { $0.0.standing != .undated }.map(\.1)
        let undated = rows.filter { $0.0.standing == .undated }.map(\.1)
        let lines = TextColumns.lines([heads.map { $0[language] }] + dated + [[""]] + undated)
        return undated.isEmpty ? String(lines.dropLast()) : lines
    }

    private func row(of state: DisclosurePlan.State) -> [String] {
        let never = BilingualText("never", "从未")[language]
        var standing = state.standing.label[language]
        if let late = state.daysLate { standing += language == .chinese ? "\(late)天" : " by \(late) days" }
        let due = [state.nextDue?.description, state.nextPeriod.map { "(\($0))" }].compactMap(\.self)
        return [
            state.dataset, state.title[language],
            (state.frequency?.code ?? "") + (state.season.map { "（\($0)）" } ?? ""),
            state.lastReleased?.description ?? never, due.joined(separator: " "), standing,
        ]
    }

    private static let whatLength = 30

    private static func what(of obligation: DisclosurePlan.Obligation) -> String {
        let text = obligation.what.isEmpty ? obligation.verbatim : obligation.what
        let shown = text.count > whatLength ? text.prefix(whatLength) + "…" : Substring(text)
        return obligation.basis == .mentioned ? "(\(shown))" : String(shown)
    }
}
