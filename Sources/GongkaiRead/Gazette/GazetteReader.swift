import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads gazettes and official documents from text and Markdown, as scanning and offices produce them.
package struct GazetteReader: PublicationReader {
    package let format = Format(
        name: "gazette",
        english: "gazette issue or official document as text or Markdown",
        chinese: "文本或 Markdown 形式的政府公报或公文",
        extensions: ["txt", "md", "markdown", "text"],
        mediaType: "text/plain",
        content: .publication)

    package init() {}

    /// Any text may be a document: this reader is asked last.
    package func recognises(_ bytes: [UInt8]) -> Bool { true }
}
