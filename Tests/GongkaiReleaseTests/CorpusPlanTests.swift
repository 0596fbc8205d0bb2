import Foundation
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import TestSupport
import Testing

/// The plan of document 37号 of the real gazette, against the list of `design/disclosure-points.md`, made by reading it.
@Suite(
    .enabled(
        if: SharedInputs.has("corpus/jiaxing-2017-05.txt") && SharedInputs.has("design/disclosure-points.md"),
        "needs the shared inputs"))
struct CorpusPlanTests {
    /// A row of the list.
    private struct Row {
        let points: [String]
        let dataset: String
        let frequency: String
        let lines: [Int]
    }

    private let plan: DisclosurePlan
    private let obligations: [DisclosurePlan.Obligation]
    private let source: [Substring]
    private let rows: [Row]

    init() throws {
        let gazette = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        let publication = try Planning.publication(at: gazette)
        plan = PlanBuilder(DatasetCatalogue.all).plan(of: [publication], asOf: try Planning.day("2017-06-01"))
        obligations = plan.obligations.filter { $0.document == "嘉政办发-2017-37" }
        source = try String(contentsOf: gazette, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let page = try #require(SharedInputs.path("design/disclosure-points.md"))
        rows = CorpusPlanTests.rows(of: try String(contentsOf: page, encoding: .utf8))
    }

    private static func rows(of page: String) -> [Row] {
        page.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 8, cells[1].first?.isNumber == true, cells[1].contains("."), cells[2].hasPrefix("`")
            else { return nil }
            return Row(
                points: cells[1].components(separatedBy: ", "), dataset: cells[2].filter { $0 != "`" },
                frequency: String(cells[4]), lines: cells[6].split(separator: " ").compactMap { Int($0) })
        }
    }

    @Test("has all 22 points")
    func points() {
        let named = Set(rows.flatMap(\.points)).union(["6.2"])
        let found = Set(obligations.map(\.point))
        #expect(found == named)
        #expect(found.count == 22)
    }

    @Test("joins every dataset of points 1.1 to 6.4 at its point and line, with its frequency")
    func datasets() {
        var met = 0
        for row in rows {
            let own = obligations.filter { $0.datasets.contains(row.dataset) }
            let state = plan.states.first { $0.dataset == row.dataset }
            let isAtPoints = row.points.allSatisfy { point in own.contains { $0.point == point } }
            let isAtLines = row.lines.allSatisfy { line in own.contains { isAt(line, $0.line) } }
            #expect(isAtPoints, "\(row.dataset): \(own.map(\.point))")
            #expect(isAtLines, "\(row.dataset): \(own.compactMap(\.line)), not \(row.lines)")
            let isOften = isAsOften(row, state)
            #expect(isOften, "\(row.dataset): \(state?.frequency?.code ?? "nothing"), not \(row.frequency)")
            if isAtPoints, isAtLines, isOften { met += 1 }
        }
        print("joined with point, line and frequency: \(met) of \(rows.count) datasets")
        #expect(rows.count == 60 && met == rows.count)
    }

    private func isAsOften(_ row: Row, _ state: DisclosurePlan.State?) -> Bool {
        guard let state else { return false }
        if let day = row.frequency.components(separatedBy: "once, by ").dropFirst().first {
            return state.nextDue?.description == day
        }
        let code =
            row.frequency.hasPrefix("every 5 days") ? "every-5-days" : row.frequency.components(separatedBy: " ")[0]
        let known = ["annual": "yearly", "as": row.frequency.hasPrefix("as appropriate") ? "as-appropriate" : ""]
        let expected = known[code] ?? code
        return UpdateFrequency(code: expected) == state.frequency
    }

    /// Whether a line is that of a paragraph, or of what follows it without a heading or a note between: a page break
    /// parts paragraphs.
    private func isAt(_ paragraph: Int, _ line: Int?) -> Bool {
        guard let line, line >= paragraph, line <= source.count else { return false }
        return source[paragraph..<line].filter { !$0.isEmpty }.count <= 1
    }
}
