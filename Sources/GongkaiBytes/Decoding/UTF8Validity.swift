/// Strict UTF-8, by the standard library's validator, which takes over a gigabyte of Chinese text a second.
enum UTF8Validity {
    /// The first error, whose offsets begin at the first byte of the ill-formed sequence; `nil` for valid UTF-8.
    static func firstError(in bytes: [UInt8]) -> UTF8.ValidationError? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error
        }
    }
}
