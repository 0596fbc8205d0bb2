import CLibXML2

/// Why a text is no pattern.
package struct XMLPatternError: Error, Hashable, Sendable {
    /// What libxml2 says, in English and in one line.
    package let message: String
}

/// A regular expression of XML Schema (XSD 1.0, Part 2, appendix F), compiled: it matches whole texts, never parts.
///
/// Sendable without the compiler's check: libxml2 only reads a compiled expression, each match runs in a context of its
/// own, and the pointer never changes.
package final class XMLPattern: @unchecked Sendable {
    /// Longer ones are refused: compiling takes time that grows faster than the text.
    package static let lengthLimit = 10_000

    private let compiled: xmlRegexpPtr

    package init(_ pattern: String) throws(XMLPatternError) {
        if let obstacle = XMLLibrary.obstacle { throw XMLPatternError(message: obstacle) }
        guard pattern.utf8.count <= XMLPattern.lengthLimit else {
            throw XMLPatternError(message: "longer than \(XMLPattern.lengthLimit) bytes")
        }
        if let forbidden = XMLCharacters.firstForbidden(in: pattern) {
            throw XMLPatternError(message: "holds U+\(String(forbidden.value, radix: 16, uppercase: true))")
        }
        let (compiled, issues) = compileHearing { gongkai_pattern_compile(pattern, $0, $1) }
        guard let compiled, issues.isEmpty else {
            if let compiled { gongkai_pattern_free(compiled) }
            throw XMLPatternError(message: issues.first?.message ?? "libxml2 cannot compile it")
        }
        self.compiled = compiled
    }

    deinit { gongkai_pattern_free(compiled) }

    /// Whether the whole text matches. One with a NUL, which no XML can hold, does not.
    /// - Parameter utf8: valid UTF-8.
    package func matches(_ utf8: UnsafeRawBufferPointer) -> Bool {
        guard !utf8.contains(0) else { return false }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: utf8.count + 1) { text in
            UnsafeMutableRawBufferPointer(text).copyMemory(from: utf8)
            text[utf8.count] = 0
            return text.baseAddress.map { gongkai_pattern_matches(compiled, $0) == 1 } ?? false
        }
    }

    /// Whether the whole text matches.
    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
    }
}
