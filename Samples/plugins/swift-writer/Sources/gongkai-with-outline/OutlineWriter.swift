import Gongkai

/// Writes what a publication is divided into: a line for each document, and below it one for each heading, indented by its
/// depth.
struct OutlineWriter: DocumentWriter {
    let format = Format(
        name: "outline", english: "titles and headings, a line each", chinese: "标题和层次，每行一个",
        extensions: ["outline"], mediaType: "text/plain", content: .publication)

    func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var outline = Outline()
        outline.visit(publication)
        return Array(outline.text.utf8)
    }
}

/// Walks a publication and keeps what stands at the head of its parts.
private struct Outline: PublicationVisitor {
    private(set) var text = ""
    private var depth = 0

    mutating func visit(_ document: Document) {
        add(document.title?.value ?? "")
        deeper { $0.descend(into: document) }
    }

    mutating func visit(_ division: Division) {
        add([division.marker.value, division.heading?.value ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
        deeper { $0.visit(blocks: division.blocks) }
    }

    private mutating func add(_ line: String) {
        text += String(repeating: "  ", count: depth) + line + "\n"
    }

    private mutating func deeper(_ walk: (inout Outline) -> Void) {
        depth += 1
        walk(&self)
        depth -= 1
    }
}
