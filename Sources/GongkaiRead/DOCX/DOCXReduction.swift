import GongkaiBytes
import GongkaiDiagnostics

/// Reduces the body of a document to lines and tables, in the order in which they are read.
struct DOCXReduction {
    /// A paragraph, or a table with the texts of its cells.
    enum Piece {
        case paragraph(String)
        case table(DOCXLines.Table, texts: [[String]])
    }

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

    /// - Parameter parts: those that the document points to.
    init(_ package: OfficePackage, parts: [OfficePackage.Relationship], limits: ReadLimits) throws(ReadError) {
        self.limits = limits
        func part<Result>(
            _ kind: String, _ body: (WordElement?) throws(ReadError) -> Result
        ) throws(ReadError) -> Result {
            let target = parts.first { $0.kind == kind && !$0.isExternal }?.target
            return try package.withWordPart(target, body)
        }
        styles = try part("styles") { part in DOCXStyles(part) }
        numbering = try part("numbering") { part in DOCXNumbering(part) }
        losses.comments = try part("comments") { part in part?.elements.count { $0.name == .comment } ?? 0 }
        try part("footnotes") { part throws(ReadError) in try readNotes(part, .footnote, as: "footnote") }
        try part("endnotes") { part throws(ReadError) in try readNotes(part, .endnote, as: "endnote") }
        let margins = parts.filter { ["header", "footer"].contains($0.kind) && !$0.isExternal }
        for target in Set(margins.map(\.target)).sorted() {
            try package.withWordPart(target) { part throws(ReadError) in try readMargin(part) }
        }
        losses.furniture = furniture.count
    }

    /// Goes on with an element of the body.
    mutating func add(_ element: WordElement) throws(ReadError) {
        var pieces: [Piece] = []
        try read(block: element, into: &pieces)
        add(pieces)
    }

    /// Says that the body ends here.
    mutating func finish() { add(rest()) }

    private mutating func add(_ pieces: [Piece]) {
        for piece in pieces {
            switch piece {
            case .paragraph(let text): lines.add(text)
            case .table(let table, let texts): lines.add(table, texts: texts)
            }
        }
    }

    var diagnostics: [Diagnostic] { losses.diagnostics }

    private mutating func readNotes(_ part: WordElement?, _ name: WordName, as kind: String) throws(ReadError) {
        guard let part else { return }
        for note in part.elements where note.name == name {
            // Separators of pages are notes of a type.
            guard let identifier = note[.identifier], note[.type] ?? "normal" == "normal" else { continue }
            notes[kind + identifier] = flat(try pieces(of: note.elements))
        }
    }

