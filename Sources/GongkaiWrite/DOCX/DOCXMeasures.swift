/// The page of GB/T 9704-2012 (5.2), in twips, twentieths of a point, which WordprocessingML counts in.
enum DOCXMeasures {
    /// A4, 210 mm × 297 mm (5.1).
    static let pageWidth = 11_906
    static let pageHeight = 16_838
    /// 天头 37 mm, 订口 28 mm; what is left beside a text area (版心) of 156 mm × 225 mm (5.2.1).
    static let top = 2_098
    static let left = 1_588
    static let right = pageWidth - left - textWidth
    static let bottom = pageHeight - top - textHeight
    static let textWidth = 8_844
    static let textHeight = 12_756

    /// 22 lines a page and 28 characters a line (5.2.3).
    static let linesPerPage = 22
    static let charactersPerLine = 28
    static let line = textHeight / linesPerPage
    static let character = textWidth / charactersPerLine
    /// How much closer than their size of 16 points the characters of the body stand, so that 28 of them have room in a
    /// line. It is said by the style: LibreOffice takes a grid with less room than the characters for one of twice as much.
    static let characterSpacing =
        -((16 * 20 * charactersPerLine - textWidth + charactersPerLine - 1) / charactersPerLine)

    /// From the top of the text area to the issuer's mark: 35 mm (7.2.4).
    static let aboveMasthead = 1_984
    /// The same of an order: 20 mm (10.2).
    static let aboveOrder = 1_134
    /// From the number to the red line: 4 mm (7.2.7).
    static let aboveRedLine = 227
    /// From the lower edge of the page to that of the line with its number, so that its dashes stand 7 mm below the
    /// text area (7.5).
    static let footer = 1_361

    /// The width of a character of size 4, 14 points.
    static let smallCharacter = 280

    static func characters(_ count: Double) -> Int { Int(count * Double(textWidth) / Double(charactersPerLine)) }
    static func lines(_ count: Double) -> Int { Int(count * Double(line)) }
}
