import GongkaiModel

extension Publication: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        guard let _: JSONModelName = object.required("model") else {
            // Of another model, or none, we cannot say what belongs in it.
            object.abandon()
            self.init(kind: .document)
            return
        }
        self.init(kind: object.required("kind") ?? .document)
        title = object.optionalSourced("title")
        publisher = object.optional("publisher")
        period = object.optional("period")
        issueNumber = object.optionalSourced("issueNumber")
        sourceFile = object.optional("sourceFile")
        frontMatter = object.optional("frontMatter") ?? []
        contentsTitle = object.optionalSourced("contentsTitle")
        contents = object.required("contents") ?? []
        documents = object.required("documents") ?? []
        catalogueTitle = object.optionalSourced("catalogueTitle")
        catalogue = object.required("catalogue") ?? []
        backMatter = object.optional("backMatter") ?? []
        dropped = object.required("dropped") ?? []
    }
}

extension SourceFile: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        let digest: JSONDigest? = object.required("sha256")
        self.init(
            name: object.required("name") ?? "", mediaType: object.required("mediaType") ?? "",
            encoding: object.required("encoding") ?? "", bytes: object.required("bytes") ?? 0,
            sha256: digest?.text ?? "")
    }
}

extension ContentsEntry: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            section: object.optionalSourced("section"), title: object.requiredSourced("title") ?? Sourced(""),
            number: object.optionalSourced("number"), page: object.optionalSourced("page"),
            source: object.optional("source") ?? [])
    }
}

extension CatalogueEntry: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            number: object.optionalSourced("number"), title: object.requiredSourced("title") ?? Sourced(""),
            source: object.optional("source") ?? [])
    }
}

extension Dropped: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            reason: object.required("reason") ?? .markup, text: object.required("text") ?? "",
            source: object.optional("source") ?? [])
    }
}
