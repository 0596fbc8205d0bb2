import GongkaiBytes

/// What a test sees of a field: its text, or that it is missing.
func parseCSV(
    _ bytes: [UInt8], piece: Int = 1 << 20, dialect: CSVParser.Dialect = CSVParser.Dialect()
) throws(CSVSyntaxError) -> [[String?]] {
    var parser = CSVParser(dialect)
    var records: [[String?]] = []
    func take(_ batch: CSVBatch) {
        for index in 0..<batch.count {
            records.append(batch.record(index).map { $0.isMissing ? nil : batch.text(of: $0) })
        }
    }
    for start in stride(from: 0, to: bytes.count, by: piece) {
        take(try parser.parse(Array(bytes[start..<min(start + piece, bytes.count)])))
    }
    take(try parser.finish())
    return records
}

/// The error that a text gives, fed in pieces.
func csvError(_ text: String, piece: Int = 1 << 20, recordLimit: Int = 1 << 20) -> CSVSyntaxError? {
    do throws(CSVSyntaxError) {
        _ = try parseCSV(Array(text.utf8), piece: piece, dialect: CSVParser.Dialect(recordLimit: recordLimit))
        return nil
    } catch {
        return error
    }
}
