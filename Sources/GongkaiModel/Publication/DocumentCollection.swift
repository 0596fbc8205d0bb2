/// Documents that are published together, and what they say of each other's force.
package struct DocumentCollection {
    /// Whether a document is in force, and by which other one it is not.
    package struct Standing: Hashable, Sendable {
        package var status: DocumentStatus
        /// The number of the document that repealed, replaced or amended it, else its title.
        package var basis: String?
    }

    /// What a later document does to an earlier one.
    private struct Effect {
        let kind: Relation.Kind
        let by: Document
        /// Whether it concerns the document as a whole.
        let isWhole: Bool
    }

    private var byNumber: [String: [Effect]] = [:]
    private var byTitle: [String: [Effect]] = [:]

    package init(_ documents: [Document]) {
        for document in documents {
            for relation in document.relations where [.repeals, .replaces, .amends].contains(relation.kind) {
                let effect = Effect(kind: relation.kind, by: document, isWhole: relation.within == nil)
                if let number = relation.number {
                    byNumber[number, default: []].append(effect)
                } else if let title = relation.title {
                    byTitle[title, default: []].append(effect)
                }
            }
        }
    }

    /// What a document's standing is, by its own text and by the others. A later document that ends it goes before one
    /// that amends it.
    package func standing(of document: Document) -> Standing {
        let effects =
            (document.number.flatMap { byNumber[$0.value.text] } ?? [])
            + (document.title.flatMap { byTitle[$0.value] } ?? [])
        let others = effects.filter { $0.by.id != document.id && !$0.by.isBefore(document) }
        if let end = others.first(where: { $0.kind != .amends && $0.isWhole }) {
            return Standing(status: .repealed, basis: end.by.name)
        }
        if [.repealed, .lapsed].contains(document.status) {
            return Standing(status: document.status, basis: document.statusBasis)
        }
        if let change = others.first { return Standing(status: .amended, basis: change.by.name) }
        return Standing(status: document.status, basis: document.statusBasis)
    }

    /// The documents, each with its standing among them.
    package static func settled(_ documents: [Document]) -> [Document] {
        let collection = DocumentCollection(documents)
        return documents.map { document in
            let standing = collection.standing(of: document)
            var document = document
            (document.status, document.statusBasis) = (standing.status, standing.basis)
            return document
        }
    }
}

extension Document {
    /// Its number, else its title.
    fileprivate var name: String { number?.value.text ?? title?.value ?? id }

    /// Whether it is known to be the older of two: what came first repeals nothing that came later.
    fileprivate func isBefore(_ other: Document) -> Bool {
        guard let written, let later = other.written else { return false }
        return written.isSurely(before: later)
    }
}
