import GongkaiModel

/// A line that a label opens: 牵头单位：…, 责任单位：…, 完成时限：….
enum LabelLine {
    case role(Vocabulary.Role, parties: Range<Int>)
    case deadline(CalendarDate?)

    /// Reads a line; `nil` where no label of responsibilities opens it.
    init?(_ line: ArraySlice<Unicode.Scalar>) {
        if let (role, parties) = LabelLine.labelled(line) {
            self = .role(role, parties: parties.startIndex..<parties.endIndex)
            return
        }
        for word in Vocabulary.deadlineLabels where line.starts(with: word) {
            let colon = line.startIndex + word.count
            guard colon < line.endIndex, line[colon].isColon else { continue }
            let value = line[(colon + 1)...].trimmed
            self = .deadline(DateForm.match(in: value, at: value.startIndex)?.date)
            return
        }
        return nil
    }

    /// The role that a label at the start gives, and what stands behind its colon.
    static func labelled(
        _ clause: ArraySlice<Unicode.Scalar>
    ) -> (role: Vocabulary.Role, parties: ArraySlice<Unicode.Scalar>)? {
        for (word, role) in Vocabulary.roleLabels where clause.starts(with: word) {
            var colon = clause.startIndex + word.count
            while colon < clause.endIndex, clause[colon].isSpace { colon += 1 }
            guard colon < clause.endIndex, clause[colon].isColon else { continue }
            return (role, clause[(colon + 1)...].trimmed)
        }
        return nil
    }
}
