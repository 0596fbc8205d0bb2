import GongkaiBytes

/// Tells from the first line what stands between the fields of CSV.
enum CSVDelimiter {
    /// What occurs, the likeliest first.
    private static let known = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }

    /// The one that parts the first record into the most fields; a comma where none parts it.
    static func likeliest(in start: ByteBuffer) -> UInt8 {
        let counted = known.map { delimiter in
            let row = CSVRecordScan(delimiter: delimiter).record(in: start, from: 0, isWhole: true)
            return (delimiter, row?.values.count ?? 0)
        }
        let most = counted.map(\.1).max()
        return counted.first { $0.1 == most }?.0 ?? UInt8(ascii: ",")
    }
}
