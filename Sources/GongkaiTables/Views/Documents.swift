import GongkaiModel

extension Projection {
    /// One record a document.
    static let documents = Projection(
        DatasetSchema(
            "documents", BilingualText("Documents", "公文"),
            description: BilingualText(
                "One record for each document of the publication, in its order.", "出版物中的公文，每件一条，按原顺序。"),
            fields: [
                DatasetField(
                    "id", BilingualText("Id", "标识"), constraints: .init(required: true, unique: true),
                    example: "嘉政发-2017-11"),
                DatasetField(
                    "documentNumber", BilingualText("Document number", "发文字号"), .documentNumber,
                    example: "嘉政发〔2017〕11号"),
                DatasetField("title", BilingualText("Title", "标题")),
                DatasetField("kind", BilingualText("Kind", "文种"), .code(kinds), constraints: .required),
                .organisations("issuers", BilingualText("Issuers", "发文机关")),
                .organisations("addressees", BilingualText("Addressees", "主送机关")),
                .organisations("copyRecipients", BilingualText("Copied to", "抄送机关")),
                DatasetField("signers", BilingualText("Signers", "签发人"), .list(of: .string), sensitivity: .personal),
                .date("written", BilingualText("Written", "成文日期")),
                .date("published", BilingualText("Published", "发布日期")),
                .date("effective", BilingualText("In force from", "施行日期")),
                .date("expires", BilingualText("In force until", "失效日期")),
                DatasetField("validity", BilingualText("Validity, as worded", "有效期表述")),
                DatasetField("status", BilingualText("Status", "效力状态"), .code(statuses), constraints: .required),
                DatasetField("secrecy", BilingualText("Secrecy", "密级")),
                DatasetField("urgency", BilingualText("Urgency", "紧急程度")),
                DatasetField("indexNumber", BilingualText("Index number", "索引号")),
                DatasetField("subjects", BilingualText("Subjects", "主题分类"), .list(of: .string)),
                DatasetField("enclosures", BilingualText("Enclosures", "所印发、转发的文件"), .list(of: .string)),
                DatasetField("attachments", BilingualText("Attachments", "附件"), .list(of: .string)),
                .line,
            ],
            primaryKey: ["id"])
    ) { input, dataset in
        for document in input.publication.documents { dataset.append(document.record) }
    }

    private static let kinds = DocumentKind.allCases.map { FieldType.Code($0.rawValue, $0.english, $0.rawValue) }

    private static let statuses: [FieldType.Code] = [
        .init("in-force", "in force", "现行有效"), .init("not-yet-in-force", "not yet in force", "尚未生效"),
        .init("repealed", "repealed", "已废止"), .init("lapsed", "lapsed", "已失效"), .init("amended", "amended", "已修改"),
        .init("unknown", "unknown", "未知"),
    ]
}

extension Document {
    fileprivate var record: KeyValuePairs<String, FieldValue> {
        [
            "id": .string(id), "documentNumber": .documentNumber(number), "title": FieldValue(title?.value),
            "kind": .string(kind.rawValue), "issuers": FieldValue(issuers),
            "addressees": FieldValue(addressees.map(\.value)),
            "copyRecipients": FieldValue(copyRecipients.map(\.value)), "signers": FieldValue(signers.map(\.value)),
            "written": .reduced(written), "published": .reduced(published), "effective": .reduced(effective),
            "expires": .reduced(expires), "validity": FieldValue(validity), "status": .string(status.rawValue),
            "secrecy": FieldValue(secrecy?.value), "urgency": FieldValue(urgency?.value),
            "indexNumber": FieldValue(indexNumber), "subjects": FieldValue(subjects),
            "enclosures": FieldValue(enclosures.compactMap(\.title?.value)),
            "attachments": FieldValue(
                (attachments + enclosures.flatMap(\.attachments)).compactMap { ($0.title ?? $0.heading)?.value }),
            "line": .line(of: source),
        ]
    }
}

extension DocumentKind {
    /// What the kind is called in English; the regulations have no official translation.
    fileprivate var english: String {
        switch self {
        case .resolution: "resolution"
        case .decision: "decision"
        case .order: "order"
        case .communique: "communiqué"
        case .announcement: "announcement"
        case .publicNotice: "public notice"
        case .opinion: "opinion"
        case .notice: "notice"
        case .circular: "circular"
        case .report: "report"
        case .request: "request"
        case .reply: "reply"
        case .motion: "motion"
        case .letter: "letter"
        case .minutes: "minutes"
        case .other: "other"
        }
    }
}
