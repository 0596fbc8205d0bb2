import GongkaiDiagnostics
package import GongkaiModel
import Schemas

/// The datasets that disclosure work points ask to be published, as they are defined in `Schemas/Datasets`.
package enum DatasetCatalogue {
    /// Their names, in their order.
    package static let names = Schemas.datasets.map(\.name)

    /// The definition of a dataset; `nil` where the catalogue has none of the name.
    package static func schema(named name: String) -> DatasetSchema? {
        guard let dataset = Schemas.datasets.first(where: { $0.name == name }) else { return nil }
        var sink = DiagnosticSink()
        // The definitions are held sound by a test.
        return try? DatasetSchemaReader().read(dataset.definition, name: dataset.name, diagnostics: &sink)
    }

    /// Every definition, in the order of their names.
    package static let all = names.compactMap(schema)
}
