import GongkaiModel
import GongkaiRelease

/// What makes a release of the files of the one before: what is to be read in the place of some of them, and what is left
/// of what was taken out.
struct ReleasePatch {
    /// For datasets, by name, the files to read their records from.
    var records: [String: String] = [:]
    /// For inputs, by path, the documents in their place.
    var documents: [String: [Document]] = [:]
    var tombstones: [Tombstone] = []
    /// The files that corrections were read from.
    var inputs: [ReleaseInput] = []
}
