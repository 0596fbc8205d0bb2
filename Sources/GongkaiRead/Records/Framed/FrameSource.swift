import GongkaiBytes
import GongkaiDiagnostics

/// Takes the data out of a stream of frames, and holds the sender to what it says of them, in bounded memory.
final class FrameSource {
    private enum State {
        case beginning
        case records
        /// The sender said `end`: it may say how it closed, and no more.
        case ended
        case closed
    }

    private let raw: ByteSource.Fill
    private var state = State.beginning
    /// What is still to come of the data frame that came last.
    private var rest = 0
    /// Bytes of the input that were read ahead, since frames may be small.
    private let ahead = ByteBuffer(capacity: FrameSource.stretch)
    private var aheadTaken = 0
    private var bytes = 0
    private var records = 0
    private var lastByte = UInt8(ascii: "\n")

    private static let stretch = 1 << 16

    /// - Parameter raw: hands out the bytes of the input.
    init(_ raw: @escaping ByteSource.Fill) {
        self.raw = raw
    }

    /// Fills memory with the next data, as `ByteSource` asks.
    /// - Throws: `ReadError` where the frames are no such stream, or end before their end.
    func fill(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard !room.isEmpty else { return 0 }
        while rest == 0 {
            guard try takeFrame() else { return 0 }
        }
        let part = UnsafeMutableRawBufferPointer(rebasing: room.prefix(rest))
        let count = try pull(part)
        guard count > 0, let last = part.prefix(count).last else { throw failure(.frameCutOff) }
        rest -= count
        bytes += count
        for byte in part.prefix(count) { records &+= byte == 0x0A ? 1 : 0 }
        lastByte = last
        return count
    }

    // MARK: Frames

    /// Takes the head of the next frame, and all of one of control.
    /// - Returns: `false` where the input has come to its end as it should.
    private func takeFrame() throws(ReadError) -> Bool {
        let header = try take(Frame.headerLength)
        guard !header.isEmpty else {
            guard state == .ended || state == .closed else { throw failure(.frameCutOff) }
            return false
        }
        let length = Frame.length(saidBy: header)
        guard length <= Frame.mostPayload else {
            throw failure(.frameTooLarge, [String(length), String(Frame.mostPayload)])
        }
        switch Frame.Kind(rawValue: header[Frame.headerLength - 1]) {
        case .data?:
            guard state == .records else { throw unfit }
            rest = length
        case .control?:
            let payload = try take(length)
            guard payload.count == length, let message = ControlMessage(payload) else { throw unfit }
            try heed(message)
        case nil: throw failure(.frameUnknown, [String(header[Frame.headerLength - 1])])
        }
        return true
    }

    private func heed(_ message: ControlMessage) throws(ReadError) {
        switch (message.kind, state) {
        case ("open", .beginning):
            guard message.count("protocol") ?? Frame.protocolVersion == Frame.protocolVersion,
                message.string("content") ?? "records" == "records"
            else { throw unfit }
            state = .records
        case ("end", .records):
            try check("bytes", message, bytes)
            guard lastByte == 0x0A else { throw failure(.frameUnterminated) }
            try check("records", message, records)
            state = .ended
        case ("close", .ended) where message.count("status") == 0: state = .closed
        case ("error", .beginning), ("error", .records), ("error", .ended):
            guard message.string("severity") == "warning" else {
                let code = String((message.string("code") ?? "-").prefix(100))
                throw failure(.frameSenderFailed, [code, String((message.string("message") ?? "-").prefix(1_000))])
            }
        default: throw unfit
        }
    }

    private func check(_ what: String, _ message: ControlMessage, _ found: Int) throws(ReadError) {
        guard message.count(what) != found else { return }
        throw failure(.frameCounts, [what, message.count(what).map { String($0) } ?? "-", String(found)])
    }

    private var unfit: ReadError {
        let expected =
            switch state {
            case .beginning: "control {\"kind\":\"open\",\"protocol\":1,\"content\":\"records\"}"
            case .records: "data; control {\"kind\":\"end\",\"bytes\":…,\"records\":…}"
            case .ended: "control {\"kind\":\"close\",\"status\":0}"
            case .closed: "-"
            }
        return failure(.frameControl, [expected])
    }

    private func failure(_ rule: DiagnosticRule, _ arguments: [String] = []) -> ReadError {
        .unreadable([Diagnostic(rule, arguments)])
    }

    // MARK: Bytes

    /// So many bytes; none at the end of the input.
    private func take(_ count: Int) throws(ReadError) -> [UInt8] {
        let taken = ByteBuffer(capacity: count)
        while taken.count < count {
            let room = UnsafeMutableRawBufferPointer(start: taken.start + taken.count, count: count - taken.count)
            let got = try pull(room)
            if got == 0 { break }
            taken.count += got
        }
        guard taken.count == 0 || taken.count == count else { throw failure(.frameCutOff) }
        return taken.array(0..<taken.count)
    }

    /// The next bytes of the input, as many as there are at once.
    private func pull(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if aheadTaken == ahead.count {
            if room.count >= FrameSource.stretch { return try raw(room) }
            (ahead.count, aheadTaken) = (0, 0)
            ahead.count = try raw(UnsafeMutableRawBufferPointer(start: ahead.start, count: FrameSource.stretch))
        }
        let part = UnsafeRawBufferPointer(rebasing: ahead.bytes[aheadTaken...].prefix(room.count))
        room.copyMemory(from: part)
        aheadTaken += part.count
        return part.count
    }
}
