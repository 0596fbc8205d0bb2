import GongkaiDiagnostics
import GongkaiModel

/// A publication with one of everything, from which the tests make files that are slightly wrong.
let samplePublication: Publication = {
    let place = [SourceRange(start: 0, end: 9, line: 1), SourceRange(start: 12, end: 20, line: 3)]
    let text = Text(
        "按国办发〔2017〕24号文件，2017年6月前投资12万元。",
        spans: [
            Span(start: 1, end: 13, kind: .reference("国办发〔2017〕24号")),
            Span(start: 16, end: 24, kind: .deadline(june)),
            Span(start: 26, end: 30, kind: .quantity(value: "12", unit: "万元")),
            Span(start: 30, end: 30, kind: .repair(.joined, original: "\n")),
        ], source: place)
    var document = Document(id: "嘉政发-2017-11")
    document.number = Sourced(DocumentNumber("嘉政发〔2017〕11号"), original: "嘉政发[2017]11号", source: place)
    document.title = Sourced("关于印发方案的通知", source: place)
    document.kind = .notice
    document.issuers = ["嘉兴市人民政府"]
    document.metadata = [MetadataItem(label: Sourced("索引号"), value: Sourced("A"))]
    document.written = june
    document.status = .inForce
    document.body = [.division(division(text, at: place)), .table(table(text)), .paragraph(text)]
    document.signature = Signature(issuers: [Sourced("嘉兴市人民政府")], date: Sourced(june), source: place)
    document.enclosures = [Enclosure(title: Sourced("方案"), body: [.paragraph(text)])]
    document.attachments = [Attachment(ordinal: 1, title: Sourced("表"), omitted: true)]
    document.relations = [
        Relation(kind: .repeals, number: "嘉政发〔2012〕5号", within: Relation.Within(articles: [3], items: [1, 2]))
    ]
    return Publication(
        kind: .gazette, title: Sourced("公报", source: place), publisher: "嘉兴市人民政府", period: june,
        contents: [
            ContentsEntry(title: Sourced("通知"), number: document.number, page: Sourced(3, source: place))
        ],
        documents: [document, Document(id: "嘉政发-2017-12")],
        catalogue: [CatalogueEntry(title: Sourced("通知"))],
        sourceFile: SourceFile(
            name: "a.txt", mediaType: "text/plain", encoding: "UTF-8", bytes: 20,
            sha256: String(repeating: "0a", count: 32)),
        dropped: [Dropped(reason: .pageNumber, text: "－1－", source: place)])
}()

private let june: CalendarDate = {
    guard let date = CalendarDate("2017-06") else { preconditionFailure("June 2017 is a date") }
    return date
}()

private func division(_ text: Text, at place: [SourceRange]) -> Division {
    let inner = Division(id: "d/level2-1", kind: .level2, marker: Sourced("（一）"), ordinal: [1], blocks: [.note(text)])
    return Division(
        id: "d/level1-1", kind: .level1, marker: Sourced("一、", source: place), ordinal: [10, 1],
        heading: Sourced("要求。"), headingSpans: [Span(start: 0, end: 2, kind: .emphasis)], runIn: true,
        blocks: [
            .paragraph(text), .division(inner),
            .list(List(items: [List.Item(marker: Sourced("-"), blocks: [.paragraph(text)])])),
        ],
        responsibilities: [
            Responsibility(leads: ["市发改委"], covers: [1, 3], deadline: june, text: "牵头：市发改委", source: place)
        ], source: place)
}

private func table(_ text: Text) -> Table {
    Table(label: Sourced("表1"), rows: [[Table.Cell(text: text, header: true)], []], footnotes: [text])
}
