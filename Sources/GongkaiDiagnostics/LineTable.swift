/// Turns a byte offset into a 1-based line and column, worked out only when a position is shown.
///
/// Columns count Unicode scalars, since that is what an editor's cursor steps over in Chinese text.
public struct LineTable: Sendable {
    private let lineStarts: [Int]
    private let bytes: [UInt8]

    /// - Parameter bytes: the source as UTF-8; lines end at LF, and at a CR that no LF follows.
    public init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBytes { bytes in
            var next = 0
            while let end = LineTable.firstControl(of: bytes, from: next) {
                let byte = bytes[end]
                next = end + 1
                let endsLine = byte == 0x0A || byte == 0x0D && (next == bytes.count || bytes[next] != 0x0A)
                if endsLine { starts.append(next) }
            }
        }
        self.lineStarts = starts
        self.bytes = bytes
    }

    /// The first byte from an offset on that may end a line: up to CR, which few bytes of a text are. Eight are passed
    /// over at a time.
    private static func firstControl(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // Taking 0x0E from a byte below it borrows from the highest bit, which such a byte does not have itself.
            guard (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 == 0 else { break }
            index += 8
        }
        while index < bytes.count, bytes[index] > 0x0D { index += 1 }
        return index < bytes.count ? index : nil
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
