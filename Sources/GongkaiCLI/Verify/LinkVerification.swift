import GongkaiDiagnostics
import GongkaiRelease

/// Whether the links of pages lead to something.
struct LinkVerification {
    let folder: String
    let listing: ReleaseListing
    /// Where the release stands on the web, where its metadata says so.
    let address: String?

    func verify(surroundings: Surroundings, report: inout VerificationReport) throws(CommandFailure) {
        let paths = listing.files.filter { $0.hasSuffix(".html") || $0.hasSuffix(".htm") }
        var pages: [String: PageLinks] = [:]
        for path in paths { pages[path] = PageLinks(of: try InputFile(folder + "/" + path).read(in: surroundings)) }
        for path in paths {
            for link in pages[path]?.references.flatMap(LinkVerification.links) ?? [] {
                report.links += 1
                verify(link, in: path, pages, report: &report)
            }
        }
    }

    /// The addresses of an attribute: `srcset` has several, each with what it is for (HTML 4.8.4.2.1).
    private static func links(in reference: PageLinks.Reference) -> [String] {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        guard reference.attribute == "srcset" else {
            let address = reference.address.drop(while: isSpace)
            return [String(address.reversed().drop(while: isSpace).reversed())]
        }
        return reference.address.split(separator: ",").compactMap { candidate in
            candidate.split(whereSeparator: isSpace).first.map { String($0) }
        }
    }

    private func verify(
        _ link: String, in page: String, _ pages: [String: PageLinks], report: inout VerificationReport
    ) {
        switch ReleaseReference(link, in: page, address: address) {
        case .elsewhere: break
        case .beside(let path):
            if FileStatus(path: folder + "/" + path) == nil { report.add(.verifyLinkOutside, [link], in: page) }
        case .inside(let path, let fragment):
            let isThere = listing.contains(path) || listing.contains(path + "/")
            if !isThere || !isName(fragment, in: pages[path]) { report.add(.verifyDeadLink, [link], in: page) }
        }
    }

    /// Whether a page has what a fragment names: its top has no name or `top` (HTML 7.4.6.4), and what `:~:` begins is
    /// for the browser.
    private func isName(_ fragment: String?, in page: PageLinks?) -> Bool {
        guard let fragment, let page, !fragment.isEmpty, fragment != "top", !fragment.hasPrefix(":~:") else {
            return true
        }
        return page.ids.contains(fragment)
    }
}
