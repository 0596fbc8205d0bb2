package import GongkaiDiagnostics

/// Who is to do what a division asks for: from a bracketed note (牵头部门：…) or label lines (牵头单位：).
///
/// The words stay in the text; a responsibility lies over them. A note that names items apart (第一、三项由…) makes one
/// for each group, all with the whole note as their text.
package struct Responsibility: Hashable, Sendable {
    /// 牵头.
    package var leads: [String]
    /// 责任, 负责.
    package var responsible: [String]
    /// 配合.
    package var participants: [String]
    /// The numbers of the items that it covers; empty where it covers the whole division.
    package var covers: [Int]
    /// What it covers, where the note says so in words (涉及嘉兴港由…).
    package var scope: String?
    package var deadline: CalendarDate?
    /// The whole note, verbatim.
    package var text: String
    package var source: [SourceRange]

    package init(
        leads: [String] = [], responsible: [String] = [], participants: [String] = [], covers: [Int] = [],
        scope: String? = nil, deadline: CalendarDate? = nil, text: String, source: [SourceRange] = []
    ) {
        self.leads = leads
        self.responsible = responsible
        self.participants = participants
        self.covers = covers
        self.scope = scope
        self.deadline = deadline
        self.text = text
        self.source = source
    }
}
