import GongkaiModel
import GongkaiRelease

/// What makes a release of the files of the one before: what is to be read in the place of some of them, and what is left
/// of what was taken out.
struct ReleasePatch {
    /// For datasets, by name, the files to read their records from.
    var records: [String: Records] = [:]

    /// A file of records in the place of an input.
    struct Records {
        let path: String
        /// What it is called in messages: it is gone when they are read.
        let shownPath: String

        var file: InputFile {
            InputFile(
                shownPath, from: InputFile.Origin(source: FileSource(path: path), name: InputFile(shownPath).name))
        }
    }

    /// For inputs, by path, the documents in their place.
    var documents: [String: [Document]] = [:]
    var tombstones: [Tombstone] = []
    /// The files that corrections were read from.
    var inputs: [ReleaseInput] = []
}
