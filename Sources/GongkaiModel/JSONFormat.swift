extension Format {
    /// Our own JSON, by `Schemas/publication-1.schema.json`.
    package static let json = Format(
        name: "json", english: "the whole model as JSON", chinese: "完整模型的 JSON", extensions: ["json"],
        mediaType: "application/json", content: [.publication])
}
