import GongkaiXML

/// The elements of WordprocessingML (ISO/IEC 29500-1, 17) and of drawings in it that are told apart, by their local names.
enum WordName: Equatable, Sendable {
    case paragraph, paragraphProperties, paragraphStyle, run, runProperties, runStyle, text
    case body, table, row, rowProperties, cell, cellProperties
    case tab, positionedTab, lineBreak, carriageReturn, noBreakHyphen, symbol, vertical, vanish
    case gridSpan, gridBefore, horizontalMerge, verticalMerge, tableHeader
    case hyperlink, simpleField, fieldCharacter, insertion, deletion, moveFrom, moveTo
    case smartTag, customXML, contentControl, contentControlContent, direction, directionOverride
    case ruby, rubyBase, math, mathParagraph, alternateContent, choice, fallback
    case drawing, picture, object, textBoxContent, image, imageData, embeddedObject, chart, relationshipIdentifiers
    case chunk, subdocument, footnoteReference, endnoteReference, footnote, endnote, comment
    case style, basedOn, name, numberingProperties, numberIdentifier, levelIndex
    case abstractNumbering, numbering, level, levelOverride, startOverride, abstractNumberIdentifier
    case styleLink, numberingStyleLink, start, numberFormat, levelText, suffix, levelRestart, isLegal
    /// A piece of text of a `text`.
    case characters
    /// Any other.
    case other

    init(_ local: XMLRawName) { self = WordName.known[local] ?? .other }

    private static let known = XMLNameTable<WordName>([
        ("p", .paragraph), ("r", .run), ("t", .text), ("rPr", .runProperties), ("pPr", .paragraphProperties),
        ("pStyle", .paragraphStyle), ("rStyle", .runStyle), ("tc", .cell), ("tcPr", .cellProperties), ("tr", .row),
        ("trPr", .rowProperties), ("tbl", .table), ("tab", .tab), ("br", .lineBreak), ("vanish", .vanish),
        ("vertAlign", .vertical), ("gridSpan", .gridSpan), ("vMerge", .verticalMerge), ("hMerge", .horizontalMerge),
        ("gridBefore", .gridBefore), ("tblHeader", .tableHeader), ("numPr", .numberingProperties),
        ("numId", .numberIdentifier), ("ilvl", .levelIndex), ("hyperlink", .hyperlink), ("fldChar", .fieldCharacter),
        ("fldSimple", .simpleField), ("ins", .insertion), ("del", .deletion), ("moveFrom", .moveFrom),
        ("moveTo", .moveTo), ("body", .body), ("ptab", .positionedTab), ("cr", .carriageReturn),
        ("noBreakHyphen", .noBreakHyphen), ("sym", .symbol), ("smartTag", .smartTag), ("customXml", .customXML),
        ("sdt", .contentControl), ("sdtContent", .contentControlContent), ("dir", .direction),
        ("bdo", .directionOverride), ("ruby", .ruby), ("rubyBase", .rubyBase), ("oMath", .math),
        ("oMathPara", .mathParagraph), ("AlternateContent", .alternateContent), ("Choice", .choice),
        ("Fallback", .fallback), ("drawing", .drawing), ("pict", .picture), ("object", .object),
        ("txbxContent", .textBoxContent), ("pic", .image), ("imagedata", .imageData), ("OLEObject", .embeddedObject),
        ("chart", .chart), ("relIds", .relationshipIdentifiers), ("altChunk", .chunk), ("subDoc", .subdocument),
        ("footnoteReference", .footnoteReference), ("endnoteReference", .endnoteReference), ("footnote", .footnote),
        ("endnote", .endnote), ("comment", .comment), ("style", .style), ("basedOn", .basedOn), ("name", .name),
        ("abstractNum", .abstractNumbering), ("num", .numbering), ("lvl", .level), ("lvlOverride", .levelOverride),
        ("startOverride", .startOverride), ("abstractNumId", .abstractNumberIdentifier), ("styleLink", .styleLink),
        ("numStyleLink", .numberingStyleLink), ("start", .start), ("numFmt", .numberFormat), ("lvlText", .levelText),
        ("suff", .suffix), ("lvlRestart", .levelRestart), ("isLgl", .isLegal),
    ])
}

/// The attributes of WordprocessingML that are read, by their local names: all of them have its namespace.
enum WordAttribute: Equatable, Sendable {
    case value, identifier, type, level, styleIdentifier, isDefault, fieldCharacterType, font, character
    case numberIdentifier, abstractNumberIdentifier
    /// No attribute, but the characters of a piece of text.
    case characters

    init?(_ local: XMLRawName) {
        guard let attribute = WordAttribute.known[local] else { return nil }
        self = attribute
    }

    private static let known = XMLNameTable<WordAttribute>([
        ("val", .value), ("id", .identifier), ("type", .type), ("ilvl", .level), ("styleId", .styleIdentifier),
        ("default", .isDefault), ("fldCharType", .fieldCharacterType), ("font", .font), ("char", .character),
        ("numId", .numberIdentifier), ("abstractNumId", .abstractNumberIdentifier),
    ])
}
