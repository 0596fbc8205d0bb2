import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWorkers

/// Reads gazettes and official documents from text and Markdown, as scanning and offices produce them.
package struct GazetteReader: DocumentReader {
    package let format = Format(
        name: "gazette",
        english: "gazette issue or official document as text or Markdown",
        chinese: "文本或 Markdown 形式的政府公报或公文",
        extensions: ["txt", "md", "markdown", "text"],
        mediaType: "text/plain",
        content: .publication)
    private let workers: Workers

    package init(workers: Workers = .one) {
        self.workers = workers
    }

    /// Any text may be a document: this reader is asked last.
    package func recognises(_ bytes: [UInt8]) -> Bool { true }
}

extension GazetteReader {
    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let decoded = try decode(input)
        // The mark counts in every offset, so that they stay offsets into the file.
        let bytes = decoded.hasByteOrderMark ? TextEncoding.utf8.byteOrderMark + decoded.bytes : decoded.bytes
        try input.limits.checkLines(of: bytes)
        let (digest, read) = workers.both {
            input.sha256
        } here: {
            GazetteParser.parse(bytes, limits: input.limits, workers: workers)
        }
        var (publication, exceeded) = read
        publication.sourceFile = SourceFile(
            name: input.name, mediaType: format.mediaType, encoding: decoded.encoding.rawValue,
            bytes: input.bytes.count, sha256: digest)
        for diagnostic in exceeded { sink.report(diagnostic) }
        report(on: publication, to: &sink)
        sink.resolvePositions(with: LineTable(bytes))
        return publication
    }

    private func decode(_ input: Input) throws(ReadError) -> DecodedText {
        var encoding: TextEncoding?
        if let name = input.encoding {
            guard let named = TextEncoding(named: name) else {
                throw .unreadable([Diagnostic(.inputUnknownEncoding, [name])])
            }
            encoding = named
        }
        do throws(DecodingFailure) {
            return try TextDecoder.decode(input.bytes, as: encoding)
        } catch {
            throw .unreadable([error.diagnostic])
        }
    }

    /// Says what was read with help, and what a document lacks.
    func report(on publication: Publication, to sink: inout DiagnosticSink) {
        for dropped in publication.dropped where dropped.reason == .controlCharacter {
            sink.report(.gazetteControlCharacter, [dropped.text], at: dropped.source.position)
        }
        let isRecognised = publication.documents.contains { $0.title != nil || $0.number != nil }
        guard isRecognised else {
            sink.report(.gazetteNoDocument)
            return
        }
        for (index, document) in publication.documents.enumerated() {
            let path = "documents/\(index)"
            let name = document.title?.value ?? document.number?.value.text ?? document.id
            if document.written == nil {
                sink.report(.gazetteNoDate, [name], at: document.source.position, modelPath: path + "/written")
            }
            if document.issuers.isEmpty {
                sink.report(.gazetteNoIssuer, [name], at: document.source.position, modelPath: path + "/issuers")
            }
        }
        for diagnostic in repairs(in: publication) { sink.report(diagnostic) }
    }

    /// The joins of torn lines, as notes, in the order of the text.
    private func repairs(in publication: Publication) -> [Diagnostic] {
        let documents = workers.map(publication.documents) { document in
            RepairReporter.found { $0.visit(document) }
        }
        return RepairReporter.found { $0.visit(blocks: publication.frontMatter) } + documents.flatMap { $0 }
            + RepairReporter.found { $0.visit(blocks: publication.backMatter) }
    }
}

/// Reports the joins of torn lines, as notes.
private struct RepairReporter: PublicationVisitor {
    private var sink = DiagnosticSink()

    /// What is found in what a walk visits.
    static func found(_ walk: (inout RepairReporter) -> Void) -> [Diagnostic] {
        var reporter = RepairReporter()
        walk(&reporter)
        return reporter.sink.diagnostics
    }

    mutating func visit(paragraph text: Text) { report(text) }

    mutating func visit(note text: Text) { report(text) }

    mutating func visit(_ division: Division) {
        if let heading = division.heading, heading.original?.utf8.contains(UInt8(ascii: "\n")) == true {
            sink.report(.gazetteJoined, [heading.value], at: heading.source.position)
        }
        visit(blocks: division.blocks)
    }

    private mutating func report(_ text: Text) {
        for span in text.spans {
            guard case .repair(.joined, _) = span.kind else { continue }
            let around = text.string.unicodeScalars.dropFirst(max(0, span.start - 6)).prefix(12)
            sink.report(.gazetteJoined, [String(around)], at: text.source.position)
        }
    }
}

extension [SourceRange] {
    /// Where the first range begins.
    fileprivate var position: Diagnostic.Position? {
        first.map { Diagnostic.Position(offset: $0.start) }
    }
}
