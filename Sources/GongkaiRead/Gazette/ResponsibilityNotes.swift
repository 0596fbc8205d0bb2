import GongkaiModel

/// Reads who is responsible out of bracketed notes: (牵头部门:…,责任部门:…), (由…牵头,…配合,2017年6月前完成),
/// (第一、三项由…牵头), (…按职责分工分别牵头落实).
///
/// A note stands behind a sentence or at the end of a paragraph; brackets inside a sentence are prose. Scans mix the
/// kinds of brackets and lose some, so any bracket closes any other, and a note that nothing closes runs to the end.
struct ResponsibilityNotes {
    /// One note and the groups that it names.
    struct Note {
        var range: Range<Int>
        var groups: [Responsibility]

        /// Everybody it names.
        var parties: [String] { groups.flatMap { $0.leads + $0.responsible + $0.participants } }
    }

    /// The notes of a paragraph, in order.
    static func notes(in text: ArraySlice<Unicode.Scalar>) -> [Note] {
        var notes: [Note] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].opensBracket, let note = note(in: text, at: index) else {
                index += 1
                continue
            }
            notes.append(note)
            index = note.range.upperBound
        }
        return notes
    }

    /// A note is no longer than this; a bracket that nothing closes within it must run to the end of the text.
    private static let longestNote = 2000

    private static func note(in text: ArraySlice<Unicode.Scalar>, at open: Int) -> Note? {
        // [(市财政局…) has one bracket too many: the outer one belongs to the note.
        var inner = open
        while inner - open < 2, inner + 1 < text.endIndex, text[inner + 1].opensBracket { inner += 1 }
        let closed =
            text.closing(ofBracketAt: open, limit: longestNote) ?? text.closing(ofBracketAt: inner, limit: longestNote)
        guard let end = closed ?? (text.endIndex - open <= longestNote ? text.endIndex : nil) else { return nil }
        var content = text[(inner + 1)..<end].trimmed
        while let last = content.last, last.closesBracket, isUnbalanced(content) {
            content = content.dropLast().trimmed
        }
        guard stands(at: open, end: end, in: text), speaksOfResponsibility(content) else { return nil }
        let whole = text[open..<end]
        let groups = NoteReader(content, verbatim: whole.string).groups
        return groups.isEmpty ? nil : Note(range: open..<end, groups: groups)
    }

    /// Whether brackets close more than they open.
    private static func isUnbalanced(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
        content.count(where: \.closesBracket) > content.count(where: \.opensBracket)
    }

    /// Whether the bracket stands where notes do: behind the end of a sentence or clause, or at the end of the text.
    private static func stands(at open: Int, end: Int, in text: ArraySlice<Unicode.Scalar>) -> Bool {
        let before = text[..<open].trimmed
        if before.isEmpty { return true }
        if let last = before.last,
            last.endsSentence || last.isSemicolon || last.isColon || last.closesBracket || last == "”"
        {
            return true
        }
        return text[end...].trimmed.allSatisfy { $0.endsSentence || $0.isSemicolon }
    }

    /// Whether a note names a role, and does so in the form of a note: with a label, or a verb behind parties.
    private static func speaksOfResponsibility(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
        guard content.count >= 4, !content.contains(where: { $0 == "。" || $0 == "？" }) else { return false }
        if Vocabulary.roleLabels.contains(where: { label in hasLabel(label.word, in: content) }) { return true }
        return content.splitOutsideBrackets { content[$0].isComma || content[$0].isSemicolon }
            .contains { RoleClause($0.trimmed)?.parties.isEmpty == false }
    }

    private static func hasLabel(_ word: Word, in content: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let start = content.firstIndex(of: word) else { return false }
        let end = start + word.count
        return end < content.endIndex && content[end].isColon
    }
}

/// Reads the clauses of one note into groups.
private struct NoteReader {
    private(set) var groups: [Responsibility] = []
    private var shared = Responsibility(text: "")
    private var label: Vocabulary.Role?
    /// Parties before a comma, whose verb comes behind it: 市城市管理局,高新区管委会按职责分工分别牵头落实.
    private var waiting: [String] = []
    private let verbatim: String

    init(_ content: ArraySlice<Unicode.Scalar>, verbatim: String) {
        self.verbatim = verbatim
        shared.text = verbatim
        for clause in content.splitOutsideBrackets(where: { content[$0].isComma || content[$0].isSemicolon }) {
            read(clause.trimmed)
        }
        finish()
    }

    private mutating func read(_ clause: ArraySlice<Unicode.Scalar>) {
        if let (role, parties) = LabelLine.labelled(clause) {
            label = role
            shared.add(Parties.split(parties), as: role)
        } else if let deadline = deadline(in: clause) {
            shared.deadline = shared.deadline ?? deadline
        } else if let roleClause = RoleClause(clause) {
            label = nil
            take(roleClause)
        } else if let label {
            shared.add(Parties.split(clause), as: label)
        } else if Vocabulary.endsAsOrganisation(clause) {
            waiting += Parties.split(clause)
        }
    }

    /// A clause that names items or a scope is a group of its own; the others hold for all.
    private mutating func take(_ clause: RoleClause) {
        var clause = clause
        clause.parties = waiting + clause.parties
        waiting = []
        guard !clause.covers.isEmpty || clause.scope != nil else {
            shared.add(clause.parties, as: clause.role)
            shared.add(clause.participants, as: .participant)
            return
        }
        var group = Responsibility(covers: clause.covers, scope: clause.scope, text: verbatim)
        group.add(clause.parties, as: clause.role)
        group.add(clause.participants, as: .participant)
        groups.append(group)
    }

