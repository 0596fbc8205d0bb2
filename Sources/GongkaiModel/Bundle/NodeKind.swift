/// What a node of the CSV bundle is. Every object of the model is one: `nodes.csv` holds the tree, and the table of its
/// kind what it has to say.
package enum NodeKind: String, Hashable, Sendable, CaseIterable {
    case publication
    case contentsEntry = "contents-entry"
    case catalogueEntry = "catalogue-entry"
    case document
    case metadataItem = "metadata-item"
    case signature
    case enclosure
    case attachment
    case division
    case paragraph
    case note
    case list
    case item
    case table
    case row
    case cell
    case responsibility
    case relation
    case dropped

    /// The table that holds its columns; `nil` for a list and a row of a table, which have none.
    package var table: DatasetSchema? {
        switch self {
        case .publication: PublicationTables.publication
        case .contentsEntry: PublicationTables.contents
        case .catalogueEntry: PublicationTables.catalogue
        case .document: PublicationTables.documents
        case .metadataItem: PublicationTables.metadata
        case .signature: PublicationTables.signatures
        case .enclosure: PublicationTables.enclosures
        case .attachment: PublicationTables.attachments
        case .division: PublicationTables.divisions
        case .paragraph, .note: PublicationTables.texts
        case .item: PublicationTables.items
        case .table: PublicationTables.tables
        case .cell: PublicationTables.cells
        case .responsibility: PublicationTables.responsibilities
        case .relation: PublicationTables.relations
        case .dropped: PublicationTables.dropped
        case .list, .row: nil
        }
    }
}

/// Which part of its parent a node belongs to.
package enum NodePart: String, Hashable, Sendable, CaseIterable {
    /// The publication itself, which has no parent.
    case root
    case frontMatter
    case contents
    case documents
    case catalogue
    case backMatter
    case dropped
    case metadata
    case body
    case signature
    case enclosures
    case attachments
    case notes
    case relations
    case blocks
    case responsibilities
    case items
    case rows
    case cells
    case footnotes
}
