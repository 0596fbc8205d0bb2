import GongkaiModel
import GongkaiRecords
import GongkaiWrite

extension Dataset {
    /// The dataset as CSV, as the program writes it.
    func csv(names: ColumnNames = .name) throws -> [UInt8] {
        var options = RecordWritingOptions()
        options.names = names
        var bytes: [UInt8] = []
        let target = RecordOutput { piece throws(WriteError) in bytes.append(contentsOf: piece) }
        let output = try DatasetOutput(CSVRecordWriter.csv, options: options, into: target)
        try output.write(self)
        try output.finish()
        return bytes
    }
}
