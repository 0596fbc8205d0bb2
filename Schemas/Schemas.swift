import CSchemas

/// A schema that the program carries with it.
package struct Schema: Sendable {
    /// The name it is asked for by: that of its file.
    package let name: String
    /// What it calls what it describes: the namespace of XML files, the `$id` of a JSON Schema.
    package let identifier: String
    fileprivate let file: @Sendable () -> gongkai_embedded_file

    /// A copy of the file, made when it is asked for: help, which every start makes, wants the names alone.
    package var bytes: [UInt8] { file().copy }
}

/// The definition of a dataset that the program carries with it.
package struct EmbeddedDataset: Sendable {
    package let name: String
    fileprivate let index: Int

    /// The definition (a Data Resource), a copy made when it is asked for.
    package var definition: [UInt8] { gongkai_dataset(index).file.copy }
}

extension gongkai_embedded_file {
    fileprivate var copy: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}

/// The schemas of this folder.
package enum Schemas {
    /// XSD 1.0 of a publication as XML.
    package static let publication = Schema(
        name: "publication-1.xsd", identifier: "urn:gongkai:publication:1", file: gongkai_publication_1_xsd)

    /// JSON Schema 2020-12 of a publication as JSON.
    package static let publicationJSON = Schema(
        name: "publication-1.schema.json", identifier: "urn:gongkai:publication:1:json",
        file: gongkai_publication_1_schema_json)

    /// The definitions of the catalogue's datasets (Data Resources), by name, in the order of their names.
    package static let datasets: [EmbeddedDataset] = (0..<gongkai_dataset_count()).map { index in
        EmbeddedDataset(name: String(cString: gongkai_dataset(index).name), index: index)
    }

    /// Every schema of publications, in the order of their names.
    package static let all = [publicationJSON, publication]
}
