/// What a page of HTML refers to, and what in it can be referred to.
package struct PageLinks: Sendable {
    /// An address in an attribute.
    package struct Reference: Hashable, Sendable {
        package var element: String
        package var attribute: String
        package var address: String

        /// Whether a browser gets it by itself when it shows the page: a style, a script, a picture.
        package var isLoaded: Bool {
            guard attribute == "href" else { return attribute != "action" && attribute != "cite" }
            return element == "link" || element == "use" || element == "image"
        }
    }

    package private(set) var references: [Reference] = []
    /// The anchors of the page.
    package private(set) var ids: Set<String> = []

    private static let addressAttributes: Set<String> = [
        "href", "src", "action", "poster", "data", "cite", "formaction", "srcset", "xlink:href",
    ]

    /// Reads the tags of a page. What is no tag is text; comments, and what stands in scripts and styles, are passed over.
    package init(of page: [UInt8]) {
        var reader = HTMLTagReader(page)
        while let tag = reader.next() {
            // A base would make all relative addresses others.
            for (name, value) in tag.attributes {
                if name == "id" { ids.insert(value) }
                if PageLinks.addressAttributes.contains(name) {
                    references.append(Reference(element: tag.name, attribute: name, address: value))
                }
            }
        }
    }
}
