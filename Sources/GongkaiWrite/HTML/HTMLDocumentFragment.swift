package import GongkaiModel

/// A document's text in HTML, to stand in a page that says more of it: without what no document prints.
package struct HTMLDocumentFragment {
    /// Links to the divisions, as lists in one another; `nil` where there are none.
    package let outline: [UInt8]?
    package let text: [UInt8]

    /// - Parameter level: that of the heading that the document's title is, from 1.
    /// - Parameter addresses: where other documents stand, relative to the page and percent-encoded, by number and title.
    /// - Returns: `nil` where an id is none or is doubled, so that nothing could be linked to it.
    package init?(of document: Document, level: Int, addresses: [String: String]) {
        let publication = Publication(kind: .document, title: document.title, documents: [document])
        let outline = PublicationOutline(of: publication)
        guard outline.fault == nil else { return nil }
        var output = HTMLOutput()
        output.abilities.remove(.derivedFacts)
        var walk = PageWalk(output, outline: outline)
        walk.level = level
        walk.text.addresses = addresses
        walk.visit(document)
        text = walk.output.bytes
        let divisions = outline.entries.flatMap(\.children)
        var navigation = HTMLOutput()
        navigation.write(divisions)
        self.outline = divisions.isEmpty ? nil : navigation.bytes
    }
}
