/// Which encodings an unmarked input may be in, from counts over all of its bytes.
enum EncodingEvidence {
    /// The encodings to try, in order. The first that decodes the whole input is the one; where none does, the last
    /// names the error.
    static func candidates(for bytes: [UInt8], isUTF8: Bool) -> [TextEncoding] {
        // Valid UTF-8 is UTF-8, unless every other byte or so is NUL: then it is ASCII written as UTF-16.
        if !isUTF8 || isQuarterNUL(bytes), let encoding = UTF16Evidence.encoding(of: bytes) { return [encoding] }
        if isUTF8 { return AccidentalUTF8.isLikely(in: bytes) ? [.gb18030, .utf8] : [.utf8] }
        let evidence = UTF8Evidence(bytes)
        if evidence.isBrokenUTF8 { return [.utf8] }
        return evidence.isMostlyUTF8 ? [.gb18030, .utf8] : [.gb18030]
    }

    private static func isQuarterNUL(_ bytes: [UInt8]) -> Bool {
        ControlCharacters.nulCount(in: bytes) * 4 >= bytes.count
    }
}
