import GongkaiDiagnostics
import GongkaiModel

/// Characters that are not seen and change what is: they are kept in the text, and reported, one finding a text.
struct InvisibleCharacterCheck: Check {
    let rules: [DiagnosticRule] = [.checkBidirectionalControl, .checkInvisibleCharacter]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        var finder = Finder(sink: sink)
        finder.walk(examined.publication)
        sink = finder.sink
    }

    private struct Finder: PlacedVisitor {
        var sink: DiagnosticSink

        mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {
            var reported: [DiagnosticRule] = []
            for scalar in text.unicodeScalars {
                guard let rule = scalar.invisibleRule, !reported.contains(rule) else { continue }
                reported.append(rule)
                sink.report(rule, [scalar.code], at: source.position, modelPath: path.text)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var invisibleRule: DiagnosticRule? {
        // Han characters and punctuation, nearly all there is, are told by one comparison.
        if (0x3000...0xD7FF).contains(value) || value < 0xAD { return nil }
        switch value {
        // ARABIC LETTER MARK, the marks, embeddings, overrides and isolates of Unicode Annex 9.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return .checkBidirectionalControl
        // SOFT HYPHEN, zero-width space, joiners and no-break space, invisible operators, tags.
        case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0xE0000...0xE007F:
            return .checkInvisibleCharacter
        default: return nil
        }
    }

    /// U+202E.
    fileprivate var code: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
