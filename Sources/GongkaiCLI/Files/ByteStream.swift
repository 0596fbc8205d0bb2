import Glibc

/// The number that a failed system call left in `errno`.
struct SystemError: Error, Equatable {
    var code: Int32

    /// What the last system call of this thread failed with.
    static var last: SystemError { SystemError(code: errno) }

    /// The C library's own words, which are English: the program never calls `setlocale`.
    var text: String { String(cString: strerror(code)) }
}

/// Reading and writing whole byte strings through a file descriptor, without Foundation and its start-up time.
enum ByteStream {
    /// How much is read or written at a time.
    static let pieceSize = 1 << 20

    /// Reads to the end, or until there are more bytes than allowed.
    /// - Parameters:
    ///   - expected: how many bytes there probably are, to save copying.
    ///   - most: how many there may be; what is returned is not all where it is longer.
    static func readAll(
        from descriptor: Int32, expecting expected: Int = 0, atMost most: Int = .max
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(expected, most))
        while bytes.count <= most {
            var failure: SystemError?
            let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
                let got = retrying { Glibc.read(descriptor, buffer.baseAddress, pieceSize) }
                if got < 0 { failure = .last }
                count = max(got, 0)
            }
            if let failure { throw failure }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
        return bytes
    }

    /// Reads what there is, up to the room for it.
    /// - Returns: how many bytes; 0 at the end.
    static func readSome(
        from descriptor: Int32, into room: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        try HeldSignals.wait(for: POLLIN, of: descriptor)
        let got = retrying { Glibc.read(descriptor, room.baseAddress, room.count) }
        guard got >= 0 else { throw .last }
        return got
    }

    /// Writes everything.
    /// - Parameter proceed: asked before each piece; where it says no, writing ends there.
    /// - Returns: whether everything was written.
    @discardableResult
    static func write(
        _ bytes: [UInt8], to descriptor: Int32, while proceed: () -> Bool = { true }
    ) throws(SystemError) -> Bool {
        var failure: SystemError?
        let isWhole = bytes.withUnsafeBytes { buffer in
            do throws(SystemError) {
                return try write(buffer, to: descriptor, while: proceed)
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return isWhole
    }

    /// Writes everything, as above.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, while proceed: () -> Bool
    ) throws(SystemError) -> Bool {
        var rest = bytes[...]
        // A pipe that can be written to takes so much without waiting.
        let isSlow = HeldSignals.areHeld && FileStatus(descriptor: descriptor)?.isRegularFile == false
        let pieceSize = isSlow ? Int(PIPE_BUF) : pieceSize
        while !rest.isEmpty {
            guard proceed() else { return false }
            if isSlow { try HeldSignals.wait(for: POLLOUT, of: descriptor) }
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(pieceSize))
            let count = retrying { Glibc.write(descriptor, piece.baseAddress, piece.count) }
            guard count >= 0 else { throw .last }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Calls again while a signal interrupted the call.
    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}
