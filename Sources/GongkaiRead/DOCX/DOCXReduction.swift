import GongkaiDiagnostics
import GongkaiXML

/// Reduces the body of a document to lines and tables, in the order in which they are read.
struct DOCXReduction {
    /// A paragraph, or a table with the texts of its cells.
    enum Piece {
        case paragraph(String)
        case table(DOCXLines.Table, texts: [[String]])
    }

    private let package: OfficePackage
    private let main: String
    let limits: ReadLimits
    let styles: DOCXStyles
    private var numbering: DOCXNumbering
    /// The texts of footnotes and endnotes, by kind and identifier.
    private var notes: [String: String] = [:]
    private var noteCount = 0
    private var fields = DOCXFields()
    /// The text of a paragraph whose mark was deleted, which the next one goes on with.
    private var pending = ""
    private(set) var lines = DOCXLines()
    private(set) var furniture: [String] = []
    var losses = DOCXLosses()

    init(_ package: OfficePackage, limits: ReadLimits) throws(ReadError) {
        self.package = package
        self.limits = limits
        main = try package.mainPart(otherwise: "word/document.xml")
        let parts = try package.relationships(of: main)
        func part(_ kind: String) throws(ReadError) -> XMLElement? {
            guard let target = parts.values.first(where: { $0.kind == kind && !$0.isExternal })?.target else {
                return nil
            }
            return try package.part(target)
        }
        styles = DOCXStyles(try part("styles"))
        numbering = DOCXNumbering(try part("numbering"))
        losses.comments = try part("comments")?.elements.count { $0.name.local == "comment" } ?? 0
        try readNotes(try part("footnotes"), as: "footnote")
        try readNotes(try part("endnotes"), as: "endnote")
        let margins = parts.values.filter { ["header", "footer"].contains($0.kind) && !$0.isExternal }
        for target in Set(margins.map(\.target)).sorted() { try readMargin(target) }
        losses.furniture = furniture.count
    }

    /// - Throws: `ReadError` where the package has no document.
    mutating func run() throws(ReadError) {
        guard let root = try package.part(main), let body = root.first("body") else {
            throw .unreadable([Diagnostic(.officePartMissing, ["docx", main])])
        }
        for piece in try pieces(of: body.elements) + rest() {
            switch piece {
            case .paragraph(let text): lines.add(text)
            case .table(let table, let texts): lines.add(table, texts: texts)
            }
        }
    }

    var diagnostics: [Diagnostic] { losses.diagnostics }

    private mutating func readNotes(_ part: XMLElement?, as kind: String) throws(ReadError) {
        for note in part?.elements ?? [] where note.name.local == kind {
            // Separators of pages are notes of a type.
            guard let identifier = note.word("id"), note.word("type") ?? "normal" == "normal" else { continue }
            notes[kind + identifier] = flat(try pieces(of: note.elements))
        }
    }

    /// Headers and footers are furniture of the page.
    private mutating func readMargin(_ target: String) throws(ReadError) {
        guard let root = try package.part(target) else { return }
        let text = flat(try pieces(of: root.elements))
        if !text.isEmpty, !furniture.contains(text) { furniture.append(text) }
    }

    /// What a deleted paragraph mark at the very end leaves.
    private mutating func rest() -> [Piece] {
        defer { pending = "" }
        return pending.isEmpty ? [] : [.paragraph(pending)]
    }
}

// MARK: Blocks

extension DOCXReduction {
    mutating func pieces(of elements: [XMLElement]) throws(ReadError) -> [Piece] {
        var pieces: [Piece] = []
        for element in elements {
            switch element.name.local {
            case "p": pieces += try paragraph(element)
            case "tbl": pieces += try table(element)
            case "sdt": pieces += try self.pieces(of: element.first("sdtContent")?.elements ?? [])
            case "ins", "moveTo", "customXml", "smartTag": pieces += try self.pieces(of: element.elements)
            case "AlternateContent": pieces += try self.pieces(of: element.chosen)
            case "altChunk", "subDoc": losses.chunks += 1
            case "del", "moveFrom": losses.deletions += 1
            default: break
            }
        }
        return pieces
    }

