import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Blocks of Akoma Ntoso that others made.
extension ForeignAkomaNtoso {
    /// The blocks of an element's children.
    mutating func blocks(_ element: XMLElement, within level: Division.Kind?) -> [Block] {
        var blocks: [Block] = []
        append(element.children, within: level, to: &blocks)
        return blocks
    }

    mutating func append(_ nodes: [XMLNode], within level: Division.Kind?, to blocks: inout [Block]) {
        for node in nodes {
            switch node {
            case .text(let text):
                // Where the schema wants elements, text is what somebody wrote all the same.
                let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if !words.isEmpty { blocks.append(.paragraph(Text(words))) }
            case .element(let element): append(element, within: level, to: &blocks)
            }
        }
    }

    /// Divisions nest by the hundred in hostile files: what needs room on the stack is done elsewhere and gone.
    private mutating func append(_ element: XMLElement, within level: Division.Kind?, to blocks: inout [Block]) {
        switch role(of: element) {
        case .nothing: break
        case .text: appendText(element, to: &blocks)
        case .note: appendText(element, asNote: true, to: &blocks)
        case .list: appendList(element, within: level, to: &blocks)
        case .table: appendTable(element, to: &blocks)
        case .division(let kind): blocks.append(.division(division(element, kind)))
        case .numbered: blocks.append(.list(numbered(element, within: level)))
        case .container: append(element.children, within: level, to: &blocks)
        }
    }

    private enum Role {
        case nothing, text, note, list, table, container, numbered
        case division(Division.Kind)
    }

    private mutating func role(of element: XMLElement) -> Role {
        guard element.isAkomaNtoso else {
            textOnly.add(element.aknName)
            return ForeignAkomaNtosoText.plain(element).isEmpty ? .nothing : .text
        }
        let name = element.name.local
        if let level = level(of: element) { return level }
        switch name {
        case "meta": return .nothing
        case "toc" where readsContents: return .nothing
        case "blockList", "ul", "ol": return .list
        case "table": return .table
        case "authorialNote", "remark": return .note
        case "img", "marker", "documentRef", "componentRef":
            leftOut.add(name)
            return .nothing
        default: break
        }
        if Self.containers.contains(name) { return element.akn("num") == nil ? .container : .numbered }
        if !["p", "block", "tocItem", "crossHeading", "heading", "subheading", "num"].contains(name) {
            textOnly.add(name)
        }
        // An element that nobody here knows is text, unless it holds blocks.
        let holdsBlocks = element.elements.contains { $0.isAkomaNtoso && Self.blockNames.contains($0.name.local) }
        return holdsBlocks && name != "p" && name != "block" ? .container : .text
    }

    /// An element of the hierarchy that has a number or a heading is a division; another one only holds blocks.
    private mutating func level(of element: XMLElement) -> Role? {
        guard let wish = ForeignAkomaNtosoLevel.level(of: element, within: openLevel) else { return nil }
        guard element.akn("num") != nil || element.akn("heading") != nil else { return .container }
        return .division(wish)
    }

    private static let containers: Set<String> = [
        "content", "intro", "wrapUp", "wrap", "container", "blockContainer", "tblock", "div", "mainBody", "body",
        "preface",
        "preamble", "coverPage", "conclusions", "recitals", "recital", "citations", "citation", "formula", "longTitle",
        "toc", "item", "li", "listIntroduction", "listWrapUp", "quotedStructure", "embeddedStructure",
        "extractStructure",
        "subFlow", "interstitial", "foreign", "debateBody", "debateSection", "judgmentBody", "introduction",
        "background",
        "arguments", "remedies", "motivation", "decision", "amendmentBody", "amendmentHeading", "amendmentContent",
        "amendmentReference", "amendmentJustification", "portionBody", "collectionBody", "component", "header",
        "signature",
    ]

    private static let blockNames: Set<String> = containers.union([
        "p", "block", "blockList", "ul", "ol", "table", "article", "section", "chapter", "part", "paragraph", "point",
    ])

    // MARK: Text

    mutating func text(_ element: XMLElement) -> (text: Text, blocks: [XMLElement]) {
        let content = ForeignAkomaNtosoText(element, names: names)
        for name in content.textOnly { textOnly.add(name) }
        for name in content.leftOut { leftOut.add(name) }
        let range = AkomaNtosoPlaces.range(of: element)
        return (Text(content.string, spans: content.spans, source: range), content.blocks)
    }

    private mutating func appendText(_ element: XMLElement, asNote: Bool = false, to blocks: inout [Block]) {
        let (text, inner) = text(element)
        if !text.string.isEmpty { blocks.append(asNote ? .note(text) : .paragraph(text)) }
        for block in inner { appendInner(block, asNote: asNote, to: &blocks) }
    }

    /// What stands within a text and is none of it: a note, or structure that is quoted and is no division of this
    /// document.
    private mutating func appendInner(_ element: XMLElement, asNote: Bool, to blocks: inout [Block]) {
        let isNote = asNote || element.name.local == "authorialNote"
        switch element.name.local {
        case "table", "ul", "ol", "blockList": append([.element(element)], within: openLevel, to: &blocks)
        case "p", "authorialNote": appendText(element, asNote: isNote, to: &blocks)
        default:
            textOnly.add(element.name.local)
            appendQuoted(element, to: &blocks)
        }
    }