    /// Headers and footers are furniture of the page.
    private mutating func readMargin(_ part: WordElement?) throws(ReadError) {
        guard let part else { return }
        let text = flat(try pieces(of: part.elements))
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
    mutating func pieces(of elements: WordElement.Elements?) throws(ReadError) -> [Piece] {
        var pieces: [Piece] = []
        try read(blocks: elements, into: &pieces)
        return pieces
    }

    private mutating func read(
        blocks elements: WordElement.Elements?, into pieces: inout [Piece]
    ) throws(ReadError) {
        guard let elements else { return }
        for element in elements { try read(block: element, into: &pieces) }
    }

    private mutating func read(block element: WordElement, into pieces: inout [Piece]) throws(ReadError) {
        switch element.name {
        case .paragraph: try read(paragraph: element, into: &pieces)
        case .table: pieces += try table(element)
        case .contentControl: try read(blocks: element.first(.contentControlContent)?.elements, into: &pieces)
        case .insertion, .moveTo, .customXML, .smartTag: try read(blocks: element.elements, into: &pieces)
        case .alternateContent: try read(blocks: element.chosen, into: &pieces)
        case .chunk, .subdocument: losses.chunks += 1
        case .deletion, .moveFrom: losses.deletions += 1
        default: break
        }
    }

    private mutating func read(paragraph element: WordElement, into pieces: inout [Piece]) throws(ReadError) {
        let properties = element.first(.paragraphProperties)
        var content = DOCXParagraph()
        try read(element.elements, into: &content)
        for box in content.boxes { try read(blocks: box.elements, into: &pieces) }
        let style = properties?.first(.paragraphStyle)?.value
        var text = content.text
        if let place = place(properties, style: style), let numeral = numbering.next(place), !text.isEmpty {
            let depth = numeral == "• " ? place.level : 0
            text =
                String(repeating: "\u{3000}", count: depth * 2) + numeral + text.drop { $0 == " " || $0 == "\u{3000}" }
        }
        if properties?.first(.runProperties)?.first(.deletion) != nil {
            pending += text
            return
        }
        pieces.append(.paragraph(pending + text))
        pending = ""
        for note in content.notes { pieces.append(.paragraph(note)) }
    }

    /// Where a paragraph stands in a list, by its own properties before its style's.
    private func place(_ properties: WordElement?, style: String?) -> DOCXNumbering.Place? {
        let own = properties?.first(.numberingProperties)
        let styled = styles.place(of: style)
        guard let list = own?.first(.numberIdentifier)?.value ?? styled?.list, list != "0" else { return nil }
        return DOCXNumbering.Place(list: list, level: own?.first(.levelIndex)?.integer ?? styled?.level ?? 0)
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
        guard joined.contains(byte: 0x0A) || joined.contains(byte: 0x09) else { return joined }
        return String(joined.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    }
}

// MARK: Runs

extension DOCXReduction {
    private mutating func read(
        _ elements: WordElement.Elements, into content: inout DOCXParagraph
    ) throws(ReadError) {
        for element in elements {
            switch element.name {
            case .run: try read(run: element, into: &content)
            case .insertion, .moveTo:
                losses.insertions += 1
                try read(element.elements, into: &content)
            case .hyperlink:
                // One without a relationship leads to a place of the document itself.
                if element[.identifier] != nil { losses.links += 1 }
                try read(element.elements, into: &content)
            case .smartTag, .customXML, .simpleField, .direction, .directionOverride, .contentControlContent,
                .contentControl:
                try read(element.elements, into: &content)
            case .deletion, .moveFrom: losses.deletions += 1
            case .math, .mathParagraph: content.append(element.allText)
            case .alternateContent:
                if let chosen = element.chosen { try read(chosen, into: &content) }
            case .subdocument: losses.chunks += 1
            default: break
            }
        }
    }

    private mutating func read(run: WordElement, into content: inout DOCXParagraph) throws(ReadError) {
        if let properties = run.first(.runProperties) {
            let own = properties.first(.vanish)?.isOn
            let isHidden = own ?? properties.first(.runStyle)?.value.map(styles.isHidden) ?? false
            if isHidden, !run.allText.isEmpty {
                losses.hidden += 1
                return
            }
            let position = properties.first(.vertical)?.value
            if position == "superscript" || position == "subscript", run.first(.text) != nil { losses.raised += 1 }
        }
        for child in run.elements { try read(child, into: &content) }
    }

    private mutating func read(_ element: WordElement, into content: inout DOCXParagraph) throws(ReadError) {
        switch element.name {
        case .fieldCharacter: fields.take(element[.fieldCharacterType] ?? "")
        case .text where fields.isShown: content.append(element.text)
        case .tab where fields.isShown, .positionedTab where fields.isShown: content.append("\t")
        case .lineBreak where element[.type] ?? "textWrapping" == "textWrapping", .carriageReturn: content.append("\n")
        case .noBreakHyphen: content.append("-")
        case .symbol: content.append(DOCXSymbol.text(font: element[.font], code: element[.character]))
        case .footnoteReference: refer(to: "footnote", element, in: &content)
        case .endnoteReference: refer(to: "endnote", element, in: &content)
        case .ruby:
            guard let base = element.first(.rubyBase) else { return }
            for run in base.elements where run.name == .run { try read(run: run, into: &content) }
        case .alternateContent:
            guard let chosen = element.chosen else { return }
            for child in chosen { try read(child, into: &content) }
        case .drawing, .picture, .object: take(drawing: element, into: &content)
        default: break
        }
    }

    private mutating func refer(to kind: String, _ element: WordElement, in content: inout DOCXParagraph) {
        guard let note = notes[kind + (element[.identifier] ?? "")] else { return }
        noteCount += 1
        content.append("［\(noteCount)］")
        content.notes.append("［\(noteCount)］" + note)
    }

    /// Of drawings the text boxes are read.
    private mutating func take(drawing: WordElement, into content: inout DOCXParagraph) {
        var hasPicture = false
        var hasObject = drawing.name == .object
        drawing.visit { element in
            switch element.name {
            case .textBoxContent:
                content.boxes.append(element)
                return false
            case .image, .imageData: hasPicture = true
            case .embeddedObject, .chart, .relationshipIdentifiers: hasObject = true
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
    var boxes: [WordElement] = []
    /// Footnotes that it refers to.
    var notes: [String] = []

    mutating func append(_ text: String) {
        if raw.isEmpty { raw = text } else { raw += text }
    }

    /// The text with its tabs replaced, which would make a row of a table of it: those before a page number are a leader,
    /// others a gap.
    var text: String {
        guard raw.contains(byte: 0x09) else { return raw }
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
