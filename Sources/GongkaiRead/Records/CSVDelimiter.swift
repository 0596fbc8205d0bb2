import GongkaiBytes

/// Tells from the line of the header what stands between the fields of CSV.
enum CSVDelimiter {
    /// What occurs, the likeliest first.
    private static let known = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }

    /// The one that parts the first record into the most fields; a comma where none parts it.
    /// - Parameter skipped: how many lines stand above that record.
    static func likeliest(in start: ByteBuffer, below skipped: Int) -> UInt8 {
        let counted = known.map { delimiter in
            let scan = CSVRecordScan(delimiter: delimiter)
            let row = CSVHeader.offset(below: skipped, of: start, by: scan, isWhole: true).flatMap {
                scan.record(in: start, from: $0, isWhole: true)
            }
            return (delimiter, row?.values.count ?? 0)
        }
        let most = counted.map(\.1).max()
        return counted.first { $0.1 == most }?.0 ?? UInt8(ascii: ",")
    }
}
