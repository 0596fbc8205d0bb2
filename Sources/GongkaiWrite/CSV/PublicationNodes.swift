import GongkaiModel

extension Publication: BundleNode {
    var nodeKind: NodeKind { .publication }

    func write(to walker: inout BundleWalker) {
        walker.column("model", Publication.model)
        walker.column("kind", kind)
        walker.sourced("title", title)
        walker.column("publisher", publisher)
        walker.column("period", period)
        walker.sourced("issueNumber", issueNumber)
        walker.sourced("contentsTitle", contentsTitle)
        walker.sourced("catalogueTitle", catalogueTitle)
        walker.column("fileName", sourceFile?.name)
        walker.column("fileMediaType", sourceFile?.mediaType)
        walker.column("fileEncoding", sourceFile?.encoding)
        walker.column("fileBytes", sourceFile?.bytes)
        walker.column("fileSha256", sourceFile?.sha256)
        walker.children(.frontMatter, frontMatter)
        walker.children(.contents, contents)
        walker.children(.documents, documents)
        walker.children(.catalogue, catalogue)
        walker.children(.backMatter, backMatter)
        walker.children(.dropped, dropped)
    }
}

extension ContentsEntry: BundleNode {
    var nodeKind: NodeKind { .contentsEntry }

    func write(to walker: inout BundleWalker) {
        walker.sourced("section", section)
        walker.sourced("title", title)
        walker.sourced("number", number)
        walker.sourced("page", page)
        walker.source(source)
    }
}

extension CatalogueEntry: BundleNode {
    var nodeKind: NodeKind { .catalogueEntry }

    func write(to walker: inout BundleWalker) {
        walker.sourced("number", number)
        walker.sourced("title", title)
        walker.source(source)
    }
}

extension Dropped: BundleNode {
    var nodeKind: NodeKind { .dropped }

    func write(to walker: inout BundleWalker) {
        walker.column("reason", reason)
        walker.column("text", text)
        walker.source(source)
    }
}
