import GongkaiDiagnostics
import GongkaiModel

/// A paragraph or item of a document, and where it stands.
struct Passage {
    let document: Document
    /// The divisions that it stands in, the outermost first.
    let divisions: [Division]
    let text: Text
    /// Whether it is an item of a list.
    let isItem: Bool
    /// Its place in the document, so that a list can be told from what introduces it.
    let number: Int
}

extension Passage {
    /// Who is named for it: by the first note behind it in the innermost division that has one.
    ///
    /// A division may have a note for each of its paragraphs; a note that names groups of items apart is several
    /// responsibilities at one place, and all count.
    var responsibilities: [Responsibility] {
        guard let start = text.source.first?.start else { return [] }
        for division in divisions.reversed() {
            let behind = division.responsibilities.filter { ($0.source.last?.end ?? 0) > start }
            guard let place = behind.compactMap(\.source.first?.start).min() else { continue }
            return behind.filter { $0.source.first?.start == place }
        }
        return []
    }
}

extension Division {
    /// Its number among its siblings as a path writes it: 第十条之一 is `10-1`.
    var step: String { ordinal.map(String.init).joined(separator: "-") }
}

extension [Division] {
    /// The path of numbers to the last one: `1.2`. Articles are numbered through, so a path begins anew with one.
    var point: String {
        let first = lastIndex { $0.kind == .article } ?? startIndex
        return self[first...].map(\.step).joined(separator: ".")
    }
}

extension Document {
    /// Its paragraphs and items in order, those of enclosures and attachments among them; no headings, notes and tables.
    var passages: [Passage] {
        var collector = PassageCollector(document: self)
        collector.descend(into: self)
        return collector.passages
    }
}

private struct PassageCollector: PublicationVisitor {
    let document: Document
    var passages: [Passage] = []
    private var divisions: [Division] = []
    private var listDepth = 0

    init(document: Document) { self.document = document }

    mutating func visit(_ division: Division) {
        divisions.append(division)
        // A numbered line that is a whole clause is read as a heading with nothing under it.
        if division.blocks.isEmpty, let heading = division.heading, "。；;".contains(heading.value.last ?? " ") {
            visit(paragraph: Text(heading.value, spans: division.headingSpans, source: heading.source))
        }
        visit(blocks: division.blocks)
        divisions.removeLast()
    }

    mutating func visit(_ list: List) {
        listDepth += 1
        descend(into: list)
        listDepth -= 1
    }

    mutating func visit(paragraph: Text) {
        passages.append(
            Passage(
                document: document, divisions: divisions, text: paragraph, isItem: listDepth > 0,
                number: passages.count))
    }
}
