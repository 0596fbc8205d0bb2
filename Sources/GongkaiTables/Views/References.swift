import GongkaiModel

extension Projection {
    /// One record for each document that a document names.
    static let references = Projection(
        DatasetSchema(
            "references", BilingualText("References", "引用"),
            description: BilingualText(
                "Which document cites, transmits, amends or repeals which other one.", "公文对其他文件的引用、印发、修改和废止。"),
            fields: [
                .number, .document,
                DatasetField("relation", BilingualText("Relation", "关系"), .code(relations), constraints: .required),
                DatasetField("citedNumber", BilingualText("Number cited", "被引文号"), .documentNumber),
                DatasetField("citedTitle", BilingualText("Title cited", "被引标题")),
                DatasetField(
                    "target", BilingualText("Target", "指向"),
                    description: BilingualText(
                        "Id of the document, where it stands in this publication.", "被引文件在本出版物内的，为其标识。")),
                DatasetField("articles", BilingualText("Articles", "条"), .list(of: .integer)),
                DatasetField("items", BilingualText("Items", "项"), .list(of: .integer)),
                .line,
            ],
            primaryKey: ["number"],
            foreignKeys: [.document, .init(["target"], references: ["id"], of: "documents")])
    ) { input, dataset in
        let documents = input.publication.documentsByNumber
        for document in input.publication.documents {
            for relation in document.relations {
                dataset.append([
                    "number": .integer(dataset.records.count + 1), "document": .string(document.id),
                    "relation": .string(relation.kind.rawValue), "citedNumber": FieldValue(relation.number),
                    "citedTitle": FieldValue(relation.title),
                    "target": FieldValue(relation.number.flatMap { documents[$0] }),
                    "articles": numbers(relation.within?.articles), "items": numbers(relation.within?.items),
                    "line": .line(of: relation.source),
                ])
            }
        }
    }

    private static func numbers(_ numbers: [Int]?) -> FieldValue {
        guard let numbers, !numbers.isEmpty else { return .missing }
        return .list(numbers.map(FieldValue.integer))
    }

    private static let relations: [FieldType.Code] = [
        .init("transmits", "transmits", "印发、转发"), .init("based-on", "based on", "依据"),
        .init("refers-to", "refers to", "提及"), .init("repeals", "repeals", "废止"), .init("amends", "amends", "修改"),
        .init("replaces", "replaces", "代替"),
    ]
}
