import GongkaiModel

extension Projection {
    /// One record for each order to publish something.
    package static let disclosureObligations = Projection(
        DatasetSchema(
            "disclosure-obligations", BilingualText("Disclosure obligations", "公开任务"),
            description: BilingualText(
                "What must be published, by which verb, how often and by whom, from the sentences that order it.",
                "由各句要求得出的公开任务：公开什么、如何公开、多久一次、由谁公开。"),
            fields: [
                .number, .document, .division, .point,
                DatasetField(
                    "what", BilingualText("What", "公开内容"),
                    description: BilingualText(
                        "What is to be published; missing where the sentence leaves it to what stands before it.",
                        "所公开的内容；句中未写明的缺省。")),
                DatasetField("verb", BilingualText("Verb", "公开方式"), constraints: .required, example: "公布"),
                DatasetField(
                    "frequency", BilingualText("How often", "频次"), .string,
                    description: BilingualText(
                        "A code: \(frequencies).", "代码：\(frequencies)。"),
                    constraints: .init(pattern: "[a-z]+(-[a-z0-9]+)*"), example: "monthly"),
                DatasetField("frequencyWording", BilingualText("How often, as worded", "频次表述"), example: "按月"),
                DatasetField(
                    "time", BilingualText("Time, as worded", "时限表述"),
                    description: BilingualText("A date or period by or within which.", "截止日期或者期限。"),
                    example: "公布后30日内"),
                DatasetField(
                    "subject", BilingualText("Subject", "主体"),
                    description: BilingualText("Who is to, where the sentence itself names them.", "句中写明的主体。")),
                .organisations("leads", BilingualText("Leads", "牵头单位")),
                .organisations("responsible", BilingualText("Responsible", "责任单位")),
                .organisations("participants", BilingualText("Participants", "配合单位")), .line, .verbatim,
            ],
            primaryKey: ["number"], foreignKeys: [.document, .division])
    ) { input, dataset in
        for document in input.publication.documents {
            for passage in document.passages {
                for order in PublicationOrder.all(in: Prose(passage.text)) {
                    dataset.append(passage.record(of: order, number: dataset.records.count + 1))
                }
            }
        }
    }

    private static let frequencies =
        UpdateFrequency.named.map(\.code).joined(separator: ", ") + ", every-N-days"
}

extension Passage {
    fileprivate func record(of order: PublicationOrder, number: Int) -> KeyValuePairs<String, FieldValue> {
        let parties = responsibilities
        return [
            "number": .integer(number), "document": .string(document.id), "division": FieldValue(divisions.last?.id),
            "point": FieldValue(divisions.isEmpty ? nil : divisions.point), "what": FieldValue(order.what),
            "verb": .string(order.verb), "frequency": FieldValue(order.frequency?.code),
            "frequencyWording": FieldValue(order.frequencyWording), "time": FieldValue(order.time),
            "subject": FieldValue(order.subject), "leads": FieldValue(parties.flatMap(\.leads)),
            "responsible": FieldValue(parties.flatMap(\.responsible)),
            "participants": FieldValue(parties.flatMap(\.participants)), "line": FieldValue(order.line),
            "verbatim": .string(order.sentence),
        ]
    }
}
