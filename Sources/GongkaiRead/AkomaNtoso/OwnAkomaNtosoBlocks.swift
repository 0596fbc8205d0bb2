import GongkaiModel
import GongkaiXML

/// Blocks and divisions, as our writer says them in Akoma Ntoso.
extension OwnAkomaNtoso {
    mutating func blocks(_ element: XMLElement) throws(XMLDecodingError) -> [Block] {
        var blocks: [Block] = []
        for child in try children(of: element) { try append(child, to: &blocks) }
        return blocks
    }

    /// The elements of one that has no text of its own.
    private func children(of element: XMLElement) throws(XMLDecodingError) -> [XMLElement] {
        var parts = try OwnAkomaNtosoParts(element)
        var children: [XMLElement] = []
        while let child = parts.any() { children.append(child) }
        return children
    }

    /// Divisions nest by the hundred in hostile files: what needs room on the stack is done elsewhere and gone.
    private mutating func append(_ element: XMLElement, to blocks: inout [Block]) throws(XMLDecodingError) {
        switch element.name.local {
        case "p", "block", "table", "tblock": try appendLeaf(element, to: &blocks)
        case "blockList": blocks.append(.list(try list(element)))
        case "content", "intro", "wrapUp", "paragraph", "hcontainer":
            for child in try children(of: element) { try append(child, to: &blocks) }
        default: blocks.append(.division(try division(element)))
        }
    }

    private func appendLeaf(_ element: XMLElement, to blocks: inout [Block]) throws(XMLDecodingError) {
        switch (element.name.local, element[attribute: "class"], element[attribute: "name"]) {
        case ("p", nil, _): blocks.append(.paragraph(try text(element)))
        case ("p", "empty", _): _ = try nothing(element)
        case ("p", "empty list", _): blocks.append(.list(List(items: [], source: try nothing(element).ownRanges())))
        case ("block", _, "note"): blocks.append(.note(try text(element)))
        case ("table", _, _): blocks.append(.table(try table(element)))
        case ("tblock", _, _): blocks.append(.table(try tableWithFootnotes(element)))
        default: throw element.unread(element.name.local, as: "block")
        }
    }

    /// An element that stands only because the schema wants one.
    private func nothing(_ element: XMLElement) throws(XMLDecodingError) -> XMLElement {
        guard element.children.isEmpty else { throw element.unread(element.text, as: "class") }
        return element
    }

    // MARK: Divisions

    private mutating func division(_ element: XMLElement) throws(XMLDecodingError) -> Division {
        var (division, rest) = try head(of: element)
        for child in rest { try append(child, to: &division.blocks) }
        return division
    }

    /// A division without its blocks, and the elements of those.
    private mutating func head(of element: XMLElement) throws(XMLDecodingError) -> (Division, [XMLElement]) {
        let name = element[attribute: "class"] ?? element.name.local
        guard let kind = Division.Kind(rawValue: name) else { throw element.unread(name, as: "class") }
        var parts = try OwnAkomaNtosoParts(element)
        guard let marker = parts.next("num") else { throw element.unread("", as: "num") }
        var division = Division(
            id: try element.requiredOwn("id"), kind: kind, marker: try verbatim(marker),
            ordinal: try element.ownNumbers("ordinal"), runIn: element.own("runIn") == "true",
            source: try element.ownRanges())
        if let eId = element[attribute: "eId"] {
            division.responsibilities = responsibilities.removeValue(forKey: "#" + eId) ?? []
        }
        if let heading = parts.next("heading") { try read(heading, into: &division) }
        var rest: [XMLElement] = []
        while let child = parts.any() { rest.append(child) }
        if let sentence = sentence(of: rest) {
            try read(sentence, into: &division)
            rest = []
        }
        return (division, rest)
    }

    private func read(_ heading: XMLElement, into division: inout Division) throws(XMLDecodingError) {
        let content = try spanned(heading)
        division.heading = Sourced(
            content.string, original: heading.own("original"), source: try heading.ownRanges())
        division.headingSpans = content.spans
    }

    /// The heading that is all the text of its division.
    private func sentence(of rest: [XMLElement]) -> XMLElement? {
        guard rest.count == 1 else { return nil }
        let holder = rest[0].name.local == "content" && rest[0].elements.count == 1 ? rest[0].elements[0] : rest[0]
        return holder.name.local == "p" && holder[attribute: "class"] == "heading" ? holder : nil
    }

    // MARK: Lists and tables

    private mutating func list(_ element: XMLElement) throws(XMLDecodingError) -> List {
        var list = List(items: [], source: try element.ownRanges())
        var parts = try OwnAkomaNtosoParts(element)
        for item in parts.all("item") {
            var (read, rest) = try marker(of: item)
            for child in rest { try append(child, to: &read.blocks) }
            list.items.append(read)
        }
        try parts.end()
        return list
    }

    private func marker(of item: XMLElement) throws(XMLDecodingError) -> (List.Item, [XMLElement]) {
        var parts = try OwnAkomaNtosoParts(item)
        guard let number = parts.next("num") else { throw item.unread("", as: "num") }
        var rest: [XMLElement] = []
        while let child = parts.any() { rest.append(child) }
        return (List.Item(marker: try verbatim(number)), rest)
    }

    private func tableWithFootnotes(_ element: XMLElement) throws(XMLDecodingError) -> Table {
        var parts = try OwnAkomaNtosoParts(element)
        guard let child = parts.next("table") else { throw element.unread("", as: "table") }
        var table = try table(child)
        table.footnotes = try texts(parts.allNamed("footnote"))
        try parts.end()
        return table
    }

    private func table(_ element: XMLElement) throws(XMLDecodingError) -> Table {
        var table = Table(source: try element.ownRanges())
        var parts = try OwnAkomaNtosoParts(element)
        if let caption = parts.next("caption") {
            var inlines = try OwnAkomaNtosoParts(caption)
            table.label = try inlines.named("label", "inline").map(canonicalOf)
            table.caption = try inlines.named("caption", "inline").map(canonicalOf)
            table.unit = try inlines.named("unit", "inline").map(canonicalOf)
            try inlines.end()
        }
        let rows = parts.all("tr")
        try parts.end()
        if element[attribute: "class"] == "empty" { return table }
        for row in rows { table.rows.append(try cells(of: row)) }
        return table
    }

    /// `map` takes a function of the errors that it throws on.
    private func canonicalOf(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<String> {
        try canonical(element)
    }

    private func cells(of row: XMLElement) throws(XMLDecodingError) -> [Table.Cell] {
        if row[attribute: "class"] == "empty" { return [] }
        var cells: [Table.Cell] = []
        for cell in try children(of: row) {
            var parts = try OwnAkomaNtosoParts(cell)
            guard let paragraph = parts.next("p") else { throw cell.unread("", as: "p") }
            try parts.end()
            cells.append(
                Table.Cell(
                    text: try text(paragraph), header: cell.name.local == "th",
                    rowSpan: try span(cell, "rowspan"), columnSpan: try span(cell, "colspan")))
        }
        return cells
    }

    private func span(_ cell: XMLElement, _ name: String) throws(XMLDecodingError) -> Int {
        cell[attribute: name] == nil ? 1 : try cell.natural(name)
    }
}
