import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML
import Schemas

/// Walks a publication and writes an element for each node. The order of elements and attributes is the schema's.
///
/// What XML cannot hold does not stop the walk; the first such thing is kept, and the bytes are then worth nothing.
struct PublicationElements {
    var emitter: XMLEmitter
    private var fault: Diagnostic?
    /// In UTF-8, in which the schema compares them.
    private var documentIdentifiers: Set<ByteKey> = []
    private var divisionIdentifiers: Set<ByteKey> = []
    /// Where the digits of an attribute are put together.
    var digits: [UInt8] = []

    /// - Parameter takePiece: is given the file piece by piece while it grows.
    init(takePiece: @escaping ([UInt8]) -> Void) {
        emitter = XMLEmitter(takePiece: takePiece)
    }

    // MARK: What XML cannot hold

    /// The first thing that XML cannot hold.
    var firstFault: Diagnostic? { emitter.firstFault ?? fault }

    mutating func note(_ rule: DiagnosticRule, _ arguments: [String] = []) {
        if fault == nil { fault = Diagnostic(rule, arguments, modelPath: emitter.path) }
    }

    mutating func identifier(ofDocument id: String) -> String {
        let isNew = documentIdentifiers.insert(ByteKey(id)).inserted
        if !isNew || !Self.isIdentifier(id) { note(.unwritableIdentifier, [id]) }
        return id
    }

    mutating func identifier(ofDivision id: String) -> String {
        let isNew = divisionIdentifiers.insert(ByteKey(id)).inserted
        if !isNew || !Self.isIdentifier(id) { note(.unwritableIdentifier, [id]) }
        return id
    }

    private static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && !id.utf8.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    // MARK: Publication

    mutating func write(_ publication: Publication) {
        emitter.open(
            "publication",
            [
                ("xmlns", Schemas.publication.identifier), ("model", Publication.model),
                ("kind", publication.kind.rawValue),
            ])
        write(publication.title, as: "title")
        write(publication.publisher, as: "publisher")
        write(publication.period, as: "period")
        write(publication.issueNumber, as: "issueNumber")
        if let file = publication.sourceFile { write(file) }
        write(publication.frontMatter, as: "frontMatter")
        write(publication.contentsTitle, as: "contentsTitle")
        wrap(publication.contents, in: "contents") { $0.write($1) }
        for document in publication.documents { write(document) }
        write(publication.catalogueTitle, as: "catalogueTitle")
        wrap(publication.catalogue, in: "catalogue") { $0.write($1) }
        write(publication.backMatter, as: "backMatter")
        for piece in publication.dropped { write(piece) }
        emitter.close()
    }

    private mutating func write(_ file: SourceFile) {
        let isDigest =
            file.sha256.utf8.count == 64 && file.sha256.utf8.allSatisfy(Set("0123456789abcdef".utf8).contains)
        if !isDigest { note(.unwritableDigest, [file.sha256]) }
        emitter.open("sourceFile", [("name", file.name), ("mediaType", file.mediaType), ("encoding", file.encoding)])
        attribute("bytes", file.bytes)
        emitter.attribute("sha256", file.sha256)
        emitter.close()
    }

    private mutating func write(_ entry: ContentsEntry) {
        emitter.open("entry")
        attribute("source", entry.source)
        write(entry.section, as: "section")
        write(entry.title, as: "title")
        write(entry.number, as: "number")
        write(entry.page, as: "page")
        emitter.close()
    }

    private mutating func write(_ entry: CatalogueEntry) {
        emitter.open("entry")
        attribute("source", entry.source)
        write(entry.number, as: "number")
        write(entry.title, as: "title")
        emitter.close()
    }

    private mutating func write(_ piece: Dropped) {
        emitter.open("dropped", content: .text)
        emitter.attribute("reason", piece.reason.rawValue)
        attribute("source", piece.source)
        emitter.close(with: piece.text)
    }

    /// Writes the members of a list within an element of their own; nothing for an empty list.
    mutating func wrap<Member>(_ members: [Member], in name: String, _ write: (inout Self, Member) -> Void) {
        guard !members.isEmpty else { return }
        emitter.open(name)
        for member in members { write(&self, member) }
        emitter.close()
    }
}
