import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWorkers
import GongkaiXML

/// A schema that the user names, for XML of any kind.
struct ForeignSchema {
    private let schema: XMLSchema

    /// - Throws: status 66 where it is missing or a folder, 65 where it is no schema.
    init(path: String) throws(CommandFailure) {
        guard let status = FileStatus(path: path) else {
            throw CommandFailure(.noInput, .commandInputMissing, file: path)
        }
        guard !status.isFolder else { throw CommandFailure(.noInput, .commandInputIsFolder, file: path) }
        do throws(XMLSchemaError) {
            schema = try XMLSchema(path: path)
        } catch {
            throw CommandFailure(.unreadable, error.diagnostics, file: path)
        }
    }

    /// - Throws: status 65 for a file that is no XML, 1 for one that the schema refuses; 66, 74.
    func check(
        _ file: InputFile, limits: ReadLimits, watchedBy watch: Observation, in surroundings: Surroundings
    ) throws(CommandFailure) {
        let bounds = XMLLimits(limits)
        let bytes = try watch.measure(.read, file.path) { () throws(CommandFailure) in
            try file.read(in: surroundings, limits: limits)
        }
        watch.tookInput(file.path, format: "xml", bytes: bytes.count)
        let issues = watch.measure(.validate, file.path) { schema.validate(bytes, limits: bounds) }
        guard !issues.isEmpty else { return }
        let isXML = issues.allSatisfy(\.isMatterOfSchema)
        throw CommandFailure(
            isXML ? .inputHasErrors : .unreadable, issues.map { $0.diagnostic(limits: bounds) }, file: file.path)
    }

    /// Whether a schema is XML, and so an XSD; the schemas of datasets are JSON.
    static func isXML(_ path: String, in surroundings: Surroundings) throws(CommandFailure) -> Bool {
        guard FileStatus(path: path) != nil else { return path.hasSuffix(".xsd") }
        let start = try RecordInput(InputFile(path), in: surroundings).start
        return start.bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    }
}
