import GongkaiDiagnostics
import GongkaiModel

/// What every page of the portal has around its own matter.
extension PortalPage {
    /// Where the skip link leads. No id of a document begins so: they are made of numbers.
    static let mainAnchor = "portal-main"

    private var other: Language { language == .chinese ? .english : .chinese }

    mutating func writeHead(title: String, description: String, linkedData: [UInt8]?) {
        let whole = release.configuration.title[language]
        emptyElement("meta", ["charset": "utf-8"])
        emptyElement("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // `file:` as well, which browsers do not count as 'self': the pages are opened from folders too.
        let policy =
            "default-src 'none'; style-src 'self' file:; script-src 'self' file:; form-action 'self' file:; base-uri 'none'"
        emptyElement("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
        element("title", text: title == whole ? title : title + " · " + whole)
        emptyElement("meta", ["name": "description", "content": description])
        emptyElement("meta", ["name": "color-scheme", "content": "light dark"])
        emptyElement("link", ["rel": "stylesheet", "href": address(ofFile: PortalSite.stylePath)])
        emptyElement(
            "link",
            [
                "rel": "alternate", "hreflang": other == .chinese ? "zh-CN" : "en",
                "href": address(ofFile: PortalSite.path(path, in: other)),
            ])
        emptyElement(
            "link", ["rel": "describedby", "type": "application/ld+json", "href": address(ofFile: DataCatalogue.path)])
        element("script", ["src": address(ofFile: PortalSite.scriptPath), "defer": ""]) { _ in }
        if let linkedData {
            element("script", ["type": "application/ld+json"]) { $0.markup(PortalLinkedData.embedded(linkedData)) }
        }
    }

    mutating func writeTop() {
        element("a", ["class": "skip", "href": "#" + PortalPage.mainAnchor], text: words("跳到正文", "Skip to content"))
        markup("\n")
        element("header", ["class": "site"]) { page in
            page.element("div", ["class": "wide bar"]) { page in
                page.element("a", ["class": "brand", "href": page.address(ofPage: PortalSite.indexPath)]) { page in
                    page.element("span", ["class": "brand-publisher"], text: page.release.configuration.publisher.name)
                    page.element(
                        "span", ["class": "brand-title"], text: page.release.configuration.title[page.language])
                }
                page.writeNavigation()
                page.element(
                    "a",
                    [
                        "class": "language", "href": page.address(ofFile: PortalSite.path(page.path, in: page.other)),
                        "lang": page.other == .chinese ? "zh-CN" : "en",
                        "hreflang": page.other == .chinese ? "zh-CN" : "en",
                    ]
                ) { $0.markup($0.other == .chinese ? "中文" : "English") }
            }
        }
    }

    private mutating func writeNavigation() {
        element("nav", ["aria-label": words("网站导航", "Site")]) { page in
            page.element("ul") { page in
                let index = page.address(ofPage: PortalSite.indexPath)
                page.navigate(to: index + "#datasets", page.words("数据集", "Datasets"))
                if !page.release.documents.isEmpty {
                    page.navigate(to: index + "#documents", page.words("公文", "Documents"))
                }
                if page.site.hasPlan {
                    page.navigate(
                        to: page.address(ofPage: PortalSite.planPath), page.words("公开计划", "Plan"),
                        isCurrent: page.path == PortalSite.planPath)
                }
            }
        }
    }

    private mutating func navigate(to address: String, _ words: String, isCurrent: Bool = false) {
        element("li") { page in
            page.element(
                "a", isCurrent ? ["href": address, "aria-current": "page"] : ["href": address], text: words)
        }
    }

    /// Where the page stands, from the whole down to itself.
    mutating func writeTrail(_ steps: [(title: String, path: String)], here: String) {
        element("nav", ["class": "trail", "aria-label": words("当前位置", "Breadcrumb")]) { page in
            page.element("ol") { page in
                page.element("li") { $0.link(to: PortalSite.indexPath, $0.words("首页", "Home")) }
                for step in steps {
                    page.element("li") {
                        $0.element(
                            "a", ["href": $0.address(ofPage: PortalSite.indexPath) + step.path], text: step.title)
                    }
                }
                page.element("li", ["aria-current": "page"], text: here)
            }
        }
    }

    mutating func writeFoot() {
        let configuration = release.configuration
        element("footer", ["class": "site"]) { page in
            page.element("div", ["class": "wide"]) { page in
                page.element("p") { page in
                    page.text(page.words("发布机构：", "Published by "))
                    page.element("span", text: configuration.publisher.name)
                    page.text(page.words("　许可：", " · Licence: "))
                    page.writeLicence()
                }
                page.element("p") { page in
                    page.text(
                        page.words("第 ", "Release ") + configuration.period
                            + page.words(" 期，", ", ") + page.release.released.description
                            + page.words("发布；由 gongkai ", "; made by gongkai ") + page.release.programVersion
                            + page.words(" 生成", ""))
                }
            }
        }
    }

    /// The licence, with its address where that is one of the web.
    mutating func writeLicence() {
        let licence = release.configuration.licence
        outsideLink(to: licence.address, licence.title ?? licence.name)
    }

    /// A link that leaves the release: only those that the configuration names, and only to the web.
    mutating func outsideLink(to address: String?, _ words: String) {
        let isOfWeb = address.map { address in ["https://", "http://"].contains { address.hasPrefix($0) } } ?? false
        if let address, isOfWeb {
            element("a", ["href": address, "rel": "external"], text: words)
        } else {
            element("span", text: words)
        }
    }
}
