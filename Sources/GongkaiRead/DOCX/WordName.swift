import GongkaiXML

/// The elements of WordprocessingML (ISO/IEC 29500-1, 17) and of drawings in it that are told apart, by their local names.
enum WordName: Equatable {
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

    /// The most frequent first, since they are tried one after the other.
    init(_ local: XMLRawName) {
        switch local {
        case "p": self = .paragraph
        case "r": self = .run
        case "t": self = .text
        case "rPr": self = .runProperties
        case "pPr": self = .paragraphProperties
        case "pStyle": self = .paragraphStyle
        case "rStyle": self = .runStyle
        case "tc": self = .cell
        case "tcPr": self = .cellProperties
        case "tr": self = .row
        case "trPr": self = .rowProperties
        case "tbl": self = .table
        case "tab": self = .tab
        case "br": self = .lineBreak
        case "vanish": self = .vanish
        case "vertAlign": self = .vertical
        case "gridSpan": self = .gridSpan
        case "vMerge": self = .verticalMerge
        case "hMerge": self = .horizontalMerge
        case "gridBefore": self = .gridBefore
        case "tblHeader": self = .tableHeader
        case "numPr": self = .numberingProperties
        case "numId": self = .numberIdentifier
        case "ilvl": self = .levelIndex
        case "hyperlink": self = .hyperlink
        case "fldChar": self = .fieldCharacter
        case "fldSimple": self = .simpleField
        case "ins": self = .insertion
        case "del": self = .deletion
        case "moveFrom": self = .moveFrom
        case "moveTo": self = .moveTo
        default: self = WordName(rare: local)
        }
    }

    private init(rare local: XMLRawName) {
        switch local {
        case "body": self = .body
        case "ptab": self = .positionedTab
        case "cr": self = .carriageReturn
        case "noBreakHyphen": self = .noBreakHyphen
        case "sym": self = .symbol
        case "smartTag": self = .smartTag
        case "customXml": self = .customXML
        case "sdt": self = .contentControl
        case "sdtContent": self = .contentControlContent
        case "dir": self = .direction
        case "bdo": self = .directionOverride
        case "ruby": self = .ruby
        case "rubyBase": self = .rubyBase
        case "oMath": self = .math
        case "oMathPara": self = .mathParagraph
        case "AlternateContent": self = .alternateContent
        case "Choice": self = .choice
        case "Fallback": self = .fallback
        case "drawing": self = .drawing
        case "pict": self = .picture
        case "object": self = .object
        case "txbxContent": self = .textBoxContent
        case "pic": self = .image
        case "imagedata": self = .imageData
        case "OLEObject": self = .embeddedObject
        case "chart": self = .chart
        case "relIds": self = .relationshipIdentifiers
        case "altChunk": self = .chunk
        case "subDoc": self = .subdocument
        case "footnoteReference": self = .footnoteReference
        case "endnoteReference": self = .endnoteReference
        case "footnote": self = .footnote
        case "endnote": self = .endnote
        case "comment": self = .comment
        default: self = WordName(ofStyles: local)
        }
    }

    /// What stands in the parts of styles and of numbering.
    private init(ofStyles local: XMLRawName) {
        switch local {
        case "style": self = .style
        case "basedOn": self = .basedOn
        case "name": self = .name
        case "abstractNum": self = .abstractNumbering
        case "num": self = .numbering
        case "lvl": self = .level
        case "lvlOverride": self = .levelOverride
        case "startOverride": self = .startOverride
        case "abstractNumId": self = .abstractNumberIdentifier
        case "styleLink": self = .styleLink
        case "numStyleLink": self = .numberingStyleLink
        case "start": self = .start
        case "numFmt": self = .numberFormat
        case "lvlText": self = .levelText
        case "suff": self = .suffix
        case "lvlRestart": self = .levelRestart
        case "isLgl": self = .isLegal
        default: self = .other
        }
    }
}

/// The attributes of WordprocessingML that are read, by their local names: all of them have its namespace.
enum WordAttribute: Equatable {
    case value, identifier, type, level, styleIdentifier, isDefault, fieldCharacterType, font, character
    case numberIdentifier, abstractNumberIdentifier
    /// No attribute, but the characters of a piece of text.
    case characters

    init?(_ local: XMLRawName) {
        switch local {
        case "val": self = .value
        case "id": self = .identifier
        case "type": self = .type
        case "ilvl": self = .level
        case "styleId": self = .styleIdentifier
        case "default": self = .isDefault
        case "fldCharType": self = .fieldCharacterType
        case "font": self = .font
        case "char": self = .character
        case "numId": self = .numberIdentifier
        case "abstractNumId": self = .abstractNumberIdentifier
        default: return nil
        }
    }
}
