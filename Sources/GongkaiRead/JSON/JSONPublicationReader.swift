import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads a publication from our own JSON (`Docs/json.md`), strictly: whatever the format does not know is an error.
package struct JSONPublicationReader: PublicationReader {
    package init() {}

    package var format: Format { .json }

    /// Whether the first character is an opening brace, behind a byte order mark and white space.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
            .first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    /// Reads a whole publication.
    /// - Throws: `ReadError.unreadable` with every error found: the first one where the input is no JSON at all, else
    ///   all that the members have, up to `JSONFindings.limit`.
    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let findings = JSONFindings()
        let publication = publication(in: input, findings)
        guard let publication, findings.isEmpty else {
            throw .unreadable(findings.diagnostics(of: input.bytes))
        }
        return publication
    }

    private func publication(in input: Input, _ findings: JSONFindings) -> Publication? {
        if let encoding = input.encoding, !["utf-8", "utf8"].contains(encoding.lowercased()) {
            findings.report(Diagnostic(.jsonEncoding, [encoding]))
            return nil
        }
        guard !input.bytes.isEmpty else {
            findings.report(Diagnostic(.inputEmpty, at: Diagnostic.Position(offset: 0)))
            return nil
        }
        do throws(JSONSyntaxError) {
            return Publication.read(JSONCursor(try JSONNode.parse(input.bytes), findings))
        } catch {
            findings.report(error.diagnostic)
            return nil
        }
    }
}
