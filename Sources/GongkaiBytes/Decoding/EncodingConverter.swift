import Glibc

/// The system's `iconv`, the only place that calls it: strict conversion of a whole input to UTF-8.
struct EncodingConverter: ~Copyable {
    /// How a conversion ended; offsets count the input's bytes and point at the first byte of the bad sequence.
    enum End: Equatable {
        case complete
        case malformed(offset: Int)
        /// The input ends within a character.
        case cutOff(offset: Int)
    }

    private let descriptor: iconv_t

    private init(descriptor: iconv_t) {
        self.descriptor = descriptor
    }

    deinit {
        iconv_close(descriptor)
    }

    /// A converter from an encoding, or `nil` where the system has none (its gconv modules are not installed).
    static func open(from encoding: TextEncoding) -> EncodingConverter? {
        // On failure the descriptor is -1, which no valid one is.
        guard let descriptor = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: descriptor) != -1 else {
            return nil
        }
        return EncodingConverter(descriptor: descriptor)
    }

    /// Converts all of the input, or all before its first bad byte.
    ///
    /// None of the encodings here keeps a shift state, so nothing is left to be flushed at the end.
    func convert(_ bytes: [UInt8]) -> (utf8: [UInt8], end: End) {
        var output: [UInt8] = []
        // Exactly enough for two-byte characters that become three bytes; the rare fourth byte makes it grow.
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var end: End?
        var consumed = 0
        while end == nil {
            (consumed, end) = convertPiece(of: bytes, from: consumed, into: &output)
        }
        return (output, end ?? .complete)
    }

    private static let pieceSize = 64 * 1024

    /// Converts as much as one piece of output holds.
    /// - Returns: how many bytes are consumed by now, and how the conversion ended, or `nil` if there is more to do.
    private func convertPiece(
        of bytes: [UInt8], from start: Int, into output: inout [UInt8]
    ) -> (consumed: Int, end: End?) {
        var consumed = start
        var failure: Int32?
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, initialized in
            bytes.withUnsafeBytes { input in
                buffer.withMemoryRebound(to: CChar.self) { output in
                    // `iconv` takes a pointer to mutable characters for historical reasons; it only reads them.
                    var from = UnsafeMutableRawBufferPointer(mutating: input).baseAddress?
                        .assumingMemoryBound(to: CChar.self).advanced(by: start)
                    var left = input.count - start
                    var into = output.baseAddress
                    var room = output.count
                    if iconv(descriptor, &from, &left, &into, &room) == -1 { failure = errno }
                    consumed = input.count - left
                    initialized = output.count - room
                }
            }
        }
        output.append(contentsOf: piece)
        switch failure {
        case nil: return (consumed, .complete)
        case E2BIG: return (consumed, nil)
        case EINVAL: return (consumed, .cutOff(offset: consumed))
        default: return (consumed, .malformed(offset: consumed))
        }
    }
}
