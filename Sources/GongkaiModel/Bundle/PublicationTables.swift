/// The tables of the CSV bundle, which together hold a whole publication in plain columns (`Docs/csv.md`).
///
/// A printed value is a column of its owner; where it stands and what the source has in its place are records of
/// `sources` and `originals` that name the owner's node and the column.
package enum PublicationTables {
    /// All tables, in the order in which they stand in the package.
    package static let all: [DatasetSchema] = [
        publication, documents, contents, catalogue, metadata, signatures, enclosures, attachments, divisions, texts,
        items, tables, cells, responsibilities, relations, dropped, names, numbers, spans, sources, originals, nodes,
    ]

    /// The name of the file that describes them.
    package static let descriptor = "datapackage.json"

    /// How deep nodes may nest.
    package static let nestingLimit = 512

    /// The value of `field` in `sources` for where the node as a whole stands.
    package static let ownSource = "node"

    package static let nodes = DatasetSchema(
        "nodes", BilingualText("Nodes", "节点"),
        description: BilingualText(
            "The tree: every object of the publication, in document order", "树形结构：出版物的所有对象，按文中顺序排列"),
        fields: [
            .node, .optional("parent", "Parent node", "上级节点", .integer),
            .required("part", "Part of the parent", "属于上级的哪一部分", .choice(NodePart.self)),
            .required("type", "Type", "类型", .choice(NodeKind.self)),
            .optional("document", "Document that it belongs to", "所属公文"),
        ],
        primaryKey: ["node"],
        foreignKeys: [
            DatasetSchema.ForeignKey(["parent"], references: ["node"]),
            DatasetSchema.ForeignKey(["document"], references: ["id"], of: "documents"),
        ])

    package static let publication = DatasetSchema.ofNodes(
        "publication", "Publication", "出版物",
        about: BilingualText("The gazette issue or lone document: one record", "公报一期或单份公文，只有一条记录"),
        .required("model", "Model", "模型"), .required("kind", "Kind", "种类", .choice(Publication.Kind.self)),
        .optional("title", "Title", "标题"), .optional("publisher", "Publisher", "发布机关"),
        .date("period", "Period covered", "所属时期"), .optional("issueNumber", "Issue number", "期号"),
        .optional("contentsTitle", "Heading of the contents", "目录标题"),
        .optional("catalogueTitle", "Heading of the catalogue", "发文目录标题"),
        .optional("fileName", "Source file: name", "来源文件：名称"),
        .optional("fileMediaType", "Source file: media type", "来源文件：媒体类型"),
        .optional("fileEncoding", "Source file: encoding", "来源文件：编码"),
        .optional("fileBytes", "Source file: bytes", "来源文件：字节数", .integer),
        .optional("fileSha256", "Source file: SHA-256", "来源文件：SHA-256"))

    package static let contents = DatasetSchema.ofNodes(
        "contents", "Printed contents", "目录",
        about: BilingualText("A record for each entry of the printed contents", "目录每个条目一条记录"),
        .optional("section", "Section", "栏目"), .required("title", "Title", "标题"),
        .optional("number", "Document number", "发文字号"), .optional("page", "Page", "页码", .integer))

    package static let catalogue = DatasetSchema.ofNodes(
        "catalogue", "Closing catalogue", "发文目录",
        about: BilingualText("A record for each line of the closing catalogue", "发文目录每行一条记录"),
        .optional("number", "Document number", "发文字号"), .required("title", "Title", "标题"))

    package static let names = DatasetSchema.ofDetails(
        "names", "Names", "名称",
        about: BilingualText(
            "Issuers, addressees, signers, subjects and others, of which there may be several",
            "发文机关、主送机关、签发人、主题等可有多个的名称"),
        key: ["role", "position"],
        .required("role", "Role", "角色", .choice(NameRole.self)), .count("position", "Position", "次序"),
        .required("value", "Name", "名称"))

    package static let numbers = DatasetSchema.ofDetails(
        "numbers", "Numbers", "数目",
        about: BilingualText("Ordinals, and numbers of items and articles", "序数，以及条、项的编号"),
        key: ["role", "position"],
        .required("role", "Role", "角色", .choice(NumberRole.self)), .count("position", "Position", "次序"),
        .required("value", "Number", "数目", .integer))

    package static let spans = DatasetSchema.ofDetails(
        "spans", "Spans", "文中标注",
        about: BilingualText(
            "What stretches of text are, with offsets in Unicode characters from 0", "文中片段的含义；位置以 Unicode 字符计，从 0 起"),
        key: ["field", "position"],
        .required("field", "Column that holds the text", "文字所在的列", .choice(SpanField.self)),
        .count("position", "Position", "次序"),
        .required("start", "Start", "起点", .integer), .required("end", "End", "终点", .integer),
        .required("type", "Type", "类型", .choice(SpanType.self)), .optional("value", "Value", "值"),
        .optional("unit", "Unit", "单位"), .optional("reason", "Reason of a repair", "修复原因", .choice(Span.Repair.self)),
        .optional("original", "What the source has", "来源原文"))

    package static let sources = DatasetSchema.ofDetails(
        "sources", "Places in the source", "来源位置",
        about: BilingualText(
            "Where nodes and printed values stand in the source, in bytes of its UTF-8 form",
            "节点和印出的值在来源中的位置，以 UTF-8 字节计"),
        key: ["field", "element", "position"],
        .required("field", "Column, role, or node", "列、角色或 node"), .count("element", "Element of a list", "列表中的第几个"),
        .count("position", "Position", "次序"),
        .required("start", "Start", "起点", .integer), .required("end", "End", "终点", .integer),
        .count("line", "Line", "行号"))

    package static let originals = DatasetSchema.ofDetails(
        "originals", "Originals", "来源原文",
        about: BilingualText("What the source has in place of a value that was mended", "经修复的值在来源中的原文"),
        key: ["field", "element"],
        .required("field", "Column or role", "列或角色"), .count("element", "Element of a list", "列表中的第几个"),
        .required("original", "What the source has", "来源原文"))
}
