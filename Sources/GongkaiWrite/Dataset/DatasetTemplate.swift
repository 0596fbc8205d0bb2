import GongkaiBytes
package import GongkaiModel

extension DatasetSchema {
    /// A blank table to be filled in: the header of a CSV file (RFC 4180, UTF-8), and nothing else.
    package func csvTemplate(names: ColumnNames = .name) -> [UInt8] {
        var csv = CSVEmitter()
        csv.record(fields.map(names.heading))
        return csv.take()
    }
}
