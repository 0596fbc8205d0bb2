public import GongkaiDiagnostics

/// Who is to do what a division asks for: from a bracketed note (牵头部门：…) or label lines (牵头单位：).
///
/// The words stay in the text; a responsibility lies over them. A note that names items apart (第一、三项由…) makes one
/// for each group, all with the whole note as their text.
public struct Responsibility: Hashable, Sendable {
    /// 牵头.
    public var leads: [String]
    /// 责任, 负责.
    public var responsible: [String]
    /// 配合.
    public var participants: [String]
    /// The numbers of the items that it covers; empty where it covers the whole division.
    public var covers: [Int]
    /// What it covers, where the note says so in words (涉及嘉兴港由…).
    public var scope: String?
    /// By when it is to be done, as far as the note gives a date.
    public var deadline: CalendarDate?
    /// The whole note, verbatim.
    public var text: String
    /// Where the note stands. Its characters are the text's: a responsibility is no leaf.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a responsibility from the parties and the note that names them.
    public init(
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
        places = SourcePlaces(source)
    }
}
