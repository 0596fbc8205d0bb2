import GongkaiModel
import GongkaiXML

/// Reads back what our own writer makes of a publication in Akoma Ntoso: all of it, or nothing. What is not as our writer
/// makes it is an error, and the file is then read as one of others.
struct OwnAkomaNtoso {
    /// What the metadata declare, by the pointers to it.
    private(set) var names: [String: String] = [:]
    /// Those of divisions that are still to come, by the pointers to them.
    var responsibilities: [String: [Responsibility]] = [:]

    /// Whether a file says of itself that our writer made it, of this model.
    static func made(_ root: XMLElement) -> Bool {
        let own = root.elements.first?.child("meta")?.child("proprietary")?.child("publication")
        return own?.name.namespace == AkomaNtosoNames.own && own?[attribute: "model"] == Publication.model
    }

    /// The publication of the root element.
    mutating func publication(_ root: XMLElement) throws(XMLDecodingError) -> Publication {
        guard let whole = root.elements.first, let meta = whole.child("meta"),
            let proprietary = meta.child("proprietary"), let own = proprietary.child("publication")
        else { throw root.unread("", as: "publication") }
        for name in meta.child("references")?.elements ?? [] {
            names["#" + (try name.attribute("eId"))] = try name.attribute("showAs")
        }
        try collectResponsibilities(in: root)
        var publication = Publication(kind: try own.attribute("kind", as: Publication.Kind.self))
        if whole.name.local == "doc" {
            publication.documents = [try document(whole, in: &publication, isRoot: true)]
        } else {
            try read(proprietary, into: &publication)
            try readCollection(whole, into: &publication)
        }
        if let pointer = responsibilities.keys.min() { throw root.unread(pointer, as: "division") }
        return publication
    }

    private mutating func readCollection(
        _ whole: XMLElement, into publication: inout Publication
    ) throws(XMLDecodingError) {
        var parts = try OwnAkomaNtosoParts(whole)
        _ = parts.next("meta")
        if let cover = parts.next("coverPage") { try readCover(cover, into: &publication) }
        if let body = parts.next("collectionBody") {
            var components = try OwnAkomaNtosoParts(body)
            for component in components.all("component") {
                var inner = try OwnAkomaNtosoParts(component)
                if let element = inner.next("doc") {
                    publication.documents.append(try document(element, in: &publication, isRoot: false))
                } else {
                    _ = inner.next("interstitial", where: { $0.children.isEmpty })
                }
                try inner.end()
            }
            try components.end()
        }
        if let conclusions = parts.next("conclusions") {
            var rest = try OwnAkomaNtosoParts(conclusions)
            try readBack(&rest, into: &publication)
            try rest.end()
        }
        try parts.end()
    }

    // MARK: What the publication says of itself

    func read(_ proprietary: XMLElement, into publication: inout Publication) throws(XMLDecodingError) {
        publication.publisher = proprietary.string("publisher")
        if let title = proprietary.child("title") { publication.title = try canonical(title) }
        if let period = proprietary.child("period") { publication.period = try CalendarDate(period) }
        if let file = proprietary.child("sourceFile") {
            publication.sourceFile = SourceFile(
                name: try file.attribute("name"), mediaType: try file.attribute("mediaType"),
                encoding: try file.attribute("encoding"), bytes: try file.natural("bytes"),
                sha256: try file.attribute("sha256"))
        }
        for piece in proprietary.elements where piece.name.local == "dropped" {
            publication.dropped.append(
                Dropped(
                    reason: try piece.attribute("reason", as: Dropped.Reason.self), text: piece.text,
                    source: try piece.ownRanges()))
        }
    }

    mutating func readCover(
        _ cover: XMLElement, into publication: inout Publication
    ) throws(XMLDecodingError) {
        var parts = try OwnAkomaNtosoParts(cover)
        if let title = parts.next("longTitle") { publication.title = try longTitle(title) }
        if let number = parts.named("issueNumber") { publication.issueNumber = try canonical(number) }
        if let matter = parts.named("frontMatter", "container") { publication.frontMatter = try blocks(matter) }
        if let container = parts.named("contents", "container") {
            var contents = try OwnAkomaNtosoParts(container)
            if let title = contents.named("contentsTitle") { publication.contentsTitle = try canonical(title) }
            if let table = contents.next("toc") { publication.contents = try entries(of: table) }
            try contents.end()
        }
        try parts.end()
    }

    private func entries(of table: XMLElement) throws(XMLDecodingError) -> [ContentsEntry] {
        var entries: [ContentsEntry] = []
        var section: Sourced<String>?
        for item in table.elements {
            var parts = try OwnAkomaNtosoParts(item)
            if let heading = parts.named("section", "inline") {
                section = try canonical(heading)
            } else {
                guard let title = parts.named("title", "inline") else { throw item.unread("", as: "title") }
                var entry = ContentsEntry(title: try canonical(title), source: try item.ownRanges())
                if item[attribute: "level"] != "1" {
                    entry.section = section
                    // Only the first entry of a section says where that is printed.
                    section = section.map { Sourced($0.value) }
                }
                if let element = parts.next("docNumber") { entry.number = try number(element) }
                if let element = parts.named("page", "inline") { entry.page = try page(element) }
                entries.append(entry)
            }
            try parts.end()
        }
        return entries
    }

    mutating func readBack(
        _ parts: inout OwnAkomaNtosoParts, into publication: inout Publication
    ) throws(XMLDecodingError) {
        if let catalogue = parts.named("catalogue", "container") {
            var lines = try OwnAkomaNtosoParts(catalogue)
            if let title = lines.named("catalogueTitle") { publication.catalogueTitle = try canonical(title) }
            for line in lines.allNamed("entry") { publication.catalogue.append(try entry(line)) }
            try lines.end()
        }
        if let matter = parts.named("backMatter", "container") { publication.backMatter = try blocks(matter) }
    }

    private func entry(_ line: XMLElement) throws(XMLDecodingError) -> CatalogueEntry {
        var parts = try OwnAkomaNtosoParts(line)
        var number: Sourced<DocumentNumber>?
        if let element = parts.next("docNumber") { number = try self.number(element) }
        guard let title = parts.next("docTitle") else { throw line.unread("", as: "docTitle") }
        try parts.end()
        return CatalogueEntry(number: number, title: try canonical(title), source: try line.ownRanges())
    }
}
