/// Strict UTF-8: looked at by lines, and what they leave over by the standard library's validator, which tells errors apart.
enum UTF8Validity {
    /// The first error, whose offsets begin at the first byte of the ill-formed sequence; `nil` for valid UTF-8.
    static func firstError(in bytes: [UInt8]) -> UTF8.ValidationError? {
        let valid = bytes.withUnsafeBytes(UTF8Scan.validCount(of:))
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span.extracting(valid...))
            return nil
        } catch {
            let offsets = error.byteOffsets
            return UTF8.ValidationError(error.kind, valid + offsets.lowerBound..<valid + offsets.upperBound)
        }
    }
}
