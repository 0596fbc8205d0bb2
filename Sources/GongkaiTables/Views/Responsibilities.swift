import GongkaiModel

extension Projection {
    /// One record for each group of items that a note gives to somebody.
    static let responsibilities = Projection(
        DatasetSchema(
            "responsibilities", BilingualText("Responsibilities", "责任分工"),
            description: BilingualText(
                "Who leads, answers for and takes part in what, from bracketed notes and label lines.",
                "括注和“牵头单位：”等标签行所定的牵头、责任和配合单位。"),
            fields: [
                .number, .document, .division, .point,
                DatasetField(
                    "task", BilingualText("Task", "任务"),
                    description: BilingualText(
                        "The heading of the division, else the first sentence of its text.", "所在层次的标题；无标题的，为正文首句。")),
                .organisations("leads", BilingualText("Leads", "牵头单位")),
                .organisations("responsible", BilingualText("Responsible", "责任单位")),
                .organisations("participants", BilingualText("Participants", "配合单位")),
                DatasetField(
                    "covers", BilingualText("Items covered", "所涉项"), .list(of: .integer),
                    description: BilingualText(
                        "Numbers of the items that it is about; missing for the whole division.", "所涉各项的序号；涉及全部的缺省。")),
                DatasetField("scope", BilingualText("Scope, as worded", "范围表述")),
                .date("deadline", BilingualText("Deadline", "完成时限")),
                .verbatim, .line,
            ],
            primaryKey: ["number"], foreignKeys: [.document, .division])
    ) { input, dataset in
        for document in input.publication.documents {
            var walker = DivisionWalker(document: document)
            walker.descend(into: document)
            for visit in walker.visits {
                for responsibility in visit.division.responsibilities {
                    dataset.append(visit.record(of: responsibility, number: dataset.records.count + 1))
                }
            }
        }
    }
}

extension DivisionWalker.Visit {
    fileprivate func record(of note: Responsibility, number: Int) -> KeyValuePairs<String, FieldValue> {
        [
            "number": .integer(number), "document": .string(document.id), "division": .string(division.id),
            "point": .string(path.point), "task": FieldValue(division.task), "leads": FieldValue(note.leads),
            "responsible": FieldValue(note.responsible), "participants": FieldValue(note.participants),
            "covers": note.covers.isEmpty ? .missing : .list(note.covers.map(FieldValue.integer)),
            "scope": FieldValue(note.scope), "deadline": .reduced(note.deadline), "verbatim": .string(note.text),
            "line": .line(of: note.source),
        ]
    }
}

extension Division {
    /// What it asks for, in short.
    fileprivate var task: String? {
        if let heading { return heading.value }
        for case .paragraph(let text) in blocks {
            let prose = Prose(text)
            return prose.sentences.first.map { prose[$0].string }
        }
        return nil
    }
}
