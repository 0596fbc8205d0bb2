import GongkaiXML

/// What the styles of a document say of its paragraphs (ISO/IEC 29500-1, 17.7).
struct DOCXStyles {
    private struct Style {
        var base: String?
        var list: String?
        var level: Int?
        var isHidden: Bool?
        var name = ""
    }

    private var styles: [String: Style] = [:]
    private var standard = ""

    init(_ part: XMLElement?) {
        for element in part?.elements ?? [] where element.name.local == "style" {
            guard let identifier = element.word("styleId") else { continue }
            var style = Style()
            style.base = element.first("basedOn")?.value
            style.name = element.first("name")?.value ?? ""
            let numbering = element.first("pPr")?.first("numPr")
            style.list = numbering?.first("numId")?.value
            style.level = numbering?.first("ilvl")?.number
            style.isHidden = element.first("rPr")?.first("vanish")?.isOn
            styles[identifier] = style
            if element.word("type") == "paragraph", element.word("default") == "1" { standard = identifier }
        }
    }

    /// The list that paragraphs of a style stand in, with the style's own words before those of what it is based on.
    func place(of identifier: String?) -> DOCXNumbering.Place? {
        var (list, level): (String?, Int?) = (nil, nil)
        walk(identifier ?? standard) { style in
            list = list ?? style.list
            level = level ?? style.level
        }
        return list.map { DOCXNumbering.Place(list: $0, level: level ?? 0) }
    }

    func isHidden(_ identifier: String) -> Bool {
        var isHidden: Bool?
        walk(identifier) { isHidden = isHidden ?? $0.isHidden }
        return isHidden ?? false
    }

    func name(of identifier: String?) -> String { styles[identifier ?? standard]?.name ?? "" }

    /// Visits a style and what it is based on; a circle is left.
    private func walk(_ identifier: String, _ visit: (Style) -> Void) {
        var next: String? = identifier
        var steps = 0
        while let name = next, let style = styles[name], steps < 20 {
            visit(style)
            next = style.base
            steps += 1
        }
    }
}
