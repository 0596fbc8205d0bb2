import GongkaiBytes

/// All records of a dataset, put aside to be compared: in a temporary file where they are many, so that a pipe can be
/// compared too.
package final class SpilledRecords {
    /// What the columns are called.
    package let columns: [String]
    /// How many records there are.
    package private(set) var count = 0
    /// For each column whether any record has a value there.
    package private(set) var hasValues: [Bool]
    fileprivate let bytes: SpilledBytes
    /// For each record the offset behind it.
    fileprivate let ends: SpilledBytes

    package init(columns: [String], makeFile: @escaping SpillFile.Maker) {
        self.columns = columns
        hasValues = Array(repeating: false, count: columns.count)
        bytes = SpilledBytes(makeFile: makeFile)
        ends = SpilledBytes(makeFile: makeFile)
    }

    /// Adds whole records in the form that `RecordEmission.spilled` writes.
    package func append(_ records: UnsafeRawBufferPointer) throws(SpillError) {
        let start = bytes.count
        var values = SpilledValues(records)
        while !values.isAtEnd {
            for column in columns.indices where values.nextPlace() != nil { hasValues[column] = true }
            try ends.append(UInt64(start + values.offset))
            count += 1
        }
        try bytes.append(records)
    }
}

/// Reads records that were put aside.
struct SpilledRecordReader {
    private var bytes: SpilledReader
    private var ends: SpilledReader
    private let columnCount: Int

    init(_ records: SpilledRecords) {
        bytes = SpilledReader(records.bytes)
        ends = SpilledReader(records.ends)
        columnCount = records.columns.count
    }

    /// A record by its number, from 1; good until the next call.
    mutating func record(_ number: Int) throws(SpillError) -> SpilledRecord {
        let start = number == 1 ? 0 : try ends.number(at: number - 2)
        let end = try ends.number(at: number - 1)
        return SpilledRecord(try bytes.read(start..<end), columnCount: columnCount)
    }
}

/// A record that was put aside, for as long as its bytes are there.
struct SpilledRecord {
    let bytes: UnsafeRawBufferPointer
    /// For each column where its value stands; `nil` where it is missing.
    private var places: [Range<Int>?] = []

    init(_ bytes: UnsafeRawBufferPointer, columnCount: Int) {
        self.bytes = bytes
        places.reserveCapacity(columnCount)
        var values = SpilledValues(bytes)
        for _ in 0..<columnCount { places.append(values.nextPlace()) }
    }

    /// The value of a column; `nil` where it is missing.
    subscript(column: Int) -> UnsafeRawBufferPointer? {
        places[column].map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
    }

    func text(_ column: Int) -> String? { self[column].map { String(decoding: $0, as: UTF8.self) } }

    /// The hash of a key: its values one after the other.
    /// - Returns: `nil` where one is missing.
    func key(_ columns: [Int]) -> KeyHash? {
        var hash = KeyHash.seed
        for column in columns {
            guard let value = self[column] else { return nil }
            hash = KeyHash(value, key: hash)
        }
        return hash
    }

    /// The hash of values of which some may be missing.
    func fingerprint(_ columns: [Int]) -> KeyHash {
        var hash = KeyHash.seed
        for column in columns {
            // A missing value is other than every text: under this key no text is hashed.
            hash =
                self[column].map { KeyHash($0, key: hash) }
                ?? KeyHash(UnsafeRawBufferPointer(start: nil, count: 0), key: KeyHash(high: ~hash.high, low: ~hash.low))
        }
        return hash
    }
}
