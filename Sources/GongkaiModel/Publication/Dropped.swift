public import GongkaiDiagnostics

/// A piece of the source that is not part of the text: page furniture, marks whose meaning the structure carries.
public struct Dropped: Hashable, Sendable {
    /// Why a piece is not text; the raw values stand in the outputs and never change.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// A running head or foot, known by repetition and place.
        case pageHeader = "page-header"
        /// The number of a printed page.
        case pageNumber = "page-number"
        /// U+000C between two pages.
        case formFeed = "form-feed"
        /// A character that no XML document may hold; the text gives it in hexadecimal, two digits a byte.
        case controlCharacter = "control-character"
        /// U+FEFF before the first character.
        case byteOrderMark = "byte-order-mark"
        /// The dots between an entry of the contents and its page.
        case leader
        /// Marks of Markdown: `#`, `**`, the pipes of a table.
        case markup
        /// Words and brackets whose meaning the structure carries: 附件：, （略）, 抄送：, the colon behind addressees.
        case label
        /// A line that only separates: a row of dashes or stars.
        case rule
        /// What a web page has around the document: navigation, links, the site's own foot; hidden text.
        case siteChrome = "site-chrome"
    }

    /// Why it is not part of the text.
    public var reason: Reason
    /// What was dropped, as it stood.
    public var text: String
    /// Where it stood; no leaf has these bytes as well.
    public var source: [SourceRange] {
        get { places.ranges }
        set { places = SourcePlaces(newValue) }
    }
    /// The ranges of `source` as they are kept.
    package var places: SourcePlaces

    /// Makes a record of a piece that was dropped.
    public init(reason: Reason, text: String, source: [SourceRange]) {
        self.reason = reason
        self.text = text
        places = SourcePlaces(source)
    }
}
