import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import GongkaiTables

/// The schema of a dataset as it is named on the command line: a file, or a dataset that the program knows.
///
/// A file goes before a dataset of the same name, as `./documents` would.
struct DatasetSchemaSource {
    /// The schemas that the program carries: of the tables of publications, and of the catalogue of datasets.
    static var known: [DatasetSchema] { made + DatasetCatalogue.all }

    /// Those of what the program makes itself.
    private static let made =
        Projection.standard.map(\.schema) + [DisclosurePlan.obligationSchema, DisclosurePlan.stateSchema]

    /// Their names.
    static let knownNames = made.map(\.name) + DatasetCatalogue.names

    private static func known(_ name: String) -> DatasetSchema? {
        made.first { $0.name == name } ?? DatasetCatalogue.schema(named: name)
    }

    /// A schema with what was noted while it was read.
    typealias Named = (schema: DatasetSchema, notes: [Diagnostic])

    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Whether there is such a file or dataset.
    var isFound: Bool {
        InputFile(text).isStandardInput || FileStatus(path: text) != nil
            || DatasetSchemaSource.knownNames.contains(text)
    }

    /// - Throws: status 66 where there is neither file nor dataset, 65 where the file is no schema; 74.
    func schema(in surroundings: Surroundings) throws(CommandFailure) -> Named {
        let file = InputFile(text)
        if !file.isStandardInput, FileStatus(path: text) == nil {
            if let known = DatasetSchemaSource.known(text) { return (known, []) }
            let names = DatasetSchemaSource.knownNames.joined(separator: ", ")
            throw CommandFailure(.noInput, .commandDatasetUnknown, [text, names])
        }
        let bytes = try file.read(in: surroundings)
        var sink = DiagnosticSink()
        do throws(ReadError) {
            return (try DatasetSchemaReader().read(bytes, name: file.baseName, diagnostics: &sink), sink.diagnostics)
        } catch {
            throw CommandFailure(.unreadable, error.diagnostics, file: text)
        }
    }
}
