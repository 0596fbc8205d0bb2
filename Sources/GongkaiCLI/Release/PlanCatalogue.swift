import GongkaiModel
import GongkaiRead
import GongkaiRelease

/// The definitions that a plan is joined with: those of the program, and those of a publisher's configuration.
struct PlanCatalogue {
    let configuration: ReleaseConfiguration?
    /// The folder of the configuration, with a slash at its end, or nothing.
    let base: String

    /// A dataset of the program's that the publisher calls otherwise has the publisher's name; a definition of the
    /// publisher's own counts where it says what orders call its matter.
    /// - Throws: as `DatasetSchemaSource`.
    func definitions(in surroundings: Surroundings) throws(CommandFailure) -> [DatasetSchema] {
        var definitions = DatasetCatalogue.all
        for input in configuration?.datasets ?? [] {
            var schema = try DatasetSchemaSource(input.schema.map { name(of: $0) } ?? input.name)
                .schema(in: surroundings).schema
            guard !schema.subjects.isEmpty else { continue }
            definitions.removeAll { $0.name == schema.name || $0.name == input.name }
            schema.name = input.name
            definitions.append(schema)
        }
        return definitions.sorted { $0.name < $1.name }
    }

    /// A file beside the configuration, else a dataset of the program's.
    private func name(of schema: String) -> String {
        DatasetCatalogue.names.contains(schema) && FileStatus(path: base + schema) == nil ? schema : base + schema
    }
}
