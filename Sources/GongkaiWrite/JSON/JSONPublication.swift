import GongkaiModel

extension Publication: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("model", Publication.model)
        walker.required("kind", kind)
        walker.sourced("title", title)
        walker.optional("publisher", publisher)
        walker.optional("period", period)
        walker.sourced("issueNumber", issueNumber)
        walker.optional("sourceFile", sourceFile)
        walker.optional("frontMatter", frontMatter)
        walker.sourced("contentsTitle", contentsTitle)
        walker.required("contents", contents)
        walker.shared("documents", documents)
        walker.sourced("catalogueTitle", catalogueTitle)
        walker.required("catalogue", catalogue)
        walker.optional("backMatter", backMatter)
        walker.required("dropped", dropped)
    }
}

extension SourceFile: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("name", name)
        walker.required("mediaType", mediaType)
        walker.required("encoding", encoding)
        walker.required("bytes", bytes)
        walker.required("sha256", sha256)
    }
}

extension ContentsEntry: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.sourced("section", section)
        walker.sourced("title", title)
        walker.sourced("number", number)
        walker.sourced("page", page)
        walker.optional("source", source)
    }
}

extension CatalogueEntry: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.sourced("number", number)
        walker.sourced("title", title)
        walker.optional("source", source)
    }
}

extension Dropped: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("reason", reason)
        walker.required("text", text)
        walker.optional("source", source)
    }
}
