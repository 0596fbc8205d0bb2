/// Sees the spans of every text of a publication, in its order: of paragraphs and notes, headings, cells and footnotes.
package protocol SpanVisitor: PublicationVisitor {
    mutating func visit(spans: [Span])
}

extension SpanVisitor {
    package mutating func visit(paragraph: Text) { visit(spans: paragraph.spans) }
    package mutating func visit(note: Text) { visit(spans: note.spans) }

    package mutating func visit(_ division: Division) {
        visit(spans: division.headingSpans)
        visit(blocks: division.blocks)
    }

    package mutating func visit(_ table: Table) {
        for cell in table.rows.joined() { visit(spans: cell.text.spans) }
        for footnote in table.footnotes { visit(spans: footnote.spans) }
    }
}
