import GongkaiDiagnostics
import GongkaiModel

/// Walks a publication in the order of a page (GB/T 9704-2012, 7), and has a format spell what it meets.
struct PageWalk<Output: PageOutput> {
    var output: Output
    var text: PageRuns
    let outline: PublicationOutline
    /// The level of the headings here, from 1.
    var level = 1

    init(_ output: Output, outline: PublicationOutline) {
        self.output = output
        self.outline = outline
        text = PageRuns(abilities: output.abilities, anchors: outline.documentAnchors)
    }

    /// Walks the whole publication.
    mutating func write(_ publication: Publication) {
        writeMasthead(of: publication)
        within(.frontMatter, unless: publication.frontMatter.isEmpty) { $0.visit(blocks: publication.frontMatter) }
        let hasContents = publication.contentsTitle != nil || !publication.contents.isEmpty
        within(.contents, unless: !hasContents) { walk in
            let isHeaded = walk.heading(publication.contentsTitle?.value ?? "目录")
            walk.deeper(isHeaded) { $0.write(publication.contents) }
        }
        for document in publication.documents { visit(document) }
        let hasCatalogue = publication.catalogueTitle != nil || !publication.catalogue.isEmpty
        within(.catalogue, unless: !hasCatalogue) { walk in
            walk.heading(publication.catalogueTitle?.value ?? "发文目录")
            walk.within(.list, unless: publication.catalogue.isEmpty) { walk in
                for entry in publication.catalogue { walk.visit(entry) }
            }
        }
        within(.backMatter, unless: publication.backMatter.isEmpty) { $0.visit(blocks: publication.backMatter) }
    }

    /// A lone document's title is its publication's; it is printed once.
    private mutating func writeMasthead(of publication: Publication) {
        let isLone =
            publication.documents.count == 1 && publication.documents[0].title?.value == publication.title?.value
        guard !isLone else { return }
        let period = publication.period.map { PageFact(label: "所属时期", value: $0.printed) }
        let publisher = publication.publisher.map { PageFact(label: "编印机构", value: $0) }
        output.open(.masthead)
        if heading(publication.title?.value) { level += 1 }
        line(publication.issueNumber?.value, as: .issue)
        write([publisher, period].compactMap(\.self), derived: true)
        output.close(.masthead)
    }

    private mutating func write(_ entries: [ContentsEntry]) {
        var rest = entries[...]
        while let first = rest.first {
            let section = rest.prefix { $0.section?.value == first.section?.value }
            heading(first.section?.value)
            within(.list) { walk in for entry in section { walk.visit(entry) } }
            rest = rest.dropFirst(section.count)
        }
    }

    // MARK: Steps that all share

    mutating func within(_ part: PagePart, unless isAbsent: Bool = false, _ write: (inout Self) -> Void) {
        guard !isAbsent else { return }
        output.open(part)
        write(&self)
        output.close(part)
    }

    /// Writes a heading where there is something to say in it.
    /// - Returns: whether there is. What stands under no heading is no deeper: levels have no gaps.
    @discardableResult
    mutating func heading(_ title: String?) -> Bool {
        guard let title else { return false }
        let clean = text.clean(title)
        guard !clean.isBlank else { return false }
        output.heading(PageHeading(runs: [PageRun(text: clean)], level: level))
        return true
    }

    /// Writes what stands under a heading, where there is one.
    mutating func deeper(_ isHeaded: Bool, _ write: (inout Self) -> Void) {
        if isHeaded { level += 1 }
        write(&self)
        if isHeaded { level -= 1 }
    }

    mutating func line(_ string: String?, as role: LineRole) {
        guard let string else { return }
        let clean = text.clean(string)
        if !clean.isEmpty { output.line([PageRun(text: clean)], as: role, marker: nil) }
    }

    /// Values that stand in one line: 各县，市级各部门：
    mutating func line(_ values: [Sourced<String>], as role: LineRole, before: String = "", behind: String = "") {
        guard !values.isEmpty else { return }
        line(before + values.map(\.value).joined(separator: "，") + behind, as: role)
    }

    mutating func write(_ facts: [PageFact], derived: Bool) {
        guard !facts.isEmpty, !derived || output.abilities.contains(.derivedFacts) else { return }
        let clean = facts.map { PageFact(label: text.clean($0.label), value: text.clean($0.value)) }
        output.facts(clean, derived: derived)
    }
}
