import GongkaiBytes
import GongkaiModel
import GongkaiXML

/// Which level of the model an element of the hierarchy is. Of others a level may be left out, and named in many ways; what
/// stands within another is never higher than that one.
enum ForeignAkomaNtosoLevel {
    /// The level that an element is by its name; `nil` for an element that is no level.
    static func wish(of name: String) -> Division.Kind? {
        switch name {
        case "book", "tome", "part", "title", "division": .part
        case "subpart", "subtitle", "subdivision": .subpart
        case "chapter": .chapter
        case "section", "subchapter": .section
        case "article", "rule": .article
        case "subsection", "paragraph", "subrule", "clause", "level", "transitional", "hcontainer": .level1
        case "subclause", "subparagraph", "alinea", "point", "list", "proviso": .level2
        case "indent", "sublist": .level3
        default: nil
        }
    }

    /// The level of an element within one of another level.
    static func level(of element: XMLElement, within outer: Division.Kind?) -> Division.Kind? {
        guard element.isAkomaNtoso, let byName = wish(of: element.name.local) else { return nil }
        let wish = element[attribute: "class"].flatMap(Division.Kind.init(rawValue:)) ?? byName
        guard let outer, wish <= outer else { return wish }
        // Articles are what texts are cited by: levels above them stay above them, however many there are.
        let lowest: Division.Kind = wish < .article ? .section : .level5
        let below = Division.Kind.allCases.first { $0.rank == outer.rank + 1 } ?? .level5
        return below < lowest ? below : lowest
    }

    /// The numbers in a printed marker: 第十条之一 is 10 and 1, Art. 5 is 5; none where it has none.
    static func ordinal(of marker: String) -> [Int] {
        var numbers: [Int] = []
        var run: [UInt32] = []
        func isNumeral(_ scalar: UInt32) -> Bool {
            (0x30...0x39).contains(scalar) || "零〇一二三四五六七八九十百千万两".unicodeScalars.contains { $0.value == scalar }
        }
        for scalar in marker.unicodeScalars.map(\.value) + [0] {
            if isNumeral(scalar) {
                run.append(scalar)
            } else if !run.isEmpty {
                let digits = String(String.UnicodeScalarView(run.compactMap(Unicode.Scalar.init)))
                if let number = Int(digits) ?? ChineseNumerals.value(of: run) { numbers.append(number) }
                run = []
            }
        }
        return numbers
    }
}
