/// Follows the links of pages that stand in a folder together: each within has to lead to a file that is there, and to an
/// anchor where it names one.
package struct LinkCheck {
    /// A link that is no good.
    package struct Fault: Hashable, Sendable {
        package enum Reason: String, Hashable, Sendable {
            /// No file stands there.
            case missing
            /// The file is there, and is a page without that anchor.
            case noAnchor = "no-anchor"
            /// It leads out of the folder.
            case outside
            /// Something that a browser loads by itself comes from elsewhere.
            case loadsOutside = "loads-outside"
            /// It may run something: `javascript:`, `data:`.
            case scheme
        }

        package var page: String
        package var address: String
        package var reason: Reason
    }

    /// Every file of the folder, with paths relative to it.
    private let files: Set<String>
    private var anchors: [String: Set<String>] = [:]
    private var pending: [(page: String, reference: PageLinks.Reference)] = []

    package init(files: some Sequence<String>) { self.files = Set(files) }

    /// Takes a page; one after the other, so that they need not be in memory together.
    package mutating func add(_ page: [UInt8], at path: String) {
        let links = PageLinks(of: page)
        anchors[path] = links.ids
        pending += links.references.map { (path, $0) }
    }

    /// What is wrong, in the order of the pages; to be asked when all are added.
    package var faults: [Fault] {
        pending.compactMap { page, reference in
            reason(for: reference, on: page).map { Fault(page: page, address: reference.address, reason: $0) }
        }
    }

    private static let outsideSchemes: Set<String> = ["http", "https", "mailto", "tel", "ftp"]

    private func reason(for reference: PageLinks.Reference, on page: String) -> Fault.Reason? {
        let address = reference.address
        if let scheme = LinkCheck.scheme(of: address) {
            guard LinkCheck.outsideSchemes.contains(scheme) else { return .scheme }
            return reference.isLoaded ? .loadsOutside : nil
        }
        if address.hasPrefix("//") { return reference.isLoaded ? .loadsOutside : .outside }
        if address.hasPrefix("/") { return .outside }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first?.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        guard let target = path.isEmpty ? page : LinkCheck.resolved(String(path), from: page) else { return .outside }
        guard files.contains(target) else { return .missing }
        guard parts.count == 2, let anchors = anchors[target] else { return nil }
        let anchor = LinkCheck.percentDecoded(String(parts[1]))
        return anchor.isEmpty || anchors.contains(anchor) ? nil : .noAnchor
    }

    /// The scheme of an address (RFC 3986, 3.1), in lower case.
    private static func scheme(of address: String) -> String? {
        // Browsers pass over white space and control characters here.
        let scalars = address.unicodeScalars.filter { $0.value > 0x20 }
        guard let colon = scalars.firstIndex(of: ":") else { return nil }
        let scheme = scalars[..<colon]
        let isScheme =
            !scheme.isEmpty
            && scheme.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
                default: false
                }
            }
        guard isScheme else { return nil }
        return String(String.UnicodeScalarView(scheme)).lowercased()
    }

    /// The path in the folder that a relative one leads to; `nil` where that is outside.
    private static func resolved(_ path: String, from page: String) -> String? {
        var steps = page.split(separator: "/").dropLast().map(String.init)
        for step in path.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
            switch step {
            case ".": continue
            case "..":
                guard steps.popLast() != nil else { return nil }
            default: steps.append(percentDecoded(step))
            }
        }
        // A folder is its index.
        if path.hasSuffix("/"), steps.last == "" {
            steps[steps.count - 1] = "index.html"
        } else if path.hasSuffix("..") || path.hasSuffix("/.") || path == "." {
            steps.append("index.html")
        }
        return steps.joined(separator: "/")
    }

    private static func percentDecoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