    private mutating func finish() {
        guard !groups.isEmpty else {
            let isEmpty = shared.leads.isEmpty && shared.responsible.isEmpty && shared.participants.isEmpty
            groups = isEmpty ? [] : [shared]
            return
        }
        for index in groups.indices {
            groups[index].leads += shared.leads
            groups[index].responsible += shared.responsible
            groups[index].participants += shared.participants
            groups[index].deadline = shared.deadline
        }
    }

    private func deadline(in clause: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
        for index in clause.indices {
            if let match = DateForm.match(in: clause, at: index),
                DateForm.deadlineEnd(in: clause, behind: match.range.upperBound) != nil
            {
                return match.date.month == nil ? CalendarDate(year: match.date.year, month: 12) : match.date
            }
        }
        return nil
    }
}

extension Responsibility {
    /// Adds parties to a role; one that is there already is not repeated.
    mutating func add(_ parties: [String], as role: Vocabulary.Role) {
        for party in parties {
            switch role {
            case .lead: if !leads.contains(party) { leads.append(party) }
            case .responsible: if !responsible.contains(party) { responsible.append(party) }
            case .participant: if !participants.contains(party) { participants.append(party) }
            }
        }
    }
}

/// A clause that gives a role by its verb: 由市安委办牵头, 第一、三项由…牵头, 市级有关部门配合.
private struct RoleClause {
    var role: Vocabulary.Role
    var parties: [String] = []
    /// Those named behind 会同.
    var participants: [String] = []
    var covers: [Int] = []
    var scope: String?

    private static let verbs: [(word: Word, role: Vocabulary.Role)] = [
        ("牵头抓总", .lead), ("牵头落实", .lead), ("牵头负责", .lead), ("牵头组织实施", .lead), ("牵头实施", .lead), ("牵头推进", .lead),
        ("牵头办理", .lead),
        ("牵头组织", .lead), ("牵头完成", .lead), ("牵头", .lead), ("主办", .lead), ("配合落实", .participant), ("配合做好", .participant),
        ("配合实施", .participant), ("协助配合", .participant), ("协同配合", .participant), ("积极配合", .participant),
        ("配合", .participant),
        ("协办", .participant), ("协助", .participant), ("协同", .participant), ("参与", .participant), ("参加", .participant),
        ("负责落实", .responsible), ("负责实施", .responsible), ("组织实施", .responsible), ("负责", .responsible),
        ("承办", .responsible),
        ("具体落实", .responsible), ("落实", .responsible), ("实施", .responsible), ("承担", .responsible),
    ]
    /// Words between the parties and the verb.
    private static let adverbs: [Word] = [
        "按照职责分工分别", "按职责分工分别", "按照职责分工", "按职责分工", "根据职责分工", "依职责分工", "按各自职责分别", "按照各自职责", "按各自职责", "按职责分别", "按职责",
        "分头", "分别", "共同", "具体", "联合", "各自", "密切", "积极",
    ]

    init?(_ clause: ArraySlice<Unicode.Scalar>) {
        guard let verb = RoleClause.verbs.first(where: { clause.ends(with: $0.word) }) else { return nil }
        role = verb.role
        var subject = clause.dropLast(verb.word.count).trimmed
        while let adverb = RoleClause.adverbs.first(where: { subject.ends(with: $0) }) {
            subject = subject.dropLast(adverb.count).trimmed
        }
        if let by = subject.firstIndex(of: "由") {
            let before = subject[..<by].trimmed
            subject = subject[(by + 1)...].trimmed
            covers = ItemNumbers.read(before)
            if covers.isEmpty, !before.isEmpty { scope = before.compact }
        }
        if let with = subject.firstIndex(of: "会同"), role != .participant {
            participants = Parties.split(subject[(with + 2)...])
            subject = subject[..<with]
        }
        parties = Parties.split(subject)
        let areNames = parties.allSatisfy { party in
            let scalars = Array(party.unicodeScalars)
            return Vocabulary.endsAsOrganisation(scalars[...]) || scalars.count <= 12
        }
        guard !parties.isEmpty, areNames else { return nil }
    }
}

/// 第一、三项, 第一至四项, 第（一）（三）项: the items that a group covers.
enum ItemNumbers {
    /// The numbers, or none where the words name no items.
    static func read(_ words: ArraySlice<Unicode.Scalar>) -> [Int] {
        let words = words.trimmed
        guard words.first == "第", let last = words.last, ["项", "条", "点", "款"].contains(last) else { return [] }
        var numbers: [Int] = []
        var isRange = false
        var index = words.startIndex + 1
        while index < words.endIndex - 1 {
            let number = words[index..<(words.endIndex - 1)].prefix { $0.isNumeral || $0.isDigit }
            if !number.isEmpty, let value = Marker.value(number) {
                if isRange, let from = numbers.last, from < value, value - from < 100 {
                    numbers += (from + 1)...value
                } else {
                    numbers.append(value)
                }
                isRange = false
                index = number.endIndex
                continue
            }
            if ["至", "到", "-", "—", "~", "～"].contains(words[index]) { isRange = true }
            index += 1
        }
        return numbers
    }
}
