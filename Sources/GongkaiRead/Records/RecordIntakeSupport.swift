import GongkaiBytes
import GongkaiDiagnostics

extension RecordReadingOptions {
    /// Refuses a record that grows beyond the limit.
    /// - Parameters:
    ///   - size: how many bytes have been read of what must hold at least one record's end, and holds none.
    ///   - offset: that of the byte behind them.
    func checkRecordSize(_ size: Int, endingAt offset: Int) throws(ReadError) {
        let allowed = limits[.recordSize]
        guard size > allowed else { return }
        let place = Diagnostic.Position(offset: offset - size)
        throw .unreadable([ReadLimit.recordSize.diagnostic(found: size, allowed: allowed, at: place)])
    }
}

extension ByteSource {
    /// Passes a byte order mark where one stands.
    /// - Parameter buffer: an empty one, to look at the bytes in.
    func skipByteOrderMark(by buffer: ByteBuffer) throws(ReadError) {
        let mark = TextEncoding.utf8.byteOrderMark
        _ = try read(mark.count, into: buffer)
        giveBack(from: buffer.bytes.starts(with: mark) ? mark.count : 0, of: buffer)
        buffer.count = 0
    }
}
