import GongkaiModel

extension Projection {
    /// One record a heading or article.
    static let divisions = Projection(
        DatasetSchema(
            "divisions", BilingualText("Divisions", "层次"),
            description: BilingualText(
                "One record for each chapter, article and numbered heading, with its path and its own text.",
                "章节、条款和各级标题，每个一条，含路径和本级文字。"),
            fields: [
                DatasetField(
                    "id", BilingualText("Id", "标识"), constraints: .init(required: true, unique: true),
                    example: "嘉政办发-2017-37/enclosure-1/level1-1/level2-1"),
                .document,
                DatasetField(
                    "parent", BilingualText("Parent", "上级"),
                    description: BilingualText("Id of the division that it stands in.", "所属上级层次的标识。")),
                .point,
                DatasetField("kind", BilingualText("Kind", "类别"), .code(kinds), constraints: .required),
                DatasetField("marker", BilingualText("Marker", "序号"), constraints: .required, example: "（一）"),
                DatasetField("heading", BilingualText("Heading", "标题")),
                DatasetField(
                    "text", BilingualText("Text", "正文"),
                    description: BilingualText(
                        "Its own paragraphs and items, a line each; what stands in divisions below is theirs.",
                        "本级的段落和列项，每段一行；下级层次的文字归下级。")),
                .line,
            ],
            primaryKey: ["id"],
            foreignKeys: [.document, .init(["parent"], references: ["id"])])
    ) { input, dataset in
        for document in input.publication.documents {
            var walker = DivisionWalker(document: document)
            walker.descend(into: document)
            for visit in walker.visits { dataset.append(visit.record) }
        }
    }

    private static let kinds: [FieldType.Code] = [
        .init("part", "part", "编"), .init("subpart", "subpart", "分编"), .init("chapter", "chapter", "章"),
        .init("section", "section", "节"), .init("article", "article", "条"), .init("level1", "level 1", "一、"),
        .init("level2", "level 2", "（一）"), .init("level3", "level 3", "1."), .init("level4", "level 4", "（1）"),
        .init("level5", "level 5", "①"),
    ]
}

/// Comes by every division with those above it.
struct DivisionWalker: PublicationVisitor {
    struct Visit {
        let document: Document
        /// From the outermost to the division itself.
        let path: [Division]
        let division: Division
    }

    let document: Document
    private(set) var visits: [Visit] = []
    private var path: [Division] = []

    init(document: Document) { self.document = document }

    mutating func visit(_ division: Division) {
        path.append(division)
        visits.append(Visit(document: document, path: path, division: division))
        visit(blocks: division.blocks)
        path.removeLast()
    }
}

extension DivisionWalker.Visit {
    fileprivate var record: KeyValuePairs<String, FieldValue> {
        [
            "id": .string(division.id), "document": .string(document.id),
            "parent": FieldValue(path.dropLast().last?.id), "point": .string(path.point),
            "kind": .string(division.kind.rawValue), "marker": .string(division.marker.value),
            "heading": FieldValue(division.heading?.value), "text": FieldValue(division.ownText),
            "line": .line(of: division.marker.source.isEmpty ? division.source : division.marker.source),
        ]
    }
}

extension Division {
    /// Its own paragraphs, items and notes, a line each; `nil` where it has none.
    fileprivate var ownText: String? {
        var collector = OwnTextCollector()
        collector.visit(blocks: blocks)
        return collector.lines.isEmpty ? nil : collector.lines.joined(separator: "\n")
    }
}

private struct OwnTextCollector: PublicationVisitor {
    var lines: [String] = []

    /// What stands in a division below is not its own.
    mutating func visit(_ division: Division) {}

    mutating func visit(paragraph: Text) { lines.append(paragraph.string) }

    mutating func visit(note: Text) { lines.append(note.string) }

    mutating func visit(_ list: List) {
        for item in list.items {
            let first = lines.count
            visit(blocks: item.blocks)
            if lines.indices.contains(first) { lines[first] = item.marker.value + lines[first] }
        }
    }
}
