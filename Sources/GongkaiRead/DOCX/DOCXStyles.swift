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
    /// The lists that paragraphs of styles stand in: nearly every paragraph asks.
    private var places: [String: DOCXNumbering.Place] = [:]

    init(_ part: WordElement?) {
        guard let part else { return }
        for element in part.elements where element.name == .style {
            guard let identifier = element[.styleIdentifier] else { continue }
            var style = Style()
            style.base = element.first(.basedOn)?.value
            style.name = element.first(.name)?.value ?? ""
            let numbering = element.first(.paragraphProperties)?.first(.numberingProperties)
            style.list = numbering?.first(.numberIdentifier)?.value
            style.level = numbering?.first(.levelIndex)?.integer
            style.isHidden = element.first(.runProperties)?.first(.vanish)?.isOn
            styles[identifier] = style
            if element[.type] == "paragraph", element[.isDefault] == "1" { standard = identifier }
        }
        for identifier in styles.keys { places[identifier] = resolvedPlace(of: identifier) }
    }

    /// The list that paragraphs of a style stand in.
    func place(of identifier: String?) -> DOCXNumbering.Place? {
        places.isEmpty ? nil : places[identifier ?? standard]
    }

    /// A style's own words go before those of what it is based on.
    private func resolvedPlace(of identifier: String) -> DOCXNumbering.Place? {
        var (list, level): (String?, Int?) = (nil, nil)
        walk(identifier) { style in
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
