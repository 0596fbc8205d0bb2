import GongkaiDiagnostics
import GongkaiModel

/// The files that hold the datasets which foreign keys point to, by `--references`.
struct ReferenceFiles {
    private var files: [String: InputFile] = [:]

    /// - Throws: status 64 for what names no file, or a dataset that no foreign key points to.
    init(_ arguments: [String], for schema: DatasetSchema?) throws(CommandFailure) {
        let known = (schema?.foreignKeys ?? []).compactMap(\.dataset)
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, !InputFile(parts[1]).isStandardInput else {
                throw CommandFailure(.usage, .commandReferenceMalformed, [argument])
            }
            guard known.contains(parts[0]) else {
                throw CommandFailure(.usage, .commandReferenceUnknown, [parts[0], known.joined(separator: ", ")])
            }
            guard files.updateValue(InputFile(parts[1]), forKey: parts[0]) == nil else {
                throw CommandFailure(.usage, .commandReferenceTwice, [parts[0]])
            }
        }
    }

    /// The file of a dataset, if one was named.
    subscript(dataset: String) -> InputFile? { files[dataset] }
}
