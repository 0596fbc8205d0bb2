/// The name of an element or attribute: its local part and its namespace.
package struct XMLName: Hashable, Sendable {
    package var local: String
    package var namespace: String?

    package init(_ local: String, namespace: String? = nil) {
        self.local = local
        self.namespace = namespace
    }
}

/// An attribute with its value, references decoded and nothing trimmed.
package struct XMLAttribute: Hashable, Sendable {
    package var name: XMLName
    package var value: String

    package init(_ name: XMLName, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Takes a file's elements and text in the order in which they stand. Comments and processing instructions say
/// nothing and are not told.
package protocol XMLEventHandler: AnyObject {
    /// - Parameter line: the 1-based line on which the start tag ends.
    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int)

    /// - Parameter utf8: a piece of text in UTF-8; one text may come in several pieces, never split within a character.
    ///   The bytes are gone after the call.
    func text(_ utf8: UnsafeBufferPointer<UInt8>)

    func endElement()
}
