import GongkaiDiagnostics
import GongkaiModel

/// Builds lists from lines that bear list marks; deeper indentation makes a list inside an item.
enum ListBuilder {
    /// An item indented by this much more belongs to the item before.
    private static let nestingIndent: Int32 = 2
    /// Lists nest no deeper than this; a deeper item stands beside the one before.
    private static let deepest = 20

    static func list(
        at start: Int, in builder: inout BodyBuilder, depth: Int = 1
    ) -> (list: List, next: Int, isOver: Bool) {
        var items: [List.Item] = []
        var index = start
        let indent = builder.lines[start].indent
        var enumerates = false
        var isOver = false
        while builder.isListItem(index) {
            let line = builder.lines[index]
            if line.indent >= indent + nestingIndent, !items.isEmpty, depth < deepest {
                let nested = list(at: index, in: &builder, depth: depth + 1)
                items[items.count - 1].blocks.append(.list(nested.list))
                index = nested.next
                continue
            }
            if line.indent + nestingIndent <= indent { break }
            let (item, next, endsList) = item(at: index, in: &builder, enumerates: &enumerates)
            items.append(item)
            index = next
            isOver = endsList
            if endsList { break }
        }
        let source = items.flatMap { $0.marker.source + $0.blocks.flatMap(\.source) }
        return (List(items: items, source: SourceRange.hull(source)), index, isOver)
    }

    /// One item. An enumeration whose items end with ； is over with the one that ends with 。.
    private static func item(
        at index: Int, in builder: inout BodyBuilder, enumerates: inout Bool
    ) -> (item: List.Item, next: Int, endsList: Bool) {
        let line = builder.lines[index]
        let (run, next) = builder.gather(at: index, asHeading: false)
        let marker = builder.leaves.sourced(line.bullet ?? 0..<0, of: run)
        let content = run.trimmed(line.textStart..<run.scalars.count)
        let notes = ResponsibilityNotes.notes(in: run[content])
        let text = builder.leaves.text(content, of: run, parties: notes.flatMap(\.parties))
        builder.add(notes, of: run)
        let last = run.scalars.last
        let endsList = enumerates && last == "。"
        if last?.isSemicolon == true { enumerates = true }
        return (List.Item(marker: marker, blocks: [.paragraph(text)]), next, endsList)
    }
}
