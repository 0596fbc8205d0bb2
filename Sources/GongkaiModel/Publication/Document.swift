package import GongkaiDiagnostics

/// One official document, with the elements of 党政机关公文处理工作条例 (2012), article 9, and GB/T 9704-2012.
///
/// Members that are `Sourced` are printed where the head, the body or the foot of the document stands; the others are
/// derived from them.
package struct Document: Hashable, Sendable {
    /// Stable and readable: from the number (`嘉政办发-2017-30`), else from the place in the publication.
    package var id: String
    /// 份号.
    package var copyNumber: Sourced<String>?
    /// 密级: 绝密, 机密 or 秘密.
    package var secrecy: Sourced<String>?
    /// 保密期限, as printed.
    package var secrecyTerm: Sourced<String>?
    /// 紧急程度: 特急, 加急 …
    package var urgency: Sourced<String>?
    /// 发文机关标志: 嘉兴市人民政府文件.
    package var masthead: Sourced<String>?
    package var number: Sourced<DocumentNumber>?
    /// 签发人 of a document to a higher body; who signs an order.
    package var signers: [Sourced<String>]
    package var title: Sourced<String>?
    package var kind: DocumentKind
    /// The issuing bodies; several for a joint document.
    package var issuers: [String]
    /// 主送机关.
    package var addressees: [Sourced<String>]
    /// 抄送机关.
    package var copyRecipients: [Sourced<String>]
    /// The box of page metadata that a portal prints above the document, as it stands.
    package var metadata: [MetadataItem]
    /// 索引号.
    package var indexNumber: String?
    /// 主题分类.
    package var subjects: [String]
    /// 成文日期.
    package var written: CalendarDate?
    /// 发布日期.
    package var published: CalendarDate?
    /// In force from (自…起施行).
    package var effective: CalendarDate?
    /// In force until.
    package var expires: CalendarDate?
    /// The period of validity as the text words it (有效期5年).
    package var validity: String?
    package var status: DocumentStatus
    package var body: [Block]
    package var signature: Signature?
    package var enclosures: [Enclosure]
    package var attachments: [Attachment]
    /// 附注 and other remarks: （此件公开发布）, where to download, 印发机关和印发日期.
    package var notes: [Text]
    package var relations: [Relation]
    package var source: [SourceRange]

    package init(
        id: String, copyNumber: Sourced<String>? = nil, secrecy: Sourced<String>? = nil,
        secrecyTerm: Sourced<String>? = nil, urgency: Sourced<String>? = nil, masthead: Sourced<String>? = nil,
        number: Sourced<DocumentNumber>? = nil, signers: [Sourced<String>] = [], title: Sourced<String>? = nil,
        kind: DocumentKind = .other, issuers: [String] = [], addressees: [Sourced<String>] = [],
        copyRecipients: [Sourced<String>] = [], metadata: [MetadataItem] = [], indexNumber: String? = nil,
        subjects: [String] = [], written: CalendarDate? = nil, published: CalendarDate? = nil,
        effective: CalendarDate? = nil, expires: CalendarDate? = nil, validity: String? = nil,
        status: DocumentStatus = .unknown, body: [Block] = [], signature: Signature? = nil,
        enclosures: [Enclosure] = [], attachments: [Attachment] = [], notes: [Text] = [], relations: [Relation] = [],
        source: [SourceRange] = []
    ) {
        self.id = id
        self.copyNumber = copyNumber
        self.secrecy = secrecy
        self.secrecyTerm = secrecyTerm
        self.urgency = urgency
        self.masthead = masthead
        self.number = number
        self.signers = signers
        self.title = title
        self.kind = kind
        self.issuers = issuers
        self.addressees = addressees
        self.copyRecipients = copyRecipients
        self.metadata = metadata
        self.indexNumber = indexNumber
        self.subjects = subjects
        self.written = written
        self.published = published
        self.effective = effective
        self.expires = expires
        self.validity = validity
        self.status = status
        self.body = body
        self.signature = signature
        self.enclosures = enclosures
        self.attachments = attachments
        self.notes = notes
        self.relations = relations
        self.source = source
    }
}
