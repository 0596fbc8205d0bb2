extension Format {
    /// Related tables with a `datapackage.json`: a folder, or one ZIP archive.
    package static let csv = Format(
        name: "csv", english: "related CSV tables with a datapackage.json: a folder, or one .zip",
        chinese: "带 datapackage.json 的关联 CSV 表：文件夹，或单个 .zip", extensions: ["zip"],
        mediaType: "application/zip", content: [.publication])
}
