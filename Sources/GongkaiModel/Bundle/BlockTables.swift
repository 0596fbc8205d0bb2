// The tables of what bodies consist of.

extension PublicationTables {
    package static let divisions = DatasetSchema.ofNodes(
        "divisions", "Divisions", "结构层次",
        about: BilingualText("Chapters, articles and numbered headings", "章、条和各级编号标题"),
        DatasetField(
            "id", BilingualText("Identifier", "标识"), .string,
            constraints: DatasetField.Constraints(required: true, unique: true)),
        .required("kind", "Kind", "种类", .choice(Division.Kind.self)), .required("marker", "Marker", "编号"),
        .optional("heading", "Heading", "标题"), .required("runIn", "Text goes on in its line", "正文与标题同行", .boolean))

    package static let texts = DatasetSchema.ofNodes(
        "texts", "Texts", "文字", about: BilingualText("Paragraphs, notes and footnotes", "段落、附注和表注"),
        .required("text", "Text", "文字"))

    package static let items = DatasetSchema.ofNodes(
        "items", "List items", "列表项", about: BilingualText("A record for each item of a list", "列表每项一条记录"),
        .required("marker", "Marker", "标记"))

    package static let tables = DatasetSchema.ofNodes(
        "tables", "Tables", "表格", about: BilingualText("A record for each table in the text", "文中每个表格一条记录"),
        .optional("label", "Label", "表号"), .optional("caption", "Caption", "表题"), .optional("unit", "Unit", "单位"))

    package static let cells = DatasetSchema.ofNodes(
        "cells", "Table cells", "单元格", about: BilingualText("A record for each cell of a table", "表格每个单元格一条记录"),
        .required("header", "Header", "表头", .boolean), .count("rowSpan", "Rows taken", "跨行数"),
        .count("columnSpan", "Columns taken", "跨列数"), .required("text", "Text", "文字"))

    package static let responsibilities = DatasetSchema.ofNodes(
        "responsibilities", "Responsibilities", "责任分工",
        about: BilingualText("Who is to do what a division asks for", "由谁落实某一层次所列任务"),
        .optional("scope", "What it covers, in words", "适用范围"), .date("deadline", "Deadline", "期限"),
        .required("text", "The whole note", "原文"))
}

/// What the names of a node are to it.
package enum NameRole: String, Hashable, Sendable, CaseIterable {
    case signers
    case issuers
    case addressees
    case copyRecipients
    case subjects
    case authors
    case leads
    case responsible
    case participants
}

/// What the numbers of a node are to it.
package enum NumberRole: String, Hashable, Sendable, CaseIterable {
    case ordinal
    case covers
    case articles
    case items
}

/// The columns that spans lie over.
package enum SpanField: String, Hashable, Sendable, CaseIterable {
    case text
    case heading
}

/// What a span is; the members of `Span.Kind` without their values.
package enum SpanType: String, Hashable, Sendable, CaseIterable {
    case reference
    case organisation
    case date
    case deadline
    case quantity
    case emphasis
    case link
    case repair
}
