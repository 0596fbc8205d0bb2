import CSchemas

/// A schema that the program carries with it.
package struct Schema: Sendable {
    /// The name it is asked for by: its file name without the extension.
    package let name: String
    /// The namespace of the files that it describes.
    package let namespace: String
    package let bytes: [UInt8]

    fileprivate init(name: String, namespace: String, file: gongkai_embedded_file) {
        self.name = name
        self.namespace = namespace
        self.bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}

/// The schemas of this folder.
package enum Schemas {
    /// XSD 1.0 of a publication as XML.
    package static let publication = Schema(
        name: "publication-1", namespace: "urn:gongkai:publication:1", file: gongkai_publication_1_xsd())

    /// Every schema, in the order of their names.
    package static let all = [publication]
}
