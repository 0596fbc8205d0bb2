import CSchemas

/// A schema that the program carries with it.
package struct Schema: Sendable {
    /// The name it is asked for by: that of its file.
    package let name: String
    /// What it calls what it describes: the namespace of XML files, the `$id` of a JSON Schema.
    package let identifier: String
    package let bytes: [UInt8]

    fileprivate init(name: String, identifier: String, file: gongkai_embedded_file) {
        self.name = name
        self.identifier = identifier
        self.bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}

/// The schemas of this folder.
package enum Schemas {
    /// XSD 1.0 of a publication as XML.
    package static let publication = Schema(
        name: "publication-1.xsd", identifier: "urn:gongkai:publication:1", file: gongkai_publication_1_xsd())

    /// JSON Schema 2020-12 of a publication as JSON.
    package static let publicationJSON = Schema(
        name: "publication-1.schema.json", identifier: "urn:gongkai:publication:1:json",
        file: gongkai_publication_1_schema_json())

    /// The definitions of the catalogue's datasets (Data Resources), by name, in the order of their names.
    package static let datasets: [(name: String, definition: [UInt8])] = (0..<gongkai_dataset_count()).map { index in
        let dataset = gongkai_dataset(index)
        return (
            String(cString: dataset.name),
            Array(UnsafeBufferPointer(start: dataset.file.bytes, count: dataset.file.count))
        )
    }

    /// Every schema of publications, in the order of their names.
    package static let all = [publicationJSON, publication]
}
