import GongkaiModel

extension Projection {
    /// The texts of a publication for full-text search: one record a document, an enclosure, an attachment and a division,
    /// each with the text that is its own. It is no dataset of its own, but an index of the others.
    package static let search = Projection(
        DatasetSchema(
            "search", BilingualText("Full text", "全文"),
            description: BilingualText("The texts of the publication, to be searched.", "出版物全文，供检索。"),
            fields: [
                .document, .division, DatasetField("heading", BilingualText("Heading", "标题")),
                DatasetField("text", BilingualText("Text", "正文")),
            ],
            foreignKeys: [.document, .division])
    ) { input, dataset in
        for document in input.publication.documents {
            var collector = SearchTextCollector(heading: document.title?.value)
            collector.descend(into: document)
            for text in [collector.own] + collector.below where !text.isEmpty {
                dataset.append([
                    "document": .string(document.id), "division": FieldValue(text.division),
                    "heading": FieldValue(text.heading),
                    "text": FieldValue(text.lines.isEmpty ? nil : text.lines.joined(separator: "\n")),
                ])
            }
        }
    }
}

/// A text to be found, and where it stands.
private struct SearchText {
    var division: String?
    var heading: String?
    var lines: [String] = []

    var isEmpty: Bool { heading == nil && lines.isEmpty }
}

/// Gathers the texts of a document in its order.
private struct SearchTextCollector: PublicationVisitor {
    /// What stands under the heading that is being walked through.
    var own: SearchText
    /// What has headings of its own.
    var below: [SearchText] = []

    init(heading: String?) { own = SearchText(heading: heading) }

    mutating func visit(_ division: Division) {
        let heading = division.marker.value + (division.heading?.value ?? "")
        gather(SearchText(division: division.id, heading: heading)) { $0.visit(blocks: division.blocks) }
    }

    mutating func visit(_ enclosure: Enclosure) {
        gather(SearchText(heading: enclosure.title?.value)) { $0.descend(into: enclosure) }
    }

    mutating func visit(_ attachment: Attachment) {
        let heading = (attachment.title ?? attachment.heading)?.value
        gather(SearchText(division: own.division, heading: heading)) { $0.visit(blocks: attachment.body) }
    }

    /// Walks through what stands under a heading, which comes before what has headings in it.
    private mutating func gather(_ text: SearchText, _ walk: (inout Self) -> Void) {
        let (outer, place) = (own, below.count)
        own = text
        walk(&self)
        below.insert(own, at: place)
        own = outer
    }

    mutating func visit(paragraph: Text) { own.lines.append(paragraph.string) }

    mutating func visit(note: Text) { own.lines.append(note.string) }

    mutating func visit(_ list: List) {
        for item in list.items {
            let first = own.lines.count
            visit(blocks: item.blocks)
            if own.lines.indices.contains(first) { own.lines[first] = item.marker.value + own.lines[first] }
        }
    }

    mutating func visit(_ table: Table) {
        if let caption = table.caption { own.lines.append(caption.value) }
        own.lines += table.rows.map { $0.map(\.text.string).joined(separator: "\t") }
    }
}
