import GongkaiDiagnostics
package import GongkaiModel

extension Publication {
    /// A small issue of a city that does not exist, with every kind of node.
    package static var small: Publication {
        Publication(
            kind: .gazette,
            title: Sourced("云溪市人民政府公报", original: "云溪市 人民政府公报", source: [.init(start: 0, end: 28, line: 1)]),
            publisher: "云溪市人民政府", period: CalendarDate("2017-05"), issueNumber: Sourced("第5期"),
            frontMatter: [.note(Text("内部资料"))],
            contentsTitle: Sourced("目录", source: [.init(start: 29, end: 35, line: 2)]),
            contents: [
                ContentsEntry(
                    section: Sourced("市政府文件"), title: Sourced("关于印发办法的通知"),
                    number: Sourced(DocumentNumber("云政发〔2017〕1号")), page: Sourced(1, original: "１"))
            ],
            documents: [smallDocument],
            catalogue: [CatalogueEntry(number: Sourced(DocumentNumber("云政发〔2017〕1号")), title: Sourced("关于印发办法的通知"))],
            sourceFile: SourceFile(
                name: "云溪.txt", mediaType: "text/plain", encoding: "UTF-8", bytes: 2048,
                sha256: String(repeating: "0f", count: 32)),
            dropped: [Dropped(reason: .formFeed, text: "0c", source: [.init(start: 36, end: 37, line: 3)])])
    }

    private static var smallDocument: Document {
        Document(
            id: "云政发-2017-1",
            number: Sourced(
                DocumentNumber("云政发〔2017〕1号"), original: "云政发[2017] 1号",
                source: [.init(start: 40, end: 60, line: 4)]),
            title: Sourced("关于印发办法的通知"), kind: .notice, issuers: ["云溪市人民政府"],
            addressees: [Sourced("各县"), Sourced("市级各部门", source: [.init(start: 70, end: 85, line: 5)])],
            metadata: [MetadataItem(label: Sourced("索引号"))], written: CalendarDate("2017-05-16"), status: .inForce,
            body: smallBody,
            signature: Signature(
                issuers: [Sourced("云溪市人民政府")], date: CalendarDate("2017-05-16").map { Sourced($0) }),
            enclosures: [Enclosure(title: Sourced("云溪市办法"), number: Sourced(DocumentNumber("云溪市令第3号")))],
            attachments: [Attachment(ordinal: 1, title: Sourced("目标表"), omitted: true)],
            notes: [Text("（此件公开发布）")],
            relations: [
                Relation(kind: .repeals, number: "云政发〔2012〕5号", within: Relation.Within(articles: [7], items: [2]))
            ],
            source: [.init(start: 40, end: 2048, line: 4)])
    }

    private static var smallBody: [Block] {
        [
            .division(
                Division(
                    id: "云政发-2017-1/level1-1", kind: .level1,
                    marker: Sourced("一、", source: [.init(start: 90, end: 96, line: 6)]), ordinal: [1],
                    heading: Sourced("加快建设。"), headingSpans: [Span(start: 0, end: 2, kind: .emphasis)], runIn: true,
                    blocks: [.paragraph(smallText), .list(smallList)],
                    responsibilities: [
                        Responsibility(
                            leads: ["市发改委"], participants: ["各县"], covers: [1, 3], scope: "涉及港区",
                            deadline: CalendarDate("2017-06"), text: "（由市发改委牵头，各县配合）")
                    ])),
            .table(smallTable),
        ]
    }

    /// A text with every kind of span.
    private static var smallText: Text {
        let kinds: [Span.Kind] = [
            .reference("国办发〔2017〕24号"), .organisation("市发改委"), .quantity(value: "12.5", unit: "亿元"), .emphasis,
            .link("https://example.org/"), .repair(.joined, original: "\n"),
        ]
        let dates = [CalendarDate("2017")].compactMap { $0 }.flatMap { [Span.Kind.date($0), .deadline($0)] }
        let spans = (kinds + dates).enumerated().map { Span(start: $0.offset, end: $0.offset + 1, kind: $0.element) }
        return Text("按照“通知”\t执行：\\/", spans: spans, source: [.init(start: 97, end: 130, line: 7)])
    }

    private static var smallList: List {
        List(items: [List.Item(marker: Sourced("•", original: "·"), blocks: [.paragraph(Text("甲"))])])
    }

    private static var smallTable: Table {
        Table(
            label: Sourced("表1"), caption: Sourced("目标"), unit: Sourced("万元"),
            rows: [[Table.Cell(text: Text("指标"), header: true, columnSpan: 2)], []], footnotes: [Text("注：预计数")])
    }
}
