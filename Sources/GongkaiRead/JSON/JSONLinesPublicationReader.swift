import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads a publication from a stream of them in our own JSON, a line each (`Docs/json.md`). Whoever wants them all reads
/// the lines one by one; by itself this reads a stream of one.
package struct JSONLinesPublicationReader: DocumentReader {
    package init() {}

    package var format: Format { .publicationLines }

    /// Whether the first line begins with a publication, and more lines follow it.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { JSONLinesPublicationReader.begins($0) }
            && bytes.split(separator: 0x0A).count { !JSONLinesPublicationReader.isBlank($0) } > 1
    }

    /// Whether an object of JSON begins that says on its first line that it is a publication of ours; records do not.
    package static func begins(_ start: UnsafeRawBufferPointer) -> Bool {
        let line = start.dropFirst(start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
            .drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix { $0 != 0x0A }
        // What says so is ASCII, and no character is cut.
        let text = Array(line.prefix(markLength).prefix { $0 < 0x80 })
        guard var parser = try? JSONParser(text), (try? parser.next())??.kind == .objectStart else { return false }
        var (depth, isModel) = (1, false)
        while depth > 0, let event = try? parser.next() {
            switch event.kind {
            case .name: isModel = depth == 1 && parser.text(of: event) == "model"
            case .string where isModel: return parser.text(of: event).hasPrefix("gongkai-publication")
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            default: break
            }
        }
        return false
    }

    /// A publication says what it is in its first member.
    private static let markLength = 256

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
    }

    /// Reads a stream of one publication.
    /// - Throws: `ReadError.unreadable` where there are several; else as `JSONPublicationReader`.
    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let count = input.bytes.split(separator: 0x0A).count { !JSONLinesPublicationReader.isBlank($0) }
        guard count < 2 else { throw .unreadable([Diagnostic(.jsonSeveralPublications, [String(count)])]) }
        return try JSONPublicationReader().read(input, diagnostics: &sink)
    }
}
