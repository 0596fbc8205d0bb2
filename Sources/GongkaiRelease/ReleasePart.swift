/// Something that a release has besides its data: metadata, pages. It is made of what the release holds, and one line in
/// `ReleaseParts`.
package protocol ReleasePart: Sendable {
    /// The files, with paths relative to the folder of the release; the same for the same release, always.
    func files(of release: Release) -> [ReleasedPart]
}

/// A file of a part.
package struct ReleasedPart: Sendable {
    package var path: String
    package var mediaType: String
    package var bytes: [UInt8]

    package init(path: String, mediaType: String, bytes: [UInt8]) {
        self.path = path
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// Every part that a release has.
package enum ReleaseParts {
    /// In the order in which they are written.
    package static let all: [any ReleasePart] = [
        DataPackage(), DataCatalogue(), Provenance(), Changelog(), TombstoneFile(), ConfigurationFile(), Portal(),
    ]
}
