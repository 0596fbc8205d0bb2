import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWorkers

/// Reads official documents from web pages as the sites of governments publish them.
///
/// The page is cut into lines as it is shown; the part that is the document goes to the rules that read text, so that a page
/// gives what its text gives. What stands around it is dropped by name, and the box of metadata is read by itself.
package struct HTMLReader: DocumentReader {
    package let format = Format(
        name: "html",
        english: "official document as a web page of a government's site",
        chinese: "政府网站网页形式的公文",
        extensions: ["html", "htm", "shtml", "xhtml"],
        mediaType: "text/html",
        content: .publication)
    package let isExact = false
    private let workers: Workers

    package init(workers: Workers = .one) {
        self.workers = workers
    }

    /// Whether the first tag is one of HTML's, behind a declaration and comments.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        // The characters looked for are ASCII; without zero bytes they look alike in all encodings.
        let head = Array(bytes.prefix(4_096).filter { $0 != 0 })
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        let mark = marks.first { head.starts(with: $0) } ?? []
        let text = Array(head.dropFirst(mark.count).drop(while: HTMLTokenizer.isSpace))
        guard text.first == UInt8(ascii: "<") else { return false }
        let start = String(decoding: text.prefix(15).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        if start.hasPrefix("<!doctype html") { return true }
        var tokenizer = HTMLTokenizer(text)
        while let token = tokenizer.next() {
            if case .start(let tag, _) = token { return tag != .other }
            if case .text(let range) = token, text[range].allSatisfy(HTMLTokenizer.isSpace) { continue }
            return false
        }
        return false
    }

    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let decoded = try HTMLEncoding.decode(input, diagnostics: &sink)
        let tree = try HTMLTree(decoded.bytes, limits: input.limits)
        let page = HTMLPage(tree)
        try page.checkLines(input.limits)
        let (digest, read) = workers.both {
            input.sha256
        } here: {
            page.read(limits: input.limits, workers: workers)
        }
        var (publication, diagnostics) = read
        publication.sourceFile = SourceFile(
            name: input.name, mediaType: format.mediaType, encoding: decoded.encoding.rawValue,
            bytes: input.bytes.count, sha256: digest)
        for diagnostic in tree.findings + diagnostics { sink.report(diagnostic) }
        GazetteReader(workers: workers).report(on: publication, to: &sink)
        sink.resolvePositions(with: LineTable(decoded.bytes))
        return publication
    }
}
