import GongkaiBytes
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
            guard text.bytes(satisfy: \.mayHoldInvisible) else { return }
            var reported: [DiagnosticRule] = []
            for scalar in text.unicodeScalars {
                guard let rule = scalar.invisibleRule, !reported.contains(rule) else { continue }
                reported.append(rule)
                sink.report(rule, [scalar.codePoint], at: source.position, modelPath: path.text)
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether any character may be one of those below, told by its first bytes.
    fileprivate var mayHoldInvisible: Bool {
        // The last byte begins no character that has two.
        indices.dropLast().contains { index in
            switch (self[index], self[index + 1]) {
            case (0xC2, 0xAD), (0xD8, 0x9C), (0xE1, 0xA0), (0xE2, 0x81), (0xEF, 0xBB), (0xF3, 0xA0): true
            // Behind E2 80 also stand dashes and quotation marks.
            case (0xE2, 0x80): index + 2 < count && !(0x90...0xA9).contains(self[index + 2])
            default: false
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var invisibleRule: DiagnosticRule? {
        switch value {
        // ARABIC LETTER MARK, the marks, embeddings, overrides and isolates of Unicode Annex 9.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return .checkBidirectionalControl
        // SOFT HYPHEN, zero-width space, joiners and no-break space, invisible operators, tags.
        case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0xE0000...0xE007F:
            return .checkInvisibleCharacter
        default: return nil
        }
    }
}
