/// What is wrong with an XML file, and where.
package struct XMLIssue: Error, Hashable, Sendable {
    /// Who found it.
    package enum Kind: Hashable, Sendable {
        /// It is no XML, ends too early, or its bytes are not of the encoding it claims.
        case notWellFormed
        /// The schema refuses it.
        case invalid
        /// It has a document type declaration, which may define entities and is never needed.
        case doctype
        /// It nests deeper than `XMLLimits.depth`.
        case tooDeep
        /// An element has more attributes, or declares or knows more namespaces, than `XMLLimits.attributes`.
        case tooManyAttributes
        /// It has more issues than `XMLLimits.issues`; the rest of the file was not looked at.
        case tooMany
    }

    package var kind: Kind
    /// What libxml2 says, in English and in one line; empty for the kinds that say everything themselves.
    package var message: String
    /// The 1-based line: of the element's start tag for `invalid`, else where the parser stood.
    package var line: Int
    /// The element, such as `/publication/document[2]/title[1]`: an index for each step but the first counts the
    /// siblings of that name. Empty before the first element.
    package var path: String

    package init(kind: Kind, message: String = "", line: Int, path: String) {
        self.kind = kind
        self.message = message
        self.line = line
        self.path = path
    }
}

extension XMLIssue {
    /// Whether only the schema minds it: the file may still be well-formed.
    package var isMatterOfSchema: Bool { kind == .invalid || kind == .tooMany }
}

/// How much of a file is looked at before it is refused.
package struct XMLLimits: Hashable, Sendable {
    /// Most elements within one another, the root counted.
    package var depth: Int
    /// Most issues that are told.
    package var issues: Int
    /// Most attributes of an element, namespaces counted.
    package var attributes: Int

    package init(depth: Int = 1_000, attributes: Int = 4_096, issues: Int = 1_000) {
        self.depth = depth
        self.attributes = attributes
        self.issues = issues
    }
}
