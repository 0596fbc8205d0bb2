/// What a link or an entry of metadata points to, seen from a release.
package enum ReleaseReference: Hashable, Sendable {
    /// A file of the release, or a folder where the path ends in a slash or is empty; and a name in it.
    case inside(path: String, fragment: String?)
    /// Beside the release in the folder of the series; the path begins with `../`.
    case beside(path: String)
    /// Somewhere on the web, or no place at all, such as `mailto:`.
    case elsewhere

    /// Reads a link (RFC 3986, 5.2).
    /// - Parameters:
    ///   - link: as it stands in a page, or in metadata.
    ///   - file: the path of the page, to which it is relative.
    ///   - address: where the release stands on the web, with a slash at its end, where that is known.
    package init(_ link: String, in file: String, address: String?) {
        let (target, fragment) = ReleaseReference.split(link)
        if let address, target.hasPrefix(address) {
            self.init(steps: String(target.dropFirst(address.count)), fragment: fragment)
        } else if ReleaseReference.isAbsolute(target) {
            self = .elsewhere
        } else if target.isEmpty {
            self = .inside(path: file, fragment: fragment)
        } else {
            let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
            self.init(steps: folder + target, fragment: fragment)
        }
    }

    private init(steps: String, fragment: String?) {
        var kept: [String] = []
        var above = 0
        let steps = steps.split(separator: "/", omittingEmptySubsequences: false).map { ReleaseReference.decoded($0) }
        for step in steps {
            switch step {
            case ".", "": break
            case "..": if kept.popLast() == nil { above += 1 }
            default: kept.append(step)
            }
        }
        let isFolder = [".", "..", ""].contains(steps.last ?? "")
        let path = kept.joined(separator: "/") + (isFolder && !kept.isEmpty ? "/" : "")
        self =
            above == 0
            ? .inside(path: path, fragment: fragment)
            : .beside(path: String(repeating: "../", count: above) + path)
    }

    /// The part before `?` and `#`, and what follows `#`.
    private static func split(_ link: String) -> (target: String, fragment: String?) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts.first.map { $0.prefix { $0 != "?" } } ?? ""
        return (String(target), parts.count > 1 ? decoded(parts[1]) : nil)
    }

    /// Whether a link begins with a scheme (RFC 3986, 3.1), a host or the root of one.
    private static func isAbsolute(_ link: String) -> Bool {
        if link.hasPrefix("/") { return true }
        let scheme = link.unicodeScalars.prefix { $0 != ":" && $0 != "/" }
        guard scheme.count < link.unicodeScalars.count, link.unicodeScalars.dropFirst(scheme.count).first == ":" else {
            return false
        }
        return scheme.first?.properties.isAlphabetic == true
            && scheme.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
            }
    }

    /// A text with `%` and two digits taken for bytes.
    private static func decoded(_ text: Substring) -> String {
        guard text.contains("%") else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