    private mutating func paragraph(_ element: XMLElement) throws(ReadError) -> [Piece] {
        let properties = element.first("pPr")
        var content = DOCXParagraph()
        try read(element.children, into: &content)
        let boxes = content.boxes
        var pieces: [Piece] = []
        for box in boxes { pieces += try self.pieces(of: box.elements) }
        let style = properties?.first("pStyle")?.value
        var text = content.text
        if let place = place(properties, style: style), let numeral = numbering.next(place), !text.isEmpty {
            let depth = numeral == "• " ? place.level : 0
            text =
                String(repeating: "\u{3000}", count: depth * 2) + numeral + text.drop { $0 == " " || $0 == "\u{3000}" }
        }
        if properties?.first("rPr")?.first("del") != nil {
            pending += text
            return pieces
        }
        pieces.append(.paragraph(pending + text))
        pending = ""
        return pieces + content.notes.map { .paragraph($0) }
    }

    /// Where a paragraph stands in a list, by its own properties before its style's.
    private func place(_ properties: XMLElement?, style: String?) -> DOCXNumbering.Place? {
        let own = properties?.first("numPr")
        let styled = styles.place(of: style)
        guard let list = own?.first("numId")?.value ?? styled?.list, list != "0" else { return nil }
        return DOCXNumbering.Place(list: list, level: own?.first("ilvl")?.number ?? styled?.level ?? 0)
    }

    /// Pieces as one text, such as that of a cell.
    func flat(_ pieces: [Piece]) -> String {
        var parts: [String] = []
        for piece in pieces {
            switch piece {
            case .paragraph(let text): parts.append(text)
            case .table(_, let texts): parts += texts.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
            }
        }
        let joined = parts.filter { !$0.isEmpty }.joined(separator: " ")
        guard joined.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return joined }
        return String(joined.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    }
}

// MARK: Runs

extension DOCXReduction {
    private mutating func read(_ nodes: [XMLNode], into content: inout DOCXParagraph) throws(ReadError) {
        for case .element(let element) in nodes {
            switch element.name.local {
            case "r": try read(run: element, into: &content)
            case "ins", "moveTo":
                losses.insertions += 1
                try read(element.children, into: &content)
            case "hyperlink":
                // One without a relationship leads to a place of the document itself.
                if element.attributes.contains(where: { $0.name.local == "id" }) { losses.links += 1 }
                try read(element.children, into: &content)
            case "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "sdt":
                try read(element.children, into: &content)
            case "del", "moveFrom": losses.deletions += 1
            case "oMath", "oMathPara": content.append(element.allText)
            case "AlternateContent":
                try read(element.chosen.map { .element($0) }, into: &content)
            case "subDoc": losses.chunks += 1
            default: break
            }
        }
    }

    private mutating func read(run: XMLElement, into content: inout DOCXParagraph) throws(ReadError) {
        let properties = run.first("rPr")
        let own = properties?.first("vanish")?.isOn
        let isHidden = own ?? properties?.first("rStyle")?.value.map(styles.isHidden) ?? false
        if isHidden, !run.allText.isEmpty {
            losses.hidden += 1
            return
        }
        let position = properties?.first("vertAlign")?.value
        if position == "superscript" || position == "subscript", run.first("t") != nil { losses.raised += 1 }
        for child in run.elements { try read(child, into: &content) }
    }

