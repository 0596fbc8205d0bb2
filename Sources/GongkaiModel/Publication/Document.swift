public import GongkaiDiagnostics

/// One official document, with the elements of 党政机关公文处理工作条例 (2012), article 9, and GB/T 9704-2012.
///
/// Members that are `Sourced` are printed where the head, the body or the foot of the document stands; the others are
/// derived from them.
public struct Document: Hashable, Sendable {
    /// Stable and readable: from the number (`嘉政办发-2017-30`), else from the place in the publication.
    public var id: String
    /// 份号.
    public var copyNumber: Sourced<String>?
    /// 密级: 绝密, 机密 or 秘密.
    public var secrecy: Sourced<String>?
    /// 保密期限, as printed.
    public var secrecyTerm: Sourced<String>?
    /// 紧急程度: 特急, 加急 …
    public var urgency: Sourced<String>?
    /// 发文机关标志: 嘉兴市人民政府文件.
    public var masthead: Sourced<String>?
    /// 发文字号 (GB/T 9704-2012, 7.2.5); of a joint document the lead body's, the only one it bears.
    public var number: Sourced<DocumentNumber>?
    /// 签发人 of a document to a higher body; who signs an order.
    public var signers: [Sourced<String>]
    /// 标题: by the regulations the body, the matter and the kind; `nil` where none is printed.
    public var title: Sourced<String>?
    /// 文种: one of the 15 of article 8, or other; read from the title.
    public var kind: DocumentKind
    /// The issuing bodies; several for a joint document.
    public var issuers: [String]
    /// 主送机关.
    public var addressees: [Sourced<String>]
    /// 抄送机关.
    public var copyRecipients: [Sourced<String>]
    /// The box of page metadata that a portal prints above the document, as it stands.
    public var metadata: [MetadataItem]
    /// 索引号.
    public var indexNumber: String?
    /// 主题分类.
    public var subjects: [String]
    /// 成文日期.
    public var written: CalendarDate?
    /// 发布日期.
    public var published: CalendarDate?
    /// In force from (自…起施行).
    public var effective: CalendarDate?
    /// In force until.
    public var expires: CalendarDate?
    /// The period of validity as the text words it (有效期5年).
    public var validity: String?
    /// Whether it is in force, as far as the text and the collection say.
    public var status: DocumentStatus
    /// Of a document that was repealed, replaced or amended: the number of the document that did it, else its title.
    public var statusBasis: String?
    /// 正文: from behind the addressees to before the signature.
    public var body: [Block]
    /// 发文机关署名 and 成文日期 below the body; `nil` where neither is printed.
    public var signature: Signature?
    /// What the document issues or passes on, where it is a carrier notice; in printed order.
    public var enclosures: [Enclosure]
    /// 附件, in the order of the attachment note (附件说明).
    public var attachments: [Attachment]
    /// 附注 and other remarks: （此件公开发布）, where to download, 印发机关和印发日期.
    public var notes: [Text]
    /// The other documents that it names, and how it stands to them.
    public var relations: [Relation]
    /// The whole document in one range, from the first line of its head to its last.
    public var source: [SourceRange]

    /// Makes a document. Whatever is left out is unknown or not printed; only an id is needed.
    public init(
        id: String, copyNumber: Sourced<String>? = nil, secrecy: Sourced<String>? = nil,
        secrecyTerm: Sourced<String>? = nil, urgency: Sourced<String>? = nil, masthead: Sourced<String>? = nil,
        number: Sourced<DocumentNumber>? = nil, signers: [Sourced<String>] = [], title: Sourced<String>? = nil,
        kind: DocumentKind = .other, issuers: [String] = [], addressees: [Sourced<String>] = [],
        copyRecipients: [Sourced<String>] = [], metadata: [MetadataItem] = [], indexNumber: String? = nil,
        subjects: [String] = [], written: CalendarDate? = nil, published: CalendarDate? = nil,
        effective: CalendarDate? = nil, expires: CalendarDate? = nil, validity: String? = nil,
        status: DocumentStatus = .unknown, statusBasis: String? = nil, body: [Block] = [], signature: Signature? = nil,
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
        self.statusBasis = statusBasis
        self.body = body
        self.signature = signature
        self.enclosures = enclosures
        self.attachments = attachments
        self.notes = notes
        self.relations = relations
        self.source = source
    }
}
