/// Turns a byte offset into a 1-based line and column, worked out only when a position is shown.
///
/// Columns count Unicode scalars, since that is what an editor's cursor steps over in Chinese text.
public struct LineTable: Sendable {
    private let lineStarts: [Int]
    private let bytes: [UInt8]

    /// - Parameter bytes: the source as UTF-8; lines end at LF, and at a CR that no LF follows.
    public init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var count = 1
            for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
            starts.reserveCapacity(count)
            var next = 0
            while next < bytes.count {
                let byte = bytes[next]
                next += 1
                guard byte <= 0x0D else { continue }
                let endsLine = byte == 0x0A || byte == 0x0D && (next == bytes.count || bytes[next] != 0x0A)
                if endsLine { starts.append(next) }
            }
        }
        self.lineStarts = starts
        self.bytes = bytes
    }

    /// The line and column of a byte offset; an offset behind the end is taken as the end.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let scalarsBefore = bytes[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 }
        return (low + 1, scalarsBefore + 1)
    }
}
