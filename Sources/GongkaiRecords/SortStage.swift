import GongkaiBytes
import GongkaiCheck

/// Collects the records that are written, and hands them on sorted at the end.
struct SortStage {
    private var sorter: RecordSorter
    /// Whether each record is kept together with the value that the output is split by.
    private let keepsValues: Bool

    /// The length that stands for a missing value.
    private static let missing = UInt32.max
    /// Records for the same place are handed on together, about so many bytes of them.
    private static let blockSize = 1 << 16

    init(_ order: RecordOrder, keepsValues: Bool, makeFile: @escaping SpillFile.Maker) {
        sorter = RecordSorter(memory: order.memory, makeFile: makeFile)
        self.keepsValues = keepsValues
    }

    /// Takes records of a piece.
    mutating func take(_ wanted: [RecordPiece.Written], of piece: RecordPiece) throws(SpillError) {
        try SpillError.only {
            try piece.forEach(of: wanted) { record, bytes in
                let key = UnsafeRawBufferPointer(rebasing: piece.sortKeys.bytes[record.key])
                guard keepsValues else { return try sorter.add(key: key, bytes) }
                let value = piece.splitValues[record.split]
                let length = value.map { UInt32(truncatingIfNeeded: $0.count) } ?? SortStage.missing
                try withUnsafeBytes(of: length) { length in
                    try (value ?? []).withUnsafeBytes { try sorter.add(key: key, length, $0, bytes) }
                }
            }
        }
    }

    /// Hands the records on in their order.
    /// - Parameters:
    ///   - most: how many are wanted; `nil` for all.
    ///   - hand: takes records that go to the same place, and says whether there is any use in going on.
    /// - Returns: how many were taken.
    mutating func drain(most: Int?, _ hand: (RecordStretch) -> Bool) throws(SpillError) -> Int {
        var pending = Pending()
        var left = most ?? .max
        guard left > 0 else { return 0 }
        try sorter.drain { payload in
            let (value, record) = keepsValues ? SortStage.parts(of: payload) : (nil, payload)
            if pending.value != value || pending.block.count >= SortStage.blockSize {
                guard pending.pass(to: hand) else { return false }
            }
            pending.value = value
            pending.block.append(record)
            pending.records += 1
            left -= 1
            return left > 0
        }
        _ = pending.pass(to: hand)
        return pending.taken
    }

    /// A value and the record that it was kept with.
    private static func parts(of payload: UnsafeRawBufferPointer) -> ([UInt8]?, UnsafeRawBufferPointer) {
        let length = payload.loadUnaligned(as: UInt32.self)
        let rest = payload.dropFirst(MemoryLayout<UInt32>.size)
        guard length != missing else { return (nil, UnsafeRawBufferPointer(rebasing: rest)) }
        return (Array(rest.prefix(Int(length))), UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(length))))
    }

    /// Records that go to the same place.
    private struct Pending {
        let block = ByteBuffer(capacity: SortStage.blockSize)
        var value: [UInt8]?
        var records = 0
        var taken = 0
        private var isRefused = false

        mutating func pass(to hand: (RecordStretch) -> Bool) -> Bool {
            guard !isRefused, records > 0 else { return !isRefused }
            isRefused = !hand(RecordStretch(bytes: block.bytes, records: records, value: value))
            if !isRefused { taken += records }
            block.count = 0
            records = 0
            return !isRefused
        }
    }
}
