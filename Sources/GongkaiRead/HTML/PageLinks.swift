/// Links of a page.
enum PageLinks {
    /// Where a link leads.
    struct Target {
        /// `nil` where that is nowhere, another place of the page, or a script.
        var address: String?
        /// Whether it leads to another page: a link within the page is text like any other.
        var isElsewhere = false
    }

    /// Where the link of an element leads.
    static func target(of link: Int, in tree: HTMLTree) -> Target {
        guard let bytes = tree.attributes(of: link)["href"], let first = bytes.first else { return Target() }
        return Target(address: address(bytes), isElsewhere: first != UInt8(ascii: "#"))
    }

    private static func address(_ written: [UInt8]) -> String? {
        guard written.count <= longestAddress else { return nil }
        let isPlain = written.allSatisfy(isShown)
        let bytes = isPlain ? written : written.filter(isShown)
        guard let first = bytes.first, first != UInt8(ascii: "#"), !isScript(bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let longestAddress = 4_000

    private static func isShown(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F }

    private static func isScript(_ address: [UInt8]) -> Bool {
        let scheme: StaticString = "javascript:"
        guard address.count >= scheme.utf8CodeUnitCount else { return false }
        return (0..<scheme.utf8CodeUnitCount).allSatisfy { place in
            let byte = address[place]
            return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == scheme.utf8Start[place]
        }
    }

    private static let files = [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "ofd", "rtf", "zip", "rar", "7z", "csv", "txt",
        "ceb",
    ]
    private static let images = ["jpg", "jpeg", "png", "tif", "tiff", "gif", "bmp"]

    /// Whether an address is that of an image.
    static func isImage(_ address: String) -> Bool {
        ending(of: address).map(images.contains) ?? false
    }

    /// Whether an address is that of a file to be had, and not of a page.
    static func isFile(_ address: String) -> Bool {
        ending(of: address).map { files.contains($0) || images.contains($0) } ?? false
    }

    /// The ending of the name that an address has, in lower case, where it is as short as those of files are.
    private static func ending(of address: String) -> String? {
        let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let dot = path.suffix(longestEnding + 1).lastIndex(of: UInt8(ascii: ".")) else { return nil }
        return String(Substring(path[path.index(after: dot)...])).lowercased()
    }

    private static let longestEnding = 4
}
