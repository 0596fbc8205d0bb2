import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWorkers

/// Reads Word documents (Office Open XML, ISO/IEC 29500-1, clause 17): they are reduced to lines, which are read as those of a
/// gazette are, so that a document is the same in both; tables keep their merged cells.
package struct DOCXPublicationReader: DocumentReader {
    package let format = Format(
        name: "docx", english: "gazette issue or official document in Word (Office Open XML)",
        chinese: "Word 文档（Office Open XML）形式的政府公报或公文", extensions: ["docx", "docm", "dotx", "dotm"],
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", content: .publication)
    /// Of a page only what it shows can be read back.
    package let isExact = false
    private let workers: Workers

    package init(workers: Workers = .one) { self.workers = workers }

    package func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { start in
            OfficePackage.begins(UnsafeRawBufferPointer(rebasing: start.prefix(1 << 16)), withPartsIn: "word/")
        }
    }

    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        guard !input.bytes.isEmpty else { throw .unreadable([Diagnostic(.inputEmpty)]) }
        if let refusal = input.bytes.withUnsafeBytes(StreamEncoding.officeRefusal(ofFile:)) {
            throw .unreadable([refusal])
        }
        let bytes = ByteBuffer(capacity: input.bytes.count)
        bytes.append(input.bytes)
        let package = try OfficePackage(bytes, limits: input.limits, workers: workers)
        let (digest, reduction) = try workers.both {
            input.sha256
        } here: { () throws(ReadError) in
            try DOCXBody.reduction(of: package, limits: input.limits)
        }
        for diagnostic in reduction.diagnostics { sink.report(diagnostic) }
        let text = reduction.lines.text
        guard text.contains(where: { $0 > 0x20 }) else { throw .unreadable([Diagnostic(.inputBlank)]) }
        try input.limits.checkLines(of: text)
        var (publication, exceeded) = GazetteParser.parse(text, limits: input.limits, workers: workers)
        DOCXTableRestorer(reduction.lines.tables).restore(&publication, workers: workers)
        publication.dropped += reduction.furniture.map { Dropped(reason: .pageHeader, text: $0, source: []) }
        publication.sourceFile = SourceFile(
            name: input.name, mediaType: format.mediaType, encoding: "UTF-8", bytes: input.bytes.count,
            sha256: digest)
        for diagnostic in exceeded { sink.report(diagnostic) }
        GazetteReader(workers: workers).report(on: publication, to: &sink)
        sink.resolvePositions(with: LineTable(text))
        return publication
    }
}
