/// Links of a page.
enum PageLinks {
    /// Where a link leads; `nil` for one that leads nowhere, or to a script.
    static func address(of link: Int, in tree: HTMLTree) -> String? {
        guard let bytes = tree.attributes(of: link)["href"], !bytes.isEmpty, bytes.count <= 4_000 else { return nil }
        let words = String(decoding: bytes.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
        return words.isEmpty || words.hasPrefix("#") || words.lowercased().hasPrefix("javascript:") ? nil : words
    }

    private static let files = [
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".ofd", ".rtf", ".zip", ".rar", ".7z",
        ".csv", ".txt", ".ceb",
    ]
    private static let images = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp"]

    /// Whether an address is that of an image.
    static func isImage(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return images.contains { path.hasSuffix($0) }
    }

    /// Whether an address is that of a file to be had, and not of a page.
    static func isFile(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return (files + images).contains { path.hasSuffix($0) }
    }
}
