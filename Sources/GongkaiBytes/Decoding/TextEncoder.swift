/// From UTF-8 to another encoding, piece by piece: the way out of `TextDecoder`, for writers.
package final class TextEncoder {
    private let converter: StreamConverter

    /// - Returns: `nil` where the system cannot convert to the encoding.
    package init?(to encoding: TextEncoding) {
        guard let converter = StreamConverter.encoder(to: encoding) else { return nil }
        self.converter = converter
    }

    /// Appends a text in the encoding, strictly: nothing is replaced or dropped.
    /// - Parameter text: UTF-8, in whole characters.
    /// - Returns: the offset in the text of the first character that the encoding does not have, before which everything
    ///   was written; `nil` where all was.
    package func encode(_ text: UnsafeRawBufferPointer, into output: ByteBuffer) -> Int? {
        var consumed = 0
        while consumed < text.count {
            // Han characters take two bytes for three; what takes more has the buffer grow.
            output.reserve(max(text.count - consumed, 64))
            let room = UnsafeMutableRawBufferPointer(
                start: output.start + output.count, count: output.capacity - output.count)
            let step = converter.convert(UnsafeRawBufferPointer(rebasing: text[consumed...]), into: room)
            consumed += step.consumed
            output.count += step.produced
            if step.end == .malformed || step.end == .wantsMore && consumed < text.count { return consumed }
        }
        return nil
    }
}
