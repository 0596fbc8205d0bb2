import GongkaiModel

extension Projection {
    /// The index of the printed tables.
    static let tables = Projection(
        DatasetSchema(
            "tables", BilingualText("Tables", "表格"),
            description: BilingualText(
                "One record for each printed table; its rows are the dataset that `dataset` names.",
                "文中的表格，每个一条；其各行见“dataset”所指的数据集。"),
            fields: [
                .number,
                DatasetField(
                    "dataset", BilingualText("Dataset", "数据集"), constraints: .init(required: true, unique: true),
                    example: "tables/1"),
                .document, .division,
                DatasetField("label", BilingualText("Label", "表号"), example: "表1"),
                DatasetField("caption", BilingualText("Caption", "表题")),
                DatasetField("unit", BilingualText("Unit", "单位")),
                DatasetField("rows", BilingualText("Rows", "行数"), .integer, constraints: .required),
                DatasetField("columns", BilingualText("Columns", "列数"), .integer, constraints: .required), .line,
            ],
            primaryKey: ["number"], foreignKeys: [.document, .division])
    ) { input, dataset in
        for printed in PrintedTable.all(in: input.publication) { dataset.append(printed.record) }
    }

    /// Each printed table of a publication as a dataset of its own, `tables/1` and so on in the order of printing.
    static func printedTables(of publication: Publication) -> [Projection] {
        PrintedTable.all(in: publication).map { printed in
            Projection(printed.schema) { _, dataset in
                for record in printed.records { dataset.append(record) }
            }
        }
    }
}

/// Names of datasets that are printed tables.
package enum PrintedTables {
    /// Whether a name is that of a printed table, `tables/3`, of whatever publication.
    package static func isName(_ name: String) -> Bool {
        guard name.hasPrefix("tables/"), let number = Int(name.dropFirst("tables/".count)) else { return false }
        return number > 0 && name == "tables/\(number)"
    }
}

/// A table of a document: a grid of texts with spans filled in.
private struct PrintedTable {
    let number: Int
    let document: Document
    let division: Division?
    let table: Table
    let grid: TableGrid
    /// For every column, what all its values are.
    let types: [FieldType]

    init(number: Int, document: Document, division: Division?, table: Table) {
        self.number = number
        self.document = document
        self.division = division
        self.table = table
        grid = TableGrid(table)
        types = (0..<grid.columns).map { [grid] column in grid.type(of: column) }
    }

    static func all(in publication: Publication) -> [PrintedTable] {
        var collector = TableCollector()
        collector.visit(publication)
        return collector.tables
    }

    var name: String { "tables/\(number)" }

    var record: KeyValuePairs<String, FieldValue> {
        [
            "number": .integer(number), "dataset": .string(name), "document": .string(document.id),
            "division": FieldValue(division?.id), "label": FieldValue(table.label?.value),
            "caption": FieldValue(table.caption?.value), "unit": FieldValue(table.unit?.value),
            "rows": .integer(grid.body.count), "columns": .integer(grid.columns), "line": .line(of: table.source),
        ]
    }

    var schema: DatasetSchema {
        let title = [table.label?.value, table.caption?.value].compactMap(\.self).joined(separator: " ")
        let shown = title.isEmpty ? "表格\(number)" : title
        var names: Set<String> = []
        let fields = (0..<grid.columns).map { column in
            let heading = grid.heading(of: column)
            let name = FieldNaming.name(for: heading, column: column, taken: &names)
            let title =
                heading.isEmpty
                ? BilingualText("Column \(column + 1)", "第\(column + 1)列") : BilingualText(heading, heading)
            return DatasetField(name, title, types[column], unit: table.unit?.value)
        }
        return DatasetSchema(
            name, BilingualText(shown, shown),
            description: BilingualText("A table printed in \(document.id).", "\(document.id)中的表格。"), fields: fields)
    }

    var records: [Dataset.Record] {
        grid.body.map { row in zip(row, types).map { text, type in type.value(ofCell: text) } }
    }
}

private struct TableCollector: PublicationVisitor {
    var tables: [PrintedTable] = []
    private var document: Document?
    private var divisions: [Division] = []

    mutating func visit(_ document: Document) {
        self.document = document
        descend(into: document)
        self.document = nil
    }

    mutating func visit(_ division: Division) {
        divisions.append(division)
        visit(blocks: division.blocks)
        divisions.removeLast()
    }

    mutating func visit(_ table: Table) {
        guard let document else { return }
        tables.append(
            PrintedTable(number: tables.count + 1, document: document, division: divisions.last, table: table))
    }
}

extension FieldType {
    /// The value of a printed cell in a column of this type.
    fileprivate func value(ofCell text: String) -> FieldValue {
        switch self {
        case .integer: Int(text).map(FieldValue.integer) ?? .missing
        case .decimal: ExactDecimal(text).map(FieldValue.decimal) ?? .missing
        default: text.isEmpty ? .missing : .string(text)
        }
    }
}
