import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// A page of the portal while it is written. All text of a release goes through `text`, which cleans and escapes it.
struct PortalPage {
    typealias Attributes = KeyValuePairs<String, String>

    let site: PortalSite
    /// Where it stands, without the folder of its language.
    let path: String
    private var html = HTMLOutput()

    init(site: PortalSite, path: String) {
        self.site = site
        self.path = path
    }

    var language: Language { site.language }
    var release: Release { site.release }

    // MARK: Elements

    /// Writes an element around what `content` writes.
    mutating func element(
        _ name: String, _ attributes: Attributes = [:], _ content: (inout PortalPage) -> Void
    ) {
        open(name, attributes)
        content(&self)
        html.markup("</\(name)>\n")
    }

    /// Writes an element around text; says its language where that is not the page's.
    mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
        open(name, attributes, language: languageMark(of: text))
        self.text(PortalPage.oneLineElements.contains(name) ? clean(text).inOneLine : text)
        html.markup("</\(name)>")
    }

    /// Those that hold no elements, and so no line breaks: some of HTML, and all text of SVG.
    private static let oneLineElements: Set = ["title", "option", "desc", "text"]

    /// Writes an element that has no content.
    mutating func emptyElement(_ name: String, _ attributes: Attributes) { open(name, attributes) }

    private mutating func open(_ name: String, _ attributes: Attributes, language: String? = nil) {
        html.markup("<\(name)")
        for (attribute, value) in attributes { html.attribute(attribute, clean(value)) }
        if let language { html.attribute("lang", language) }
        html.markup(">")
    }

    mutating func text(_ text: String) { html.text(clean(text)) }

    /// Writes HTML that is sound already.
    mutating func markup(_ bytes: [UInt8]) { html.markup(bytes) }
    mutating func markup(_ markup: String) { html.markup(markup) }

    private func clean(_ text: String) -> String {
        var replaced = 0
        return text.cleanedForPage(replaced: &replaced)
    }

    /// WCAG 2.2, 3.1.2: parts in another language than the page's say so.
    func languageMark(of text: String) -> String? {
        let isHan = text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
        return language == .english && isHan ? "zh-CN" : nil
    }

    // MARK: Words

    func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    /// Several names in a row.
    func list(_ names: [String]) -> String { names.joined(separator: words("、", ", ")) }

    // MARK: Addresses

    /// The address of a file of the release, relative to this page.
    func address(ofFile path: String) -> String { root + ReleaseAddress.encoded(path) }

    /// The address of a page of the portal in the same language.
    func address(ofPage path: String) -> String {
        address(ofFile: PortalSite.path(path, in: language))
    }

    private var root: String {
        let steps = PortalSite.path(path, in: language).split(separator: "/").count
        return String(repeating: "../", count: steps - 1)
    }

    mutating func link(to path: String, _ text: String) {
        element("a", ["href": address(ofPage: path)], text: text)
    }

    // MARK: The whole

    /// Ends the page.
    /// - Parameters:
    ///   - title: what the page is about.
    ///   - linkedData: JSON-LD about it.
    ///   - write: writes what stands in `main`, and before it what spans the page.
    static func part(
        of site: PortalSite, at path: String, title: String, description: String, linkedData: [UInt8]? = nil,
        _ write: (inout PortalPage) -> Void
    ) -> ReleasedPart {
        var page = PortalPage(site: site, path: path)
        page.markup("<!DOCTYPE html>\n")
        page.element("html", ["lang": site.language == .chinese ? "zh-CN" : "en"]) { page in
            page.element("head") { $0.writeHead(title: title, description: description, linkedData: linkedData) }
            page.element("body") { page in
                page.writeTop()
                page.element("main", ["id": PortalPage.mainAnchor, "tabindex": "-1"], write)
                page.writeFoot()
            }
        }
        return ReleasedPart(
            path: PortalSite.path(path, in: site.language), mediaType: "text/html", bytes: page.html.bytes)
    }
}
