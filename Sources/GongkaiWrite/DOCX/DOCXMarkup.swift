import GongkaiXML

/// Spells WordprocessingML. All text goes through `append(_:as:)` and attributes of the input through `attribute`, which
/// escape them.
struct DOCXMarkup {
    private(set) var bytes: [UInt8] = []

    mutating func markup(_ markup: String) { bytes += markup.utf8 }

    private mutating func escape(_ string: String) { XMLCharacters.append(text: string[...], to: &bytes) }

    mutating func attribute(_ name: String, _ value: String) {
        markup(" \(name)=\"")
        XMLCharacters.append(attribute: value.inOneLine[...], to: &bytes)
        markup("\"")
    }

    /// Writes an element that holds nothing but text.
    mutating func element(_ name: String, _ text: String) {
        markup("<\(name)>")
        escape(text)
        markup("</\(name)>")
    }

    /// Writes a run. Tabs and line feeds are elements in a run.
    mutating func append(_ text: String, as style: DOCXStyle? = nil) {
        guard !text.isEmpty else { return }
        markup("<w:r>" + (style.map { "<w:rPr><w:rStyle w:val=\"\($0.identifier)\"/></w:rPr>" } ?? ""))
        var piece = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                append(piece: piece)
                piece = String.UnicodeScalarView()
                markup(scalar == "\n" ? "<w:br/>" : "<w:tab/>")
            } else {
                piece.append(scalar)
            }
        }
        append(piece: piece)
        markup("</w:r>")
    }

    private mutating func append(piece: String.UnicodeScalarView) {
        guard !piece.isEmpty else { return }
        markup("<w:t xml:space=\"preserve\">")
        escape(String(piece))
        markup("</w:t>")
    }

    /// Writes a field that links to an address. The address stands in the field's code: as a relationship it would have
    /// to be an address by Word's lights, or the file is said to be damaged.
    mutating func link(to address: String, _ write: (inout Self) -> Void) {
        markup("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"")
        escape(address)
        markup("\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>")
        write(&self)
        markup("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
    }
}
