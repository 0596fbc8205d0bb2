import GongkaiDiagnostics
import GongkaiModel

/// Fields that several datasets share, so that they are named and described in one way.
extension DatasetField {
    /// A running number from 1, the key of datasets whose records have no name.
    static let number = DatasetField(
        "number", BilingualText("Number", "序号"), .integer, constraints: .init(required: true, minimum: "1"))

    static let document = DatasetField(
        "document", BilingualText("Document", "公文"),
        description: BilingualText("Id of the document, as in `documents`.", "公文标识，见“documents”。"),
        constraints: .required, example: "嘉政发-2017-11")

    static let division = DatasetField(
        "division", BilingualText("Division", "层次"),
        description: BilingualText(
            "Id of the innermost division, as in `divisions`; missing outside any.",
            "所在最内层次的标识，见“divisions”；不在任何层次之内的缺省。"))

    static let point = DatasetField(
        "point", BilingualText("Point", "条目"),
        description: BilingualText(
            "Numbers of the divisions from the outermost in; from the article on, where there is one.",
            "由外到内各层次的序号；有条的，自条起算。"),
        example: "1.2")

    static let line = DatasetField(
        "line", BilingualText("Line", "行号"), .integer,
        description: BilingualText("1-based line of the source.", "在来源文件中的行号，从 1 起。"),
        constraints: .init(minimum: "1"))

    static let verbatim = DatasetField(
        "verbatim", BilingualText("Wording", "原文"), constraints: .required)

    /// A date as far as the text gives it: a year, a month or a day.
    static func date(_ name: String, _ title: BilingualText, description: BilingualText? = nil) -> DatasetField {
        DatasetField(
            name, title, description: description, constraints: .init(pattern: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
            example: "2017-05-16")
    }

    static func organisations(_ name: String, _ title: BilingualText) -> DatasetField {
        DatasetField(name, title, .list(of: .string))
    }
}

extension DatasetSchema.ForeignKey {
    static let document = DatasetSchema.ForeignKey(["document"], references: ["id"], of: "documents")
    static let division = DatasetSchema.ForeignKey(["division"], references: ["id"], of: "divisions")
}

extension FieldValue {
    /// A date as far as it is given, or missing.
    static func reduced(_ date: CalendarDate?) -> FieldValue { FieldValue(date?.description) }

    /// A document number, or missing; one of no characters is none.
    static func documentNumber(_ number: Sourced<DocumentNumber>?) -> FieldValue {
        FieldValue(number.flatMap { $0.value.text.isEmpty ? nil : $0.value.text })
    }

    /// The line of the first place, or missing.
    static func line(of source: [SourceRange]?) -> FieldValue { FieldValue(source?.first?.line) }
}

extension Publication {
    /// For each document number that the publication bears, the id of the first document that bears it.
    var documentsByNumber: [String: String] {
        let numbered = documents.compactMap { document in document.number.map { ($0.value.text, document.id) } }
        return Dictionary(numbered) { first, _ in first }
    }
}
