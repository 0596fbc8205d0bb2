import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The files of a bundle, each in its place.
struct BundleFiles {
    private let files: [String: NamedFile]
    private let descriptor: BundleDescriptor

    /// - Throws: `ReadError` where a table is missing, a file is unknown, or the description is wrong.
    init(_ files: [NamedFile]) throws(ReadError) {
        guard let description = files.first(where: { $0.name == PublicationTables.descriptor }) else {
            throw .invalid([Diagnostic(.csvNoDescriptor, [PublicationTables.descriptor])])
        }
        descriptor = try BundleDescriptor(description)
        self.files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let expected = PublicationTables.all.map(BundleFiles.name)
        let missing = expected.filter { self.files[$0] == nil }
        let unknown = files.map(\.name).filter { !expected.contains($0) && $0 != PublicationTables.descriptor }
        let wrong =
            missing.map { Diagnostic(.csvMissingTable, in: $0) }
            + unknown.map { Diagnostic(.csvUnknownTable, [PublicationTables.descriptor], in: $0) }
        if !wrong.isEmpty { throw .invalid(wrong) }
    }

    /// The files without the folder that all of them stand in, where a folder was packed as a whole.
    static func withoutCommonFolder(_ files: [NamedFile]) -> [NamedFile] {
        guard let folder = files.first?.name.split(separator: "/").first.map({ $0 + "/" }),
            files.allSatisfy({ $0.name.hasPrefix(folder) })
        else { return files }
        return files.map { NamedFile(name: String($0.name.dropFirst(folder.count)), bytes: $0.bytes) }
    }

    private static func name(of table: DatasetSchema) -> String { table.name + ".csv" }

    /// Reads all tables, by name; one whose header is wrong is left out, which is reported.
    /// - Throws: `ReadError.unreadable` where one is no CSV.
    func readTables(findings: BundleFindings) throws(ReadError) -> [String: BundleTable] {
        var tables: [String: BundleTable] = [:]
        for schema in PublicationTables.all {
            guard let file = files[BundleFiles.name(of: schema)] else { continue }
            let batches = try BundleFiles.parse(file)
            let header = BundleHeader(of: schema, in: batches.first, file: file.name, findings: findings)
            tables[schema.name] = header.map {
                BundleTable(schema, header: $0, batches: batches, findings: findings)
            }
        }
        return tables
    }

    private static func parse(_ file: NamedFile) throws(ReadError) -> [CSVBatch] {
        var parser = CSVParser()
        do throws(CSVSyntaxError) {
            return [try parser.parse(file.bytes), try parser.finish()].filter { !$0.isEmpty }
        } catch {
            throw .unreadable([error.diagnostic(in: file.name)])
        }
    }

    /// What has become of a table since it was written; `nil` where nothing.
    func change(of table: BundleTable) -> DiagnosticRule? {
        files[table.file].flatMap { descriptor.change(of: table, in: $0) }
    }
}
