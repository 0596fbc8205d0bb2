import Glibc

/// Converts bytes from or to UTF-8 piece by piece, by the system's `iconv`, strictly.
package final class StreamConverter {
    /// How a piece ended.
    package enum End: Hashable, Sendable {
        /// All of it is converted but at most a few bytes that begin a character.
        case wantsMore
        /// There is no room left for what comes out.
        case full
        /// At the first byte not consumed something stands that cannot be converted.
        case malformed
    }

    private let descriptor: iconv_t

    private init(_ descriptor: iconv_t) { self.descriptor = descriptor }

    deinit { iconv_close(descriptor) }

    /// A converter to UTF-8; `nil` where the system has none.
    package static func decoder(of encoding: TextEncoding) -> StreamConverter? { open("UTF-8", encoding.rawValue) }

    /// A converter from UTF-8; `nil` where the system has none.
    package static func encoder(to encoding: TextEncoding) -> StreamConverter? { open(encoding.rawValue, "UTF-8") }

    private static func open(_ target: String, _ source: String) -> StreamConverter? {
        // On failure the descriptor is -1, which no valid one is.
        guard let descriptor = iconv_open(target, source), Int(bitPattern: descriptor) != -1 else { return nil }
        return StreamConverter(descriptor)
    }

    /// Converts as much as there is and as there is room for. None of our encodings has a shift state, so nothing is kept
    /// from one piece for the next: what is not consumed has to be handed in again.
    /// - Returns: how many bytes were consumed and how many came out.
    package func convert(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int, end: End) {
        // `iconv` takes a pointer to mutable characters for historical reasons; it only reads them.
        var from = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var into = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, room) = (input.count, output.count)
        let failure = iconv(descriptor, &from, &left, &into, &room) == -1 ? errno : 0
        let end: End =
            switch failure {
            case 0, EINVAL: .wantsMore
            case E2BIG: .full
            default: .malformed
            }
        return (input.count - left, output.count - room, end)
    }
}
