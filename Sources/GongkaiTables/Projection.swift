package import GongkaiDiagnostics
package import GongkaiModel

/// A publication seen as a dataset.
package struct Projection: Sendable {
    /// What is looked at: a publication, and what was found in it.
    package struct Input: Sendable {
        package var publication: Publication
        package var diagnostics: [Diagnostic]

        package init(_ publication: Publication, diagnostics: [Diagnostic] = []) {
            self.publication = publication
            self.diagnostics = diagnostics
        }
    }

    package let schema: DatasetSchema
    private let fill: @Sendable (Input, inout Dataset) -> Void

    init(_ schema: DatasetSchema, fill: @escaping @Sendable (Input, inout Dataset) -> Void) {
        self.schema = schema
        self.fill = fill
    }

    /// The records that a publication gives.
    package func dataset(of input: Input) -> Dataset {
        var dataset = Dataset(schema)
        fill(input, &dataset)
        return dataset
    }
}

extension Projection {
    /// Those that every publication has, in the order in which they are listed.
    package static let standard: [Projection] = [
        .documents, .divisions, .responsibilities, .references, .planTargets, .disclosureObligations, .contents,
        .catalogue, .findings, .tables,
    ]

    /// Those of one publication: the standard ones, and one for each of its tables (`tables/1`, …).
    package static func all(of publication: Publication) -> [Projection] {
        standard + printedTables(of: publication)
    }
}
