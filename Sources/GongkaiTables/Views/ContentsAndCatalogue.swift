import GongkaiModel

extension Projection {
    /// One record a line of the printed contents.
    static let contents = Projection(
        DatasetSchema(
            "contents", BilingualText("Contents", "目录"),
            description: BilingualText("The printed contents, a record an entry.", "刊载的目录，每条一条。"),
            fields: [
                .number, DatasetField("section", BilingualText("Section", "栏目")), entryTitle, entryNumber,
                DatasetField("page", BilingualText("Page", "页码"), .integer), entryDocument, .line,
            ],
            primaryKey: ["number"], foreignKeys: [.document])
    ) { input, dataset in
        let documents = input.publication.documentsByNumber
        for entry in input.publication.contents {
            dataset.append([
                "number": .integer(dataset.records.count + 1), "section": FieldValue(entry.section?.value),
                "title": .string(entry.title.value), "documentNumber": .documentNumber(entry.number),
                "page": FieldValue(entry.page?.value),
                "document": FieldValue(entry.number.flatMap { documents[$0.value.text] }),
                "line": .line(of: entry.source),
            ])
        }
    }

    /// One record a line of the closing catalogue.
    static let catalogue = Projection(
        DatasetSchema(
            "catalogue", BilingualText("Catalogue", "发文目录"),
            description: BilingualText(
                "The closing catalogue of what was issued in the period, a record an entry.", "刊末的发文目录，每条一条。"),
            fields: [.number, entryNumber, entryTitle, entryDocument, .line],
            primaryKey: ["number"], foreignKeys: [.document])
    ) { input, dataset in
        let documents = input.publication.documentsByNumber
        for entry in input.publication.catalogue {
            dataset.append([
                "number": .integer(dataset.records.count + 1), "title": .string(entry.title.value),
                "documentNumber": .documentNumber(entry.number),
                "document": FieldValue(entry.number.flatMap { documents[$0.value.text] }),
                "line": .line(of: entry.source),
            ])
        }
    }

    private static let entryTitle = DatasetField("title", BilingualText("Title", "标题"), constraints: .required)
    private static let entryNumber = DatasetField(
        "documentNumber", BilingualText("Document number", "发文字号"), .documentNumber, example: "嘉政发〔2017〕11号")
    private static let entryDocument = DatasetField(
        "document", BilingualText("Document", "公文"),
        description: BilingualText(
            "Id of the document of that number; missing where the publication has none.", "该文号公文的标识；出版物内没有的缺省。"))
}
