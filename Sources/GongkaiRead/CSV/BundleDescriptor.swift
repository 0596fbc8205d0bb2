import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// What `datapackage.json` says, as far as reading needs it.
struct BundleDescriptor {
    /// The digest of each table as it was written, by the table's name.
    private(set) var digests: [String: String] = [:]

    /// - Throws: `ReadError.unreadable` where it is no JSON, `ReadError.invalid` where it describes something else.
    init(_ file: NamedFile) throws(ReadError) {
        let root = try BundleDescriptor.parse(file)
        guard case .string(let model)? = root.member("gongkai")?.member("model")?.value else {
            throw .invalid([Diagnostic(.csvBadDescriptor, ["gongkai.model"], in: file.name)])
        }
        guard model.isIdentical(to: Publication.model) else {
            throw .invalid([Diagnostic(.csvWrongModel, [model, Publication.model], in: file.name)])
        }
        guard case .array(let resources)? = root.member("resources")?.value else {
            throw .invalid([Diagnostic(.csvBadDescriptor, ["resources"], in: file.name)])
        }
        for resource in resources {
            guard case .string(let name)? = resource.member("name")?.value,
                PublicationTables.all.contains(where: { $0.name.isIdentical(to: name) })
            else { throw .invalid([Diagnostic(.csvBadDescriptor, ["resources/name"], in: file.name)]) }
            if case .string(let digest)? = resource.member("hash")?.value { digests[name] = digest }
        }
    }

    /// Whether it says which model the tables are of, as no one else's does.
    static func namesModel(_ bytes: [UInt8]) -> Bool {
        guard let root = try? JSONNode.parse(bytes), case .string? = root.member("gongkai")?.member("model")?.value
        else { return false }
        return true
    }

    private static func parse(_ file: NamedFile) throws(ReadError) -> JSONNode {
        do throws(JSONSyntaxError) {
            return try JSONNode.parse(file.bytes)
        } catch {
            var sink = DiagnosticSink()
            sink.report(error.diagnostic)
            sink.resolvePositions(with: LineTable(file.bytes))
            throw .unreadable(
                sink.diagnostics.map { diagnostic in
                    var diagnostic = diagnostic
                    diagnostic.part = file.name
                    return diagnostic
                })
        }
    }

    /// What has become of a table since it was written; `nil` where nothing, or nothing is known.
    func change(of table: BundleTable, in file: NamedFile) -> DiagnosticRule? {
        guard let digest = digests[table.schema.name], digest != BundleDescriptor.digest(of: file.bytes) else {
            return nil
        }
        return digest == BundleDescriptor.digest(of: table.canonicalBytes) ? .csvLayoutChanged : .csvValuesChanged
    }

    private static func digest(of bytes: [UInt8]) -> String { "sha256:" + SHA256.hexDigest(of: bytes) }
}

extension JSONNode {
    /// The value of a member, the first where there are several.
    fileprivate func member(_ name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }
}
