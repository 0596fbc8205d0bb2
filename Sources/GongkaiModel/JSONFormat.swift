extension Format {
    /// Our own JSON, by `Schemas/publication-1.schema.json`.
    package static let json = Format(
        name: "json", english: "the whole model as JSON", chinese: "完整模型的 JSON", extensions: ["json"],
        mediaType: "application/json", content: [.publication])

    /// A stream of publications, each of them our own JSON on one line.
    package static let publicationLines = Format(
        name: "ndjson", english: "publications as JSON, a line each", chinese: "每行一份的 JSON 出版物",
        extensions: ["ndjson", "jsonl"], mediaType: "application/x-ndjson", content: [.publication])
}
