package import GongkaiModel

/// What changed in a dataset since the release before.
package struct RecordChanges: Hashable, Sendable {
    /// What it was compared with.
    package enum Basis: Hashable, Sendable {
        /// The dataset of the release before.
        case compared
        /// The release before does not have it.
        case isNew
        /// The release before has it in no form that can be read and compared.
        case incomparable
    }

    package var basis: Basis
    package var added = 0
    package var removed = 0
    package var changed = 0
    package var unchanged = 0
    /// Fields that only this release, or only the one before, has.
    package var addedFields: [String] = []
    package var removedFields: [String] = []
    /// The edition of the schema before, where it is another.
    package var schemaBefore: SchemaVersion?

    package init(basis: Basis) { self.basis = basis }

    /// Whether the major number of the schema is another: readers of the release before may break (Semantic Versioning).
    package func breaksReaders(of version: SchemaVersion) -> Bool {
        schemaBefore.map { $0.major != version.major } ?? false
    }
}

/// What changed in the documents since the release before.
package struct DocumentChanges: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case added, removed, changed
    }

    /// A document that is not the same in both.
    package struct Change: Hashable, Sendable {
        package var kind: Kind
        /// Its number, else its id.
        package var document: String
        package var title: String
        /// How many parts and members differ; 0 where all of it was added or removed.
        package var differences: Int

        package init(kind: Kind, document: String, title: String, differences: Int) {
            self.kind = kind
            self.document = document
            self.title = title
            self.differences = differences
        }
    }

    package var changes: [Change]
    /// The files that list every difference.
    package var files: [ReleasedFile]

    package init(changes: [Change], files: [ReleasedFile]) {
        self.changes = changes
        self.files = files
    }

    package func count(of kind: Kind) -> Int { changes.count { $0.kind == kind } }
}
