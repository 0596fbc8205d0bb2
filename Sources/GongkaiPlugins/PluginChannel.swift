import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWrite

/// Frames to a plugin and from it, over pipes that are never waited for longer than the limits allow.
///
/// While something is to be sent, what comes is read as well, so that the two can never wait for each other.
final class PluginChannel {
    /// A frame that came; the bytes hold until the next is taken.
    typealias Receiver = (Frame.Kind, UnsafeRawBufferPointer) throws(WriteError) -> Void

    /// So much of the log is kept for messages.
    private static let mostLog = 4_096
    /// Milliseconds between looks at the clock and at signals.
    private static let pause: Int32 = 100

    private let name: String
    let process: PluginProcess
    private let host: PluginHost
    private let incoming = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * (Frame.mostPayload + Frame.headerLength), alignment: 16)
    private var filled = 0
    private var logTail: [UInt8] = []
    private var hasLog = true
    private(set) var isAtEnd = false
    private let start: Double
    private var lastProgress: Double
    /// Whether the plugin has said `hello`.
    var hasGreeted = false

    init(_ name: String, process: PluginProcess, host: PluginHost) {
        self.name = name
        self.process = process
        self.host = host
        start = host.now()
        lastProgress = start
    }

    deinit { incoming.deallocate() }

    /// Sends a frame.
    func send(
        _ kind: Frame.Kind, _ payload: UnsafeRawBufferPointer, receiver: Receiver
    ) throws(WriteError) {
        let header = Frame.header(kind, length: payload.count)
        let outcome = header.withUnsafeBytes { header in
            Result { () throws(WriteError) in try write(header, receiver) }
        }
        try outcome.get()
        try write(payload, receiver)
    }

    private func write(_ bytes: UnsafeRawBufferPointer, _ receiver: Receiver) throws(WriteError) {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(process.input, rest.baseAddress, rest.count)
            if written > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                lastProgress = host.now()
            } else if written < 0, errno == EPIPE {
                // It may have said why before it closed its end.
                while !isAtEnd { try pump(wantsToWrite: false, receiver) }
                throw died()
            } else if written < 0, errno != EAGAIN, errno != EINTR {
                throw died()
            } else {
                try pump(wantsToWrite: true, receiver)
                if isAtEnd { throw died() }
            }
        }
    }

    /// Waits a while for something to happen, and takes what came.
    /// - Throws: what the receiver throws; where time is up, or the plugin broke the rules.
    func pump(wantsToWrite: Bool, _ receiver: Receiver) throws(WriteError) {
        try checkTime()
        var places = [pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)]
        if hasLog { places.append(pollfd(fd: process.log, events: Int16(POLLIN), revents: 0)) }
        if wantsToWrite { places.append(pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0)) }
        guard poll(&places, nfds_t(places.count), PluginChannel.pause) > 0 else { return }
        for place in places where place.revents != 0 {
            if place.fd == process.log { readLog() }
            if place.fd == process.output { try readFrames(receiver) }
        }
    }

    private func readFrames(_ receiver: Receiver) throws(WriteError) {
        let room = UnsafeMutableRawBufferPointer(rebasing: incoming[filled...])
        let count = read(process.output, room.baseAddress, room.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else {
            isAtEnd = true
            guard filled == 0 else { throw died() }
            return
        }
        filled += count
        var position = 0
        while let frame = try frame(at: position) {
            let body = incoming[(position + Frame.headerLength)..<frame.end]
            lastProgress = host.now()
            try receiver(frame.kind, UnsafeRawBufferPointer(rebasing: body))
            position = frame.end
        }
        guard position > 0, let base = incoming.baseAddress else { return }
        memmove(base, base + position, filled - position)
        filled -= position
    }

    /// The whole frame that begins at a place; `nil` where it is not whole yet.
    private func frame(at start: Int) throws(WriteError) -> (kind: Frame.Kind, end: Int)? {
        guard filled - start >= Frame.headerLength else { return nil }
        let length = incoming[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Frame.mostPayload else {
            throw .componentFailed(
                Diagnostic(.pluginFrameTooLarge, [name, String(length), String(Frame.mostPayload)]))
        }
        guard let kind = Frame.Kind(rawValue: incoming[start + 4]) else {
            throw .componentFailed(Diagnostic(.pluginFrameUnknown, [name, String(incoming[start + 4])]))
        }
        let end = start + Frame.headerLength + length
        return end <= filled ? (kind, end) : nil
    }

    private func readLog() {
        var block = [UInt8](repeating: 0, count: 1 << 14)
        let count = read(process.log, &block, block.count)
        if count == 0 { hasLog = false }
        guard count > 0 else { return }
        logTail = (logTail + block[..<count]).suffix(PluginChannel.mostLog)
    }

    private func checkTime() throws(WriteError) {
        guard host.goesOn() else { throw .stopped }
        let now = host.now()
        let limits = host.limits
        if !hasGreeted, now - start > limits.handshake { throw late(limits.handshake, .pluginNoHello) }
        if hasGreeted, now - lastProgress > limits.idle { throw late(limits.idle, .pluginIdle) }
        if now - start > limits.total { throw late(limits.total, .pluginTooSlow) }
    }

    private func late(_ seconds: Double, _ rule: DiagnosticRule) -> WriteError {
        .componentFailed(Diagnostic(rule, [name, String(seconds)]))
    }

    /// The plugin is gone before its time: with the last line of its log.
    func died() -> WriteError {
        readLog()
        let lines = String(decoding: logTail, as: UTF8.self).split(separator: "\n")
        return .componentFailed(Diagnostic(.pluginDied, [name, lines.last.map { String($0.prefix(300)) } ?? "-"]))
    }
}
