package import GongkaiModel

/// What a release holds: what its metadata, its pages and its manifest are made of.
package struct Release: Sendable {
    package var configuration: ReleaseConfiguration
    /// The day of the release.
    package var released: CalendarDate
    /// The version of the program that made it.
    package var programVersion: String
    package var datasets: [ReleasedDataset] = []
    package var documents: [ReleasedDocument] = []
    /// The files that it was made of.
    package var inputs: [ReleaseInput] = []
    /// Datasets that were left out because of errors, by name, with what they are called.
    package var leftOut: [LeftOut] = []
    /// What the documents of the release order to be published, and how far each dataset is; empty where none orders
    /// anything.
    package var plan = DisclosurePlan()
    /// The release of the series before this one; `nil` for the first.
    package var previous: PreviousRelease?
    /// What was withdrawn or corrected in the series, the oldest first.
    package var tombstones: [Tombstone] = []
    /// What changed in the documents since the release before; `nil` for the first.
    package var documentChanges: DocumentChanges?
    /// Datasets of the release before that this one does not have.
    package var datasetsGone: [String] = []

    package init(configuration: ReleaseConfiguration, released: CalendarDate, programVersion: String) {
        self.configuration = configuration
        self.released = released
        self.programVersion = programVersion
    }

    /// A dataset that has errors and is not in the release.
    package struct LeftOut: Hashable, Sendable {
        package var name: String
        package var title: BilingualText
        package var errors: Int

        package init(name: String, title: BilingualText, errors: Int) {
            self.name = name
            self.title = title
            self.errors = errors
        }
    }

    /// The release of the series before this one.
    package struct PreviousRelease: Hashable, Sendable {
        package var period: String
        /// Its `CHANGELOG.md`; empty where it has none.
        package var changelog: String

        package init(period: String, changelog: String = "") {
            self.period = period
            self.changelog = changelog
        }
    }

    /// Every file that has been described, datasets before documents.
    package var files: [ReleasedFile] {
        datasets.flatMap(\.files) + documents.flatMap(\.files) + (documentChanges?.files ?? [])
    }

    /// Where the release stands on the web, with a slash at its end.
    package var address: String { configuration.homepage + configuration.period + "/" }
}

/// One file of a release.
package struct ReleasedFile: Hashable, Sendable {
    /// What a file is to what it stands beside.
    package enum Role: String, Hashable, Sendable {
        /// The records, or the document, in one format.
        case data
        /// What the data keeps to: XSD, JSON Schema, CSVW metadata …
        case schema
        /// What people read: a data dictionary.
        case documentation
        /// What changed since the release before.
        case changes
    }

    /// Relative to the folder of the release, with `/` between its steps.
    package var path: String
    package var role: Role
    /// The name of its format: `csv`, `xsd`.
    package var format: String
    package var mediaType: String
    /// In bytes.
    package var size: Int
    /// 64 lower-case hexadecimal digits.
    package var sha256: String

    package init(path: String, role: Role, format: String, mediaType: String, size: Int, sha256: String) {
        self.path = path
        self.role = role
        self.format = format
        self.mediaType = mediaType
        self.size = size
        self.sha256 = sha256
    }
}

/// One file that a release was made of.
package struct ReleaseInput: Hashable, Sendable {
    /// As the configuration names it.
    package var path: String
    package var size: Int
    package var sha256: String

    package init(path: String, size: Int, sha256: String) {
        self.path = path
        self.size = size
        self.sha256 = sha256
    }
}

/// A dataset as it went out.
package struct ReleasedDataset: Sendable {
    /// The schema of what went out: fields that are dropped are not in it.
    package var schema: DatasetSchema
    package var recordCount: Int
    package var files: [ReleasedFile]
    /// The first records, as they stand in cells; a missing value is `nil`.
    package var preview: [[String?]]
    /// The input that it was made of, as the configuration names it.
    package var input: String
    /// What the gate did to fields, by field name.
    package var redactions: [String: String] = [:]
    /// What changed since the release before; `nil` for the first of the series.
    package var changes: RecordChanges?

    package init(
        schema: DatasetSchema, recordCount: Int, files: [ReleasedFile], preview: [[String?]], input: String
    ) {
        self.schema = schema
        self.recordCount = recordCount
        self.files = files
        self.preview = preview
        self.input = input
    }

    /// Where its files stand: `datasets/NAME/`.
    package var folder: String { "datasets/\(schema.name)/" }
}

/// A document as it went out.
package struct ReleasedDocument: Sendable {
    package var document: Document
    /// The name of its folder: that of its id, made safe.
    package var name: String
    package var files: [ReleasedFile]
    /// Its status, by its own text or by that of a document that came later.
    package var status: DocumentStatus
    /// The number of the document that repealed, replaced or amended it, where one did.
    package var statusBy: String?
    /// The input that it was read from, as the configuration names it.
    package var input: String

    package init(
        document: Document, name: String, files: [ReleasedFile], status: DocumentStatus, statusBy: String?,
        input: String
    ) {
        self.document = document
        self.name = name
        self.files = files
        self.status = status
        self.statusBy = statusBy
        self.input = input
    }

    /// Where its files stand: `documents/NAME/`.
    package var folder: String { "documents/\(name)/" }
}
