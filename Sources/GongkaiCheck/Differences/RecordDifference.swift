/// Compares the records of two datasets, found by a key or as a whole, in bounded memory.
///
/// Hashes of the keys are sorted with the numbers of their records, in a temporary file where they are many; records of
/// the same key meet there. The pairs are then brought into the order of the new dataset, and their values compared.
package struct RecordDifference {
    /// How much memory a sort takes, in bytes; two or three are at work at a time.
    package static let memory = 6 << 20

    private let old: SpilledRecords
    private let new: SpilledRecords
    private let columns: RecordColumns
    /// The columns of the key, in the old and in the new dataset.
    private let key: (old: [Int], new: [Int])?
    private let memory: Int
    private let makeFile: SpillFile.Maker
    /// Numbers of the new records with that of the old one, or 0.
    private var pairs: SpillingSorter
    /// Numbers of the old records that have no new one.
    private var removed: SpillingSorter
    private var faults: SpillingSorter
    private var faultCount = 0

    /// - Parameter key: the columns by which a record is found, in each dataset; `nil` to compare records as a whole, as
    ///   often as each is there.
    package init(
        from old: SpilledRecords, to new: SpilledRecords, key: (old: [Int], new: [Int])?,
        memory: Int = RecordDifference.memory, makeFile: @escaping SpillFile.Maker
    ) {
        self.old = old
        self.new = new
        self.key = key
        self.memory = memory
        self.makeFile = makeFile
        columns = RecordColumns(from: old.columns, to: new.columns)
        pairs = SpillingSorter(memory: memory, makeFile: makeFile)
        removed = SpillingSorter(memory: memory / 2, makeFile: makeFile)
        faults = SpillingSorter(memory: memory / 8, makeFile: makeFile)
    }

    // MARK: Matching

    /// The highest bit of a record's number says that it is a new one, so that the old ones come first.
    private static let newBit: UInt64 = 1 << 63

    /// Finds out which records are the same.
    /// - Parameter report: takes the faults of keys: those of the old dataset first, in the order of the records.
    /// - Returns: how many faults there are; where there are none, `changes` can be told.
    package mutating func match(report: (RecordKeyFault) -> Void) throws(SpillError) -> Int {
        var sorter = SpillingSorter(memory: memory, makeFile: makeFile)
        let common = columns.common
        try add(old, key?.old, common.map(\.old), isOld: true, to: &sorter)
        try add(new, key?.new, common.map(\.new), isOld: false, to: &sorter)
        if key == nil { sorter = try counted(&sorter) }
        try join(&sorter)
        try faults.drain { entry throws(SpillError) in
            report(
                RecordKeyFault(
                    isOld: entry.first == 0, record: Int(entry.second),
                    first: entry.third == 0 ? nil : Int(entry.third)))
        }
        return faultCount
    }

    private mutating func add(
        _ records: SpilledRecords, _ key: [Int]?, _ columns: [Int], isOld: Bool, to sorter: inout SpillingSorter
    ) throws(SpillError) {
        guard records.count > 0 else { return }
        var reader = SpilledRecordReader(records)
        for number in 1...records.count {
            let record = try reader.record(number)
            guard let hash = key.map(record.key) ?? record.fingerprint(columns) else {
                try addFault(isOld: isOld, record: UInt64(number), first: 0)
                continue
            }
            let side = isOld ? 0 : RecordDifference.newBit
            try sorter.add(SortEntry(first: hash.high, second: hash.low, third: UInt64(number) | side))
        }
    }

    private mutating func addFault(isOld: Bool, record: UInt64, first: UInt64) throws(SpillError) {
        faultCount += 1
        try faults.add(SortEntry(first: isOld ? 0 : 1, second: record, third: first))
    }

    /// Gives each of several equal records a hash of its own: the second of the old ones meets the second of the new ones.
    private func counted(_ sorter: inout SpillingSorter) throws(SpillError) -> SpillingSorter {
        var result = SpillingSorter(memory: memory, makeFile: makeFile)
        var last: SortEntry?
        var count: UInt64 = 0
        try sorter.drain { entry throws(SpillError) in
            if let last, last.first == entry.first, last.second == entry.second,
                last.third & RecordDifference.newBit == entry.third & RecordDifference.newBit
            {
                count += 1
            } else {
                count = 0
            }
            last = entry
            let hash = withUnsafeBytes(of: count) { KeyHash($0, key: KeyHash(high: entry.first, low: entry.second)) }
            try result.add(SortEntry(first: hash.high, second: hash.low, third: entry.third))
        }
        return result
    }

    private mutating func join(_ sorter: inout SpillingSorter) throws(SpillError) {
        var hash = KeyHash.none
        var (oldRecord, newRecord): (UInt64, UInt64) = (0, 0)
        try sorter.drain { entry throws(SpillError) in
            let next = KeyHash(high: entry.first, low: entry.second)
            if next != hash {
                try settle(oldRecord, newRecord)
                (hash, oldRecord, newRecord) = (next, 0, 0)
            }
            let number = entry.third & ~RecordDifference.newBit
            let isOld = number == entry.third
            let first = isOld ? oldRecord : newRecord
            if first > 0 {
                try addFault(isOld: isOld, record: number, first: first)
            } else if isOld {
                oldRecord = number
            } else {
                newRecord = number
            }
        }
        try settle(oldRecord, newRecord)
    }

    private mutating func settle(_ oldRecord: UInt64, _ newRecord: UInt64) throws(SpillError) {
        if newRecord > 0 {
            try pairs.add(SortEntry(first: newRecord, second: oldRecord, third: 0))
        } else if oldRecord > 0 {
            try removed.add(SortEntry(first: oldRecord, second: 0, third: 0))
        }
    }

    // MARK: Comparing

    /// Tells the records that differ: in the order of the new dataset, then those that were removed in the order of the
    /// old one. Can be called once, after `match`.
    /// - Parameter body: takes a record; it says whether there is any use in going on.
    package mutating func changes(_ body: (RecordChange) -> Bool) throws(SpillError) -> RecordDifferenceTally {
        var tally = RecordDifferenceTally()
        var (before, after) = (SpilledRecordReader(old), SpilledRecordReader(new))
        let comparison = ValueComparison(old: old.columns, new: new.columns, columns: columns, key: key)
        var goesOn = true
        try pairs.drain { entry throws(SpillError) in
            guard goesOn else { return }
            let record = try after.record(Int(entry.first))
            if entry.second == 0 {
                tally.added += 1
                goesOn = body(comparison.change(.added, record, number: Int(entry.first)))
            } else if let change = comparison.change(
                from: try before.record(Int(entry.second)), Int(entry.second), to: record, Int(entry.first))
            {
                tally.changed += 1
                goesOn = body(change)
            } else {
                tally.unchanged += 1
            }
        }
        try removed.drain { entry throws(SpillError) in
            guard goesOn else { return }
            tally.removed += 1
            let record = try before.record(Int(entry.first))
            goesOn = body(comparison.change(.removed, record, number: Int(entry.first)))
        }
        return tally
    }
}
