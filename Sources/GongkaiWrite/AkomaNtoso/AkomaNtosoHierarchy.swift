import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Divisions as the hierarchical elements of Akoma Ntoso.
extension AkomaNtosoElements {
    /// The body of a document, in which text and hierarchy may stand side by side.
    mutating func writeBody(_ blocks: [Block], _ scope: AkomaNtosoScope) {
        emitter.open("mainBody", [("eId", scope.stem + "body")])
        for block in blocks { writeHierarchical(block, scope) }
        if blocks.isEmpty { writeBlocks([], scope) }
        emitter.close()
    }

    private mutating func writeHierarchical(_ block: Block, _ scope: AkomaNtosoScope) {
        guard case .division(let division) = block else { return writeBlock(block, scope) }
        let isArticle = division.kind == .article
        let identifier = open(Self.element(of: division.kind, inArticle: scope.inArticle), division, scope)
        var inner = scope.within(identifier)
        inner.inArticle = scope.inArticle || isArticle
        writeHead(of: division)
        let paragraphs = division.blocks.indices.filter {
            if case .paragraph = division.blocks[$0] { true } else { false }
        }
        if let heading = division.heading, Self.saysItAll(division) {
            emitter.open("content")
            writeSentence(heading, of: division)
            emitter.close()
        } else if isArticle, paragraphs.count > 1 {
            writeParagraphs(division.blocks, startingAt: paragraphs, inner)
        } else {
            writeContent(division.blocks, inner)
        }
        emitter.close()
    }

    /// The 款 of an article that has several: each a `paragraph`, with the 项 and all else that stands below it.
    private mutating func writeParagraphs(_ blocks: [Block], startingAt starts: [Int], _ scope: AkomaNtosoScope) {
        let ends = starts.dropFirst() + [blocks.endIndex]
        // What stands above the first 款 goes with it.
        for (place, (start, end)) in zip(starts, ends).enumerated() {
            let identifier = identifiers.counted(scope.stem + "para_")
            emitter.open("paragraph", [("eId", identifier)])
            writeContent(Array(blocks[(place == 0 ? blocks.startIndex : start)..<end]), scope.within(identifier))
            emitter.close()
        }
    }

    /// What a division holds: `content`, or its divisions with what stands above, between and below them.
    private mutating func writeContent(_ blocks: [Block], _ scope: AkomaNtosoScope) {
        guard let first = blocks.firstIndex(where: Self.isDivision), let last = blocks.lastIndex(where: Self.isDivision)
        else { return writeFlow(blocks[...], in: "content", scope) }
        writeFlow(blocks[..<first], in: "intro", scope)
        var rest = blocks[first...last]
        while !rest.isEmpty {
            let between = rest.prefix { !Self.isDivision($0) }
            if between.isEmpty {
                writeHierarchical(rest.removeFirst(), scope)
            } else {
                let identifier = identifiers.counted(scope.stem + "hcontainer_")
                emitter.open("hcontainer", [("eId", identifier), ("name", "text")])
                writeFlow(between, in: "content", scope.within(identifier))
                emitter.close()
                rest.removeFirst(between.count)
            }
        }
        writeFlow(blocks[(last + 1)...], in: "wrapUp", scope)
    }

    private mutating func writeFlow(_ blocks: ArraySlice<Block>, in name: String, _ scope: AkomaNtosoScope) {
        guard !blocks.isEmpty else { return }
        emitter.open(name)
        for block in blocks { writeBlock(block, scope) }
        emitter.close()
    }

    // MARK: One division

    /// Opens the element of a division.
    /// - Returns: its eId.
    mutating func open(_ name: String, _ division: Division, _ scope: AkomaNtosoScope) -> String {
        let identifier = identifiers.numbered(scope.stem + Self.shortName(of: name), division.ordinal)
        for responsibility in division.responsibilities {
            index.responsibilities[scope.document, default: []].append((identifier, responsibility))
        }
        emitter.open(
            name,
            [
                ("class", name == division.kind.rawValue ? nil : division.kind.rawValue), ("eId", identifier),
                ("gongkai:id", division.id), numbers("ordinal", division.ordinal),
                ("gongkai:runIn", division.runIn ? "true" : nil), source(division.source),
            ])
        return identifier
    }

    mutating func writeHead(of division: Division) {
        emitter.element("num", verbatim(division.marker), text: division.marker.verbatim)
        if let heading = division.heading {
            guard !Self.saysItAll(division) else { return }
            emitter.open("heading", canonical(heading), content: .text)
            write(heading.value, spans: division.headingSpans)
            emitter.close()
        } else if !division.headingSpans.isEmpty {
            note(.unwritableHeadingSpans)
        }
    }

    /// Whether the line of the heading is a sentence, and all that there is: the text of a 项, say.
    static func saysItAll(_ division: Division) -> Bool {
        guard division.kind >= .article, division.blocks.isEmpty, let last = division.heading?.value.unicodeScalars.last
        else { return false }
        return "。；;.：:，,！？".unicodeScalars.contains(last)
    }

    /// Writes the heading that is the text of its division as that text.
    mutating func writeSentence(_ heading: Sourced<String>, of division: Division) {
        emitter.open("p", [("class", "heading")] + canonical(heading), content: .text)
        write(heading.value, spans: division.headingSpans)
        emitter.close()
    }

    private static func isDivision(_ block: Block) -> Bool {
        if case .division = block { true } else { false }
    }

    /// 项 and 目 are what the second and third level are called within an article.
    private static func element(of kind: Division.Kind, inArticle: Bool) -> String {
        switch kind {
        case .part, .subpart, .chapter, .section, .article: kind.rawValue
        case .level2 where inArticle: "point"
        case .level3 where inArticle: "indent"
        case .level1, .level2, .level3, .level4, .level5: "level"
        }
    }

    /// The abbreviations of the naming convention; other elements go by their names.
    private static func shortName(of element: String) -> String {
        switch element {
        case "article": "art"
        case "chapter": "chp"
        case "section": "sec"
        default: element
        }
    }
}