    /// Quoted structure as paragraphs, its numbers and headings in front.
    private mutating func appendQuoted(_ element: XMLElement, to blocks: inout [Block]) {
        let holders = element.elements.filter { Self.blockNames.contains($0.name.local) || Self.isLevel($0) }
        guard !holders.isEmpty, element.name.local != "p" else { return appendText(element, to: &blocks) }
        let head = element.elements.filter { ["num", "heading", "subheading"].contains($0.name.local) }
        let words = head.map(ForeignAkomaNtosoText.plain).filter { !$0.isEmpty }.joined(separator: " ")
        if !words.isEmpty {
            blocks.append(.paragraph(Text(words, source: head.flatMap { AkomaNtosoPlaces.range(of: $0) })))
        }
        for child in element.elements where !["num", "heading", "subheading"].contains(child.name.local) {
            appendQuoted(child, to: &blocks)
        }
    }

    private static func isLevel(_ element: XMLElement) -> Bool {
        ForeignAkomaNtosoLevel.wish(of: element.name.local) != nil
    }

    // MARK: Divisions

    private mutating func division(_ element: XMLElement, _ kind: Division.Kind) -> Division {
        var (division, rest) = head(of: element, kind)
        let outer = openLevel
        openLevel = kind
        append(rest, within: kind, to: &division.blocks)
        openLevel = outer
        return division
    }

    /// A division with the notes of its heading, and what is still to be read of it.
    private mutating func head(of element: XMLElement, _ kind: Division.Kind) -> (Division, [XMLNode]) {
        if element.name.local != kind.rawValue { levels.add("\(element.name.local) → \(kind.rawValue)") }
        let marker = element.akn("num").map { sourced($0) } ?? Sourced("")
        let eId = element[attribute: "eId"] ?? "\(kind.rawValue)-\(marker.value)"
        var division = Division(
            id: identifier(eId), kind: kind, marker: marker,
            ordinal: ForeignAkomaNtosoLevel.ordinal(of: marker.value), source: AkomaNtosoPlaces.range(of: element))
        var heads: Set<String> = ["num"]
        if let heading = element.akn("heading") {
            let (text, inner) = text(heading)
            division.heading = Sourced(text.string, source: text.source)
            division.headingSpans = text.spans
            for block in inner { appendInner(block, asNote: true, to: &division.blocks) }
            heads.insert("heading")
        }
        var rest: [XMLNode] = []
        for node in element.children {
            // A second number or heading is text of the division.
            if case .element(let child) = node, child.isAkomaNtoso, heads.remove(child.name.local) != nil { continue }
            rest.append(node)
        }
        return (division, rest)
    }

    mutating func sourced(_ element: XMLElement) -> Sourced<String> {
        let (text, _) = text(element)
        return Sourced(text.string, source: text.source)
    }

    // MARK: Lists

    private mutating func appendList(_ element: XMLElement, within level: Division.Kind?, to blocks: inout [Block]) {
        var list = List(items: [], source: AkomaNtosoPlaces.range(of: element))
        var behind: [XMLNode] = []
        for node in element.children {
            guard case .element(let child) = node, child.isAkomaNtoso else { continue }
            switch child.name.local {
            case "item", "li": list.items += numbered(child, within: level).items
            case "listIntroduction": appendText(child, to: &blocks)
            default: behind.append(node)
            }
        }
        if !list.items.isEmpty { blocks.append(.list(list)) }
        append(behind, within: level, to: &blocks)
    }

    /// An item: its number, and its blocks, of which its heading is the first.
    private mutating func numbered(_ element: XMLElement, within level: Division.Kind?) -> List {
        let number = element.akn("num")
        var item = List.Item(marker: number.map { sourced($0) } ?? Sourced(element[attribute: "value"] ?? ""))
        let isMixed = element.children.contains { node in
            if case .text(let text) = node { !text.allSatisfy(\.isWhitespace) } else { false }
        }
        if isMixed {
            appendText(element, to: &item.blocks)
        } else {
            let rest = element.children.filter { node in
                if case .element(let child) = node { child.name.local != "num" } else { true }
            }
            append(rest, within: level, to: &item.blocks)
        }
        return List(items: [item], source: AkomaNtosoPlaces.range(of: element))
    }

    // MARK: Tables

    private mutating func appendTable(_ element: XMLElement, to blocks: inout [Block]) {
        var table = Table(source: AkomaNtosoPlaces.range(of: element))
        var behind: [Block] = []
        if let caption = element.akn("caption") { table.caption = sourced(caption) }
        for row in element.allAKN("tr") {
            table.rows.append(row.elements.map { cell($0, &behind) })
        }
        blocks.append(.table(table))
        blocks += behind
    }

    private mutating func cell(_ element: XMLElement, _ behind: inout [Block]) -> Table.Cell {
        var text = text(element).text
        var pieces: [Text] = text.string.isEmpty ? [] : [text]
        var inner: [Block] = []
        append(
            element.elements.map { XMLNode.element($0) }.filter { _ in text.string.isEmpty }, within: .level5,
            to: &inner)
        for block in inner {
            if case .paragraph(let piece) = block { pieces.append(piece) } else { behind.append(block) }
        }
        text = Self.joined(pieces, source: AkomaNtosoPlaces.range(of: element))
        return Table.Cell(
            text: text, header: element.name.local == "th", rowSpan: Self.span(element, "rowspan"),
            columnSpan: Self.span(element, "colspan"))
    }

    /// Paragraphs of one cell in one text, a line each.
    private static func joined(_ pieces: [Text], source: [SourceRange]) -> Text {
        var (scalars, spans) = (String.UnicodeScalarView(), [Span]())
        for piece in pieces {
            if !scalars.isEmpty { scalars.append("\n") }
            let offset = scalars.count
            spans += piece.spans.map { Span(start: $0.start + offset, end: $0.end + offset, kind: $0.kind) }
            scalars += piece.string.unicodeScalars
        }
        return Text(String(scalars), spans: spans, source: source)
    }

    private static func span(_ cell: XMLElement, _ name: String) -> Int {
        min(max(cell[attribute: name].flatMap { Int($0) } ?? 1, 1), 65_535)
    }
}
