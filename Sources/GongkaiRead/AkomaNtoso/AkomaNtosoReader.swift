import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// Reads Akoma Ntoso 3.0 (OASIS LegalDocML): what our own writer made exactly, and what others made by rules.
///
/// The encoding is the one that the file itself declares.
package struct AkomaNtosoReader: DocumentReader {
    package init() {}

    package var format: Format {
        Format(
            name: "akn", english: "Akoma Ntoso 3.0 (OASIS LegalDocML): ours exactly, that of others by rules",
            chinese: "Akoma Ntoso 3.0（OASIS LegalDocML）：本工具所写者原样读回，他方者按规则读取", extensions: ["akn"],
            mediaType: "application/akn+xml", content: .publication)
    }

    /// Whether the first tag is `akomaNtoso`, with a prefix or without, behind a declaration and comments.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        // The characters looked for are ASCII; without zero bytes they look alike in all encodings of XML.
        let start = bytes.prefix(8_192)
        let hasZeros = start.withUnsafeBufferPointer { $0.countBytes { $0 == 0 } } > 0
        let head = hasZeros ? start.filter { $0 != 0 } : Array(start)
        var position = 0
        while let open = head[position...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = head[(open + 1)...]
            if rest.starts(with: "!--".utf8) {
                guard let end = AkomaNtosoPlaces.end(of: "-->", in: head, from: open + 4) else { return false }
                position = end
            } else if rest.first == UInt8(ascii: "?") {
                guard let end = AkomaNtosoPlaces.end(of: "?>", in: head, from: open + 2) else { return false }
                position = end
            } else {
                let name = rest.prefix { !" \t\r\n/>".utf8.contains($0) }
                return name.split(separator: UInt8(ascii: ":")).last?.elementsEqual("akomaNtoso".utf8) == true
            }
        }
        return false
    }

    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        guard !input.bytes.isEmpty else { throw .unreadable([Diagnostic(.inputEmpty)]) }
        let limits = XMLLimits(input.limits)
        let root: XMLElement
        do { root = try XMLElement(reading: input.bytes, limits: limits) } catch {
            throw .unreadable(error.issues.map { $0.diagnostic(limits: limits) })
        }
        guard root.isAkomaNtoso, root.name.local == "akomaNtoso" else {
            throw .invalid([
                Diagnostic(
                    .aknOtherRoot, [root.name.local, root.name.namespace ?? ""],
                    at: Diagnostic.Position(line: root.line))
            ])
        }
        let publication = try publication(of: root, input, &sink)
        try input.limits.check(publication)
        return publication
    }

    private func publication(
        of root: XMLElement, _ input: Input, _ sink: inout DiagnosticSink
    ) throws(ReadError) -> Publication {
        if OwnAkomaNtoso.made(root) {
            var own = OwnAkomaNtoso()
            do throws(XMLDecodingError) { return try own.publication(root) } catch {
                sink.report(.aknChanged, error.arguments, at: Diagnostic.Position(line: error.element.line))
            }
        }
        var foreign = ForeignAkomaNtoso()
        var publication = try foreign.publication(AkomaNtosoPlaces.placed(root, in: input.bytes))
        foreign.report(to: &sink)
        publication.sourceFile = SourceFile(
            name: input.name, mediaType: format.mediaType, encoding: "UTF-8", bytes: input.bytes.count,
            sha256: input.sha256)
        return publication
    }
}