    private mutating func read(_ element: XMLElement, into content: inout DOCXParagraph) throws(ReadError) {
        switch element.name.local {
        case "fldChar": fields.take(element.word("fldCharType") ?? "")
        case "t" where fields.isShown: content.append(element.text)
        case "tab" where fields.isShown, "ptab" where fields.isShown: content.append("\t")
        case "br" where element.word("type") ?? "textWrapping" == "textWrapping", "cr": content.append("\n")
        case "noBreakHyphen": content.append("-")
        case "sym": content.append(DOCXSymbol.text(font: element.word("font"), code: element.word("char")))
        case "footnoteReference", "endnoteReference":
            let kind = element.name.local == "footnoteReference" ? "footnote" : "endnote"
            guard let note = notes[kind + (element.word("id") ?? "")] else { return }
            noteCount += 1
            content.append("［\(noteCount)］")
            content.notes.append("［\(noteCount)］" + note)
        case "ruby":
            for run in element.first("rubyBase")?.elements ?? [] where run.name.local == "r" {
                try read(run: run, into: &content)
            }
        case "AlternateContent":
            for child in element.chosen { try read(child, into: &content) }
        case "drawing", "pict", "object": take(drawing: element, into: &content)
        default: break
        }
    }

    /// Of drawings the text boxes are read.
    private mutating func take(drawing: XMLElement, into content: inout DOCXParagraph) {
        var hasPicture = false
        var hasObject = drawing.name.local == "object"
        drawing.visit { element in
            switch element.name.local {
            case "txbxContent":
                content.boxes.append(element)
                return false
            case "pic", "imagedata": hasPicture = true
            case "OLEObject", "chart", "relIds": hasObject = true
            default: break
            }
            return true
        }
        if hasObject { losses.objects += 1 } else if hasPicture { losses.pictures += 1 }
    }
}

/// A paragraph as it is read: its text, and what is read before and behind it.
struct DOCXParagraph {
    private var raw = ""
    /// Text boxes that are anchored in it.
    var boxes: [XMLElement] = []
    /// Footnotes that it refers to.
    var notes: [String] = []

    mutating func append(_ text: String) { raw += text }

    /// The text with its tabs replaced, which would make a row of a table of it: those before a page number are a leader,
    /// others a gap.
    var text: String {
        guard raw.utf8.contains(0x09) else { return raw }
        let lines = raw.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let parts = line.split(separator: "\t")
            guard parts.count > 1, let last = parts.last else { return parts.first.map(String.init) ?? "" }
            let digits = last.filter { !"（）() —-".contains($0) }
            let isPage = !digits.isEmpty && digits.count <= 4 && digits.allSatisfy { $0.isASCII && $0.isNumber }
            let before = parts.dropLast().joined(separator: "\u{3000}\u{3000}")
            return before + (isPage && parts.count == 2 ? "…………" : "\u{3000}\u{3000}") + last
        }
        return lines.joined(separator: "\n")
    }
}

/// Which text of fields shows: their results, and not their codes (17.16.18).
struct DOCXFields {
    /// Of each field that is open, whether its result has begun.
    private var open: [Bool] = []

    var isShown: Bool { open.allSatisfy { $0 } }

    mutating func take(_ mark: String) {
        switch mark {
        case "begin": open.append(false)
        case "separate" where !open.isEmpty: open[open.count - 1] = true
        case "end": _ = open.popLast()
        default: break
        }
    }
}

extension XMLElement {
    /// What a reader that knows drawings takes of alternatives, else the fallback.
    var chosen: [XMLElement] { (child("Choice") ?? child("Fallback"))?.elements ?? [] }

    /// The text of all elements called `t` within.
    var allText: String {
        var text = ""
        visit { element in
            if element.name.local == "t" { text += element.text }
            return true
        }
        return text
    }

    /// Visits elements within, the alternatives of Markup Compatibility one alone.
    /// - Parameter visit: whether to go into the element.
    func visit(_ visit: (XMLElement) -> Bool) {
        for case .element(let element) in children where visit(element) {
            if element.name.local == "AlternateContent" {
                for chosen in element.chosen where visit(chosen) { chosen.visit(visit) }
            } else {
                element.visit(visit)
            }
        }
    }
}
