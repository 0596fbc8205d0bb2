import GongkaiModel
import GongkaiXML

extension Publication {
    /// Decodes the root element of a file that our schema has found valid.
    init(_ root: XMLElement) throws(XMLDecodingError) {
        self.init(
            kind: try root.attribute("kind", as: Kind.self), title: try root.optional("title", Sourced.init),
            publisher: root.string("publisher"), period: try root.optional("period", CalendarDate.init),
            issueNumber: try root.optional("issueNumber", Sourced.init),
            frontMatter: try root.optional("frontMatter", [Block].init) ?? [],
            contentsTitle: try root.optional("contentsTitle", Sourced.init),
            contents: try root.child("contents")?.all("entry", ContentsEntry.init) ?? [],
            documents: try root.all("document", Document.init),
            catalogueTitle: try root.optional("catalogueTitle", Sourced.init),
            catalogue: try root.child("catalogue")?.all("entry", CatalogueEntry.init) ?? [],
            backMatter: try root.optional("backMatter", [Block].init) ?? [],
            sourceFile: try root.optional("sourceFile", SourceFile.init),
            dropped: try root.all("dropped", Dropped.init))
    }
}

extension SourceFile {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            name: try element.attribute("name"), mediaType: try element.attribute("mediaType"),
            encoding: try element.attribute("encoding"), bytes: try element.natural("bytes"),
            sha256: try element.attribute("sha256"))
    }
}

extension ContentsEntry {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            section: try element.optional("section", Sourced.init),
            title: try element.required("title", Sourced.init),
            number: try element.optional("number", Sourced.init),
            page: try element.optional("page", Sourced.init), source: try element.sourceRanges())
    }
}

extension CatalogueEntry {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            number: try element.optional("number", Sourced.init),
            title: try element.required("title", Sourced.init), source: try element.sourceRanges())
    }
}

extension Dropped {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            reason: try element.attribute("reason", as: Reason.self), text: element.text,
            source: try element.sourceRanges())
    }
}
