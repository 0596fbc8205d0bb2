import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// What stands where in a publication: its documents and headed divisions in one another, each with its anchor.
struct PublicationOutline {
    struct Entry {
        var label: String
        var anchor: String
        var children: [Entry]
    }

    private(set) var entries: [Entry] = []
    /// The anchors of divisions by their ids; a document's anchor is its id.
    private(set) var divisionAnchors: [String: String] = [:]
    /// The anchors of documents by their numbers and titles.
    private(set) var documentAnchors: [String: String] = [:]
    /// An id that no anchor can be made of.
    private(set) var fault: Diagnostic?
    private var taken: Set<String>

    init(of publication: Publication) {
        taken = Set(publication.documents.map(\.id))
        if taken.count < publication.documents.count {
            var seen: Set<String> = []
            for document in publication.documents where !seen.insert(document.id).inserted { refuse(document.id) }
        }
        visit(publication)
    }

    private mutating func refuse(_ id: String) {
        if fault == nil { fault = Diagnostic(.unwritableIdentifier, [id]) }
    }

    /// Gathers the entries that `descend` meets under one of their own.
    private mutating func nest(label: String, anchor: String, descend: (inout Self) -> Void) {
        var outer: [Entry] = []
        swap(&outer, &entries)
        descend(&self)
        outer.append(Entry(label: label, anchor: anchor, children: entries))
        entries = outer
    }
}

extension PublicationOutline: PublicationVisitor {
    mutating func visit(_ document: Document) {
        if !document.id.isIdentifier { refuse(document.id) }
        for name in [document.number?.value.text, document.title?.value] {
            if let name, documentAnchors[name] == nil { documentAnchors[name] = document.id }
        }
        let label = document.title?.value ?? document.number?.value.text ?? document.id
        nest(label: label, anchor: document.id) { $0.descend(into: document) }
    }

    mutating func visit(_ division: Division) {
        var anchor = division.id
        // A division may bear the id of a document; in one file all anchors share a space.
        while !taken.insert(anchor).inserted { anchor += "/" }
        if divisionAnchors.updateValue(anchor, forKey: division.id) != nil || !division.id.isIdentifier {
            refuse(division.id)
        }
        guard division.heading != nil || division.kind <= .article else { return visit(blocks: division.blocks) }
        nest(label: division.label, anchor: anchor) { $0.visit(blocks: division.blocks) }
    }
}

extension Division {
    /// The marker and what sets it apart from what follows in its line, as printed: 第一章 and a space, 一、 and none.
    var lead: String {
        let text = marker.value
        if kind <= .article { return text + "\u{3000}" }
        return text.last?.isASCII == true ? text + " " : text
    }

    /// The marker and the heading.
    var label: String { heading.map { lead + $0.value } ?? marker.value }
}
