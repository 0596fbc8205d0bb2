import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

extension Publication: NodeReadable {
    static var nodeKinds: [NodeKind] { [.publication] }

    init(from node: NodeReader) {
        self.init(kind: node.choice("kind") ?? .document)
        title = node.sourced("title")
        publisher = node.text("publisher")
        period = node.date("period")
        issueNumber = node.sourced("issueNumber")
        contentsTitle = node.sourced("contentsTitle")
        catalogueTitle = node.sourced("catalogueTitle")
        sourceFile = SourceFile(from: node)
        frontMatter = node.children(.frontMatter)
        contents = node.children(.contents)
        documents = node.children(.documents)
        catalogue = node.children(.catalogue)
        backMatter = node.children(.backMatter)
        dropped = node.children(.dropped)
        node.checkModel()
    }
}

extension NodeReader {
    /// Reports a publication of another model than ours.
    fileprivate func checkModel() {
        guard let model = text("model"), !model.isIdentical(to: Publication.model) else { return }
        report(.csvWrongModel, column: "model") { _ in [model, Publication.model] }
    }
}

extension SourceFile {
    private static let columns = ["fileName", "fileMediaType", "fileEncoding", "fileBytes", "fileSha256"]

    /// The columns of the publication that describe the file: all of them or none.
    fileprivate init?(from node: NodeReader) {
        let missing = SourceFile.columns.filter { node.text($0) == nil }
        guard missing.count < SourceFile.columns.count else { return nil }
        for column in missing { node.report(.csvMissingValue, column: column) { [column, $0] } }
        let digest = node.text("fileSha256") ?? ""
        if !missing.contains("fileSha256"), !SourceFile.isDigest(digest) {
            node.report(.csvBadValue, column: "fileSha256") { [digest, "[0-9a-f]{64}", "fileSha256", $0] }
        }
        self.init(
            name: node.text("fileName") ?? "", mediaType: node.text("fileMediaType") ?? "",
            encoding: node.text("fileEncoding") ?? "", bytes: node.integer("fileBytes") ?? 0, sha256: digest)
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy("0123456789abcdef".utf8.contains)
    }
}

extension ContentsEntry: NodeReadable {
    static var nodeKinds: [NodeKind] { [.contentsEntry] }

    init(from node: NodeReader) {
        self.init(
            section: node.sourced("section"), title: node.sourced("title") ?? Sourced(""),
            number: node.number("number"), page: node.sourced("page") { Int($0) }, source: node.source())
    }
}

extension CatalogueEntry: NodeReadable {
    static var nodeKinds: [NodeKind] { [.catalogueEntry] }

    init(from node: NodeReader) {
        self.init(
            number: node.number("number"), title: node.sourced("title") ?? Sourced(""), source: node.source())
    }
}

extension Dropped: NodeReadable {
    static var nodeKinds: [NodeKind] { [.dropped] }

    init(from node: NodeReader) {
        self.init(reason: node.choice("reason") ?? .markup, text: node.text("text") ?? "", source: node.source())
    }
}
