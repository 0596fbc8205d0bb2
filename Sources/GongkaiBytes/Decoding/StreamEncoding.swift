package import GongkaiDiagnostics

/// Which encoding a stream is in, told from a stretch of it.
package enum StreamEncoding {
    /// The encoding that a stretch is likeliest in.
    /// - Parameters:
    ///   - sample: bytes that are not ASCII alone, from the beginning of a character on.
    ///   - isWhole: whether the input ends with them; if not, a character may be cut at their end.
    package static func likeliest(in sample: [UInt8], isWhole: Bool) -> TextEncoding {
        let error = UTF8Validity.firstError(in: sample)
        let isCut = !isWhole && error?.kind == .truncatedScalar && error?.byteOffsets.upperBound == sample.count
        let candidates = EncodingEvidence.candidates(for: sample, isUTF8: error == nil || isCut)
        return candidates.first { fits($0, sample, isUTF8: error == nil || isCut, isWhole: isWhole) }
            ?? candidates.last ?? .utf8
    }

    private static func fits(_ encoding: TextEncoding, _ sample: [UInt8], isUTF8: Bool, isWhole: Bool) -> Bool {
        if encoding == .utf8 { return isUTF8 }
        return switch EncodingConverter.open(from: encoding)?.convert(sample).end {
        case .complete: true
        case .cutOff: !isWhole
        case .malformed, nil: false
        }
    }

    /// What to tell of bytes that begin a file that is no text; `nil` for text.
    package static func refusal(of start: [UInt8]) -> Diagnostic? {
        BinaryFormat.diagnostic(for: start).map { Diagnostic($0.rule, $0.arguments) }
    }

    /// What to tell of a whole file of a format of offices that nobody here reads; `nil` for all others.
    package static func officeRefusal(ofFile bytes: UnsafeRawBufferPointer) -> Diagnostic? {
        officeRefusal(of: BinaryFormat.tellingPart(of: bytes))
    }

    /// What to tell of bytes that begin a file of a format of offices that nobody here reads; `nil` for all others.
    package static func officeRefusal(of start: [UInt8]) -> Diagnostic? {
        BinaryFormat.advice(for: start).map { Diagnostic($0.rule, $0.arguments) }
    }
}
