import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// The page of a document: whether it is in force, what is known of it, its files, and its text.
struct PortalDocumentPage {
    let site: PortalSite
    let document: ReleasedDocument

    var part: ReleasedPart {
        let title = document.title
        let number = document.document.number?.value.text
        return PortalPage.part(
            of: site, at: site.path(of: document), title: title,
            description: [number, title].compactMap(\.self).joined(separator: " ")
        ) { page in
            page.element("div", ["class": "wide document"]) { page in
                writeStatus(to: &page)
                page.writeTrail([(page.words("公文", "Documents"), "#documents")], here: number ?? title)
                page.element("div", ["class": "head"]) { page in
                    page.element("h1", text: title)
                    writeFacts(to: &page)
                }
                writeNavigation(to: &page)
                writeText(to: &page)
                writeRelations(to: &page)
                section("portal-files", page.words("下载", "Downloads"), to: &page) {
                    $0.fileTable(document.files)
                }
            }
        }
    }

    private func section(
        _ anchor: String, _ title: String, to page: inout PortalPage, _ write: (inout PortalPage) -> Void
    ) {
        page.element("section", ["id": anchor, "aria-labelledby": anchor + "-heading"]) { page in
            page.element("h2", ["id": anchor + "-heading"], text: title)
            write(&page)
        }
    }

    // MARK: Status

    /// A banner at the top, for what a reader must know before anything else.
    private func writeStatus(to page: inout PortalPage) {
        guard let words = document.status.words else { return }
        page.element("div", ["class": "banner \(document.status.rawValue)", "role": "note"]) { page in
            page.element("p") { page in
                page.element("strong", text: page.words("效力状态：", "Status: ") + words[page.language])
                if let number = document.statusBy {
                    page.text(page.words("　依据 ", " · by "))
                    write(number: number, title: nil, to: &page)
                }
                if document.status == .notYetInForce, let date = document.document.effective {
                    page.text(page.words("　自 ", " · from "))
                    page.element("time", ["datetime": date.description], text: date.description)
                }
                if document.status == .lapsed, let date = document.document.expires {
                    page.text(page.words("　于 ", " · since "))
                    page.element("time", ["datetime": date.description], text: date.description)
                }
            }
        }
    }

    /// Another document, with a link where the release has it.
    private func write(number: String?, title: String?, to page: inout PortalPage) {
        let words = [title.map { "《\($0)》" }, number].compactMap(\.self).joined(separator: " ")
        let other = number.flatMap { site.documentsByName[$0] } ?? title.flatMap { site.documentsByName[$0] }
        if let other, other.name != document.name {
            page.link(to: site.path(of: other), words)
        } else {
            page.element("span", text: words)
        }
    }

    // MARK: Facts

    private func writeFacts(to page: inout PortalPage) {
        let content = document.document
        let facts: [(String, String?)] = [
            (page.words("发文字号", "Number"), content.number?.value.text),
            (page.words("发文机关", "Issued by"), content.issuers.isEmpty ? nil : page.list(content.issuers)),
            (page.words("文种", "Kind"), content.kind == .other ? nil : content.kind.rawValue),
            (page.words("索引号", "Index number"), content.indexNumber),
            (page.words("主题分类", "Subjects"), content.subjects.isEmpty ? nil : page.list(content.subjects)),
            (page.words("成文日期", "Written"), content.written?.description),
            (page.words("发布日期", "Published"), content.published?.description),
            (page.words("施行日期", "In force from"), content.effective?.description),
            (page.words("失效日期", "In force until"), content.expires?.description),
            (page.words("有效期", "Validity"), content.validity),
        ]
        page.element("dl", ["class": "facts"]) { page in
            for (name, value) in facts {
                if let value { page.fact(name) { $0.element("span", text: value) } }
            }
            page.fact(page.words("本期", "Release")) { $0.element("span", text: site.release.configuration.period) }
        }
    }

    private func writeNavigation(to page: inout PortalPage) {
        page.onPage(
            [("portal-text", page.words("正文", "Text"))]
                + (hasRelations ? [("portal-relations", page.words("相关公文", "Related documents"))] : [])
                + [("portal-files", page.words("下载", "Downloads"))])
    }

    // MARK: Relations

    private var hasRelations: Bool { !document.document.relations.isEmpty || !citing.isEmpty }

    private func writeRelations(to page: inout PortalPage) {
        guard hasRelations else { return }
        let citing = citing
        section("portal-relations", page.words("相关公文", "Related documents"), to: &page) { page in
            page.element("ul", ["class": "relations"]) { page in
                for relation in document.document.relations {
                    page.element("li") { page in
                        page.element("span", ["class": "relation"], text: relation.kind.words[page.language])
                        page.text(" ")
                        write(number: relation.number, title: relation.title, to: &page)
                    }
                }
                for (kind, other) in citing {
                    page.element("li") { page in
                        page.element("span", ["class": "relation"], text: kind.wordsBackwards[page.language])
                        page.text(" ")
                        write(
                            number: other.document.number?.value.text, title: other.document.title?.value, to: &page)
                    }
                }
            }
        }
    }

    /// The documents of the release that name this one.
    private var citing: [(kind: Relation.Kind, document: ReleasedDocument)] {
        site.citations[document.name, default: []].map { ($0.kind, site.release.documents[$0.document]) }
    }

    // MARK: Text

    private func writeText(to page: inout PortalPage) {
        let fragment = HTMLDocumentFragment(of: document.document, level: 3, addresses: site.documentAddresses)
        section("portal-text", page.words("正文", "Text"), to: &page) { page in
            guard let fragment else {
                page.element("p", text: page.words("正文见上列文件。", "The text is in the files above."))
                return
            }
            page.element("div", ["class": fragment.outline == nil ? "reading" : "reading outlined"]) { page in
                if let outline = fragment.outline {
                    page.element("nav", ["class": "outline", "aria-label": page.words("正文目录", "Outline")]) { page in
                        page.element("details", ["open": ""]) { page in
                            page.element("summary", text: page.words("目录", "Outline"))
                            page.element("div", ["lang": "zh-CN"]) { $0.markup(outline) }
                        }
                    }
                }
                page.element("div", ["class": "paper", "lang": "zh-CN"]) { $0.markup(fragment.text) }
            }
        }
    }
}
