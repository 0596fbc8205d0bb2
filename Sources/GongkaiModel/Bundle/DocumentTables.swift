// The tables of documents and what they hold.

extension PublicationTables {
    package static let documents = DatasetSchema.ofNodes(
        "documents", "Documents", "公文", about: BilingualText("A record for each official document", "每份公文一条记录"),
        DatasetField(
            "id", BilingualText("Identifier", "标识"), .string,
            constraints: DatasetField.Constraints(required: true, unique: true)),
        .optional("number", "Document number", "发文字号"),
        .optional("numberForm", "Form of the number", "字号形式", .choice(DocumentNumber.Form.self)),
        .optional("numberCode", "Agency code", "机关代字"), .optional("numberYear", "Year", "年份", .integer),
        .optional("numberSerial", "Serial number", "序号", .integer),
        .optional("title", "Title", "标题"), .required("kind", "Kind", "文种", .choice(DocumentKind.self)),
        .required("status", "Status", "效力", .choice(DocumentStatus.self)),
        .optional("copyNumber", "Copy number", "份号"), .optional("secrecy", "Secrecy", "密级"),
        .optional("secrecyTerm", "Term of secrecy", "保密期限"), .optional("urgency", "Urgency", "紧急程度"),
        .optional("masthead", "Masthead", "发文机关标志"), .optional("indexNumber", "Index number", "索引号"),
        .date("written", "Written", "成文日期"), .date("published", "Published", "发布日期"),
        .date("effective", "In force from", "施行日期"), .date("expires", "In force until", "失效日期"),
        .optional("validity", "Period of validity as worded", "有效期表述"),
        .optional("statusBasis", "What repealed or amended it", "废止、修改依据"))

    package static let metadata = DatasetSchema.ofNodes(
        "metadata", "Page metadata", "页面信息",
        about: BilingualText("Rows of the box that a portal prints above a document", "网站在公文上方所列信息，每行一条记录"),
        .required("label", "Label", "名称"), .optional("value", "Value", "内容"))

    package static let signatures = DatasetSchema.ofNodes(
        "signatures", "Signature blocks", "落款", about: BilingualText("A record for each signature block", "每处落款一条记录"),
        .date("date", "Date", "日期"))

    package static let enclosures = DatasetSchema.ofNodes(
        "enclosures", "Enclosures", "所印发、转发的文件",
        about: BilingualText("What a carrier notice issues or passes on", "印发、转发、批转通知所载的文件"),
        .optional("title", "Title", "标题"), .optional("number", "Document number", "发文字号"))

    package static let attachments = DatasetSchema.ofNodes(
        "attachments", "Attachments", "附件", about: BilingualText("A record for each attachment", "每个附件一条记录"),
        .optional("ordinal", "Number in the list", "附件序号", .integer), .optional("title", "Title in the list", "附件名称"),
        .required("omitted", "Left out", "从略", .boolean), .optional("location", "Where to find it", "获取途径"),
        .optional("heading", "Title above it", "附件标题"))

    package static let relations = DatasetSchema.ofNodes(
        "relations", "Relations", "公文关系",
        about: BilingualText("How a document stands to another", "公文与其他公文的关系"),
        .required("kind", "Kind", "种类", .choice(Relation.Kind.self)), .optional("number", "Document number", "发文字号"),
        .optional("title", "Title", "标题"),
        .required("within", "Names a place in the other document", "是否指明条、项", .boolean))

    package static let dropped = DatasetSchema.ofNodes(
        "dropped", "Left out of the text", "未入正文的内容",
        about: BilingualText("Pieces of the source that are not part of the text, and why", "来源中不属正文的片段及原因"),
        .required("reason", "Reason", "原因", .choice(Dropped.Reason.self)), .required("text", "Text", "文字"))
}
