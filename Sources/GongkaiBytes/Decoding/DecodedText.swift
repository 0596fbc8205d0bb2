package import GongkaiDiagnostics

/// A text as valid UTF-8, and what it was decoded from.
package struct DecodedText: Sendable, Hashable {
    /// Valid UTF-8 without a byte order mark. Every offset of a reader counts these bytes.
    package let bytes: [UInt8]
    /// The encoding that the input was in.
    package let encoding: TextEncoding
    /// Whether the input began with a byte order mark, which is no part of `bytes`.
    package let hasByteOrderMark: Bool

    /// - Parameter validUTF8: the text, whose leading U+FEFF, if any, is taken as the byte order mark.
    init(validUTF8: [UInt8], encoding: TextEncoding) {
        let mark = TextEncoding.utf8.byteOrderMark
        self.hasByteOrderMark = validUTF8.starts(with: mark)
        self.bytes = hasByteOrderMark ? Array(validUTF8.dropFirst(mark.count)) : validUTF8
        self.encoding = encoding
    }

    /// Whether there is nothing to read: only white space, zero-width marks and control characters.
    var isBlank: Bool {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            let category = scalar.properties.generalCategory
            guard scalar.properties.isWhitespace || category == .control || category == .format else { return false }
        }
        return true
    }
}

/// Why an input is no text; offsets count the bytes of the input as it came.
package struct DecodingFailure: Error, Sendable, Hashable {
    package let diagnostic: Diagnostic

    init(_ rule: DiagnosticRule, _ arguments: [String] = [], at position: Diagnostic.Position? = nil) {
        self.diagnostic = Diagnostic(rule, arguments, at: position)
    }
}
