import GongkaiDiagnostics

/// From bytes to text: which encoding the bytes are in, and the text in UTF-8, or why they are no text.
///
/// A byte order mark decides first, then strict UTF-8, then evidence counted over the whole input; never a sample,
/// since a gazette may be ASCII tables for its first hundred kilobytes.
package enum TextDecoder {
    /// Decodes an input strictly: no byte is replaced or dropped.
    /// - Parameters:
    ///   - bytes: the whole input.
    ///   - named: the encoding that the user named, which is obeyed; `nil` to tell it from the bytes.
    /// - Throws: `DecodingFailure` with an input rule and the offset of the first bad byte.
    package static func decode(
        _ bytes: [UInt8], as named: TextEncoding? = nil
    ) throws(DecodingFailure) -> DecodedText {
        guard !bytes.isEmpty else { throw DecodingFailure(.inputEmpty) }
        if let refusal = BinaryFormat.diagnostic(for: bytes) {
            throw DecodingFailure(refusal.rule, refusal.arguments)
        }
        // Asked once: it is the whole work for most inputs, and ends at once for the others.
        let utf8Error = UTF8Validity.firstError(in: bytes)
        let certain = named ?? TextEncoding.marked(by: bytes)
        let candidates = certain.map { [$0] } ?? EncodingEvidence.candidates(for: bytes, isUTF8: utf8Error == nil)
        let text = try decode(bytes, utf8Error: utf8Error, asFirstOf: candidates)
        try refuseControlCharacters(in: text.bytes)
        guard !text.isBlank else { throw DecodingFailure(.inputBlank) }
        return text
    }

    /// The text in the first encoding that fits; where none does, the failure of the last, the likeliest to be meant.
    private static func decode(
        _ bytes: [UInt8], utf8Error: UTF8.ValidationError?, asFirstOf candidates: [TextEncoding]
    ) throws(DecodingFailure) -> DecodedText {
        var failure = DecodingFailure(.inputEmpty)
        for encoding in candidates {
            do throws(DecodingFailure) {
                let utf8 =
                    encoding == .utf8 ? try require(bytes, utf8Error) : try convert(bytes, from: encoding)
                return DecodedText(validUTF8: utf8, encoding: encoding)
            } catch {
                failure = error
            }
        }
        // Bytes that fit no encoding and are full of control characters are better called what they are. In UTF-16 and
        // UTF-32 half of the bytes of good text look like that.
        if let last = candidates.last, last == .utf8 || last == .gb18030 { try refuseControlCharacters(in: bytes) }
        throw failure
    }

    /// The bytes themselves, if they are UTF-8 as the standard has it: shortest forms, no surrogates, nothing cut off.
    private static func require(
        _ bytes: [UInt8], _ error: UTF8.ValidationError?
    ) throws(DecodingFailure) -> [UInt8] {
        guard let error else { return bytes }
        let offset = error.byteOffsets.lowerBound
        let isCutOff = error.kind == .truncatedScalar && error.byteOffsets.upperBound == bytes.count
        throw malformed(bytes, .utf8, at: offset, isCutOff: isCutOff, decodedBefore: Array(bytes[..<offset]))
    }

    private static func convert(_ bytes: [UInt8], from encoding: TextEncoding) throws(DecodingFailure) -> [UInt8] {
        guard let converter = EncodingConverter.open(from: encoding) else {
            throw DecodingFailure(.inputEncodingUnavailable, [encoding.rawValue])
        }
        let result = converter.convert(bytes)
        switch result.end {
        case .complete:
            // The converter is not ours; nothing but valid UTF-8 goes on to the readers, whatever it gave.
            return try require(result.utf8, UTF8Validity.firstError(in: result.utf8))
        case .malformed(let offset):
            throw malformed(bytes, encoding, at: offset, isCutOff: false, decodedBefore: result.utf8)
        case .cutOff(let offset):
            throw malformed(bytes, encoding, at: offset, isCutOff: true, decodedBefore: result.utf8)
        }
    }

    /// The failure at an offset; line and column come from the text before it, whatever its encoding was.
    private static func malformed(
        _ bytes: [UInt8], _ encoding: TextEncoding, at offset: Int, isCutOff: Bool, decodedBefore: [UInt8]
    ) -> DecodingFailure {
        let before = DecodedText(validUTF8: decodedBefore, encoding: encoding).bytes
        let (line, column) = LineTable(before).position(of: before.count)
        let byte = hexadecimal(bytes[offset...].prefix(1)).uppercased()
        return DecodingFailure(
            isCutOff ? .inputCutOff : .inputMalformed, [encoding.rawValue, byte, String(offset)],
            at: .init(offset: offset, line: line, column: column))
    }

    /// Refuses a text with more control characters than a scanner or a broken copy leaves behind.
    private static func refuseControlCharacters(in bytes: [UInt8]) throws(DecodingFailure) {
        let count = ControlCharacters.count(in: bytes)
        guard ControlCharacters.areTooMany(count, among: bytes.count) else { return }
        throw DecodingFailure(.inputBinary, [String(count), String(bytes.count)])
    }
}
