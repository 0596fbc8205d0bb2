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
        let parser = XMLParser(schema: schema, limits: bounds)
        let count = try watch.measure(.validate, file.path) { () throws(CommandFailure) in
            try hand(file, to: parser, in: surroundings)
        }
        watch.tookInput(file.path, format: "xml", bytes: count)
        let issues = parser.finish()
        guard !issues.isEmpty else { return }
        let isXML = issues.allSatisfy(\.isMatterOfSchema)
        throw CommandFailure(
            isXML ? .inputHasErrors : .unreadable, issues.map { $0.diagnostic(limits: bounds) }, file: file.path)
    }

    /// Hands a file to a parser, piece by piece: it may be of any size.
    /// - Returns: how many bytes it has, as far as the parser wanted them.
    private func hand(
        _ file: InputFile, to parser: XMLParser, in surroundings: Surroundings
    ) throws(CommandFailure) -> Int {
        let supply = try file.open(in: surroundings)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
        defer { room.deallocate() }
        var total = 0
        while !parser.stopped {
            let count: Int
            do throws(SupplyError) {
                count = try supply.fill(room)
            } catch {
                throw file.failure(for: error)
            }
            guard count > 0 else { break }
            parser.feed(UnsafeRawBufferPointer(rebasing: room[..<count]))
            total += count
        }
        return total
    }

    /// Whether a schema is XML, and so an XSD; the schemas of datasets are JSON.
    static func isXML(_ path: String, in surroundings: Surroundings) throws(CommandFailure) -> Bool {
        guard FileStatus(path: path) != nil else { return path.hasSuffix(".xsd") }
        let start = try RecordInput(InputFile(path), in: surroundings).start
        return start.bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    }
}
