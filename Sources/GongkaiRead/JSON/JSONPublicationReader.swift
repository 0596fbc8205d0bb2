import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads a publication from our own JSON (`Docs/json.md`), strictly: whatever the format does not know is an error.
package struct JSONPublicationReader: DocumentReader {
    package init() {}

    package var format: Format { .json }

    /// Whether the first character is an opening brace, behind a byte order mark and white space.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
            .first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    /// Reads a whole publication.
    /// - Throws: `ReadError.unreadable` at the first error where the input is no JSON at all, else `ReadError.invalid`
    ///   with all errors that the members have, up to `JSONFindings.limit`.
    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let root = try root(of: input)
        let findings = JSONFindings()
        let publication = Publication.read(JSONCursor(root, findings))
        guard let publication, findings.isEmpty else {
            throw .invalid(findings.diagnostics(of: input.bytes))
        }
        try input.limits.check(publication)
        return publication
    }

    private func root(of input: Input) throws(ReadError) -> JSONNode {
        if let encoding = input.encoding, !["utf-8", "utf8"].contains(encoding.lowercased()) {
            throw unreadable(input, Diagnostic(.jsonEncoding, [encoding]))
        }
        guard !input.bytes.isEmpty else {
            throw unreadable(input, Diagnostic(.inputEmpty, at: Diagnostic.Position(offset: 0)))
        }
        do throws(JSONSyntaxError) {
            return try JSONNode.parse(input.bytes, nestingLimit: input.limits[.nesting])
        } catch {
            throw unreadable(input, error.diagnostic)
        }
    }

    private func unreadable(_ input: Input, _ diagnostic: Diagnostic) -> ReadError {
        let findings = JSONFindings()
        findings.report(diagnostic)
        return .unreadable(findings.diagnostics(of: input.bytes))
    }
}
