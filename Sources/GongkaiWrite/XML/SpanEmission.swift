import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

extension XMLEmitter {
    /// What the emitter could not write, as it is told to the user.
    var firstFault: Diagnostic? {
        guard let fault else { return nil }
        switch fault.kind {
        case .forbiddenCharacter(let scalar):
            let code = String(scalar.value, radix: 16, uppercase: true)
            let padding = String(repeating: "0", count: max(0, 4 - code.count))
            return Diagnostic(.unwritableCharacter, [padding + code], modelPath: fault.path)
        case .tooDeep(let limit):
            return Diagnostic(.unwritableDepth, [String(limit)], modelPath: fault.path)
        }
    }

    /// Writes text and an element for each span, within the nearest span before it that encloses it.
    /// - Parameter openElement: opens the element of a span, for text.
    /// - Returns: the first span that cannot be written; what is behind it is then text alone.
    mutating func write(
        _ string: String, spans: [Span], openElement: (inout XMLEmitter, Span.Kind) -> Void
    ) -> Span? {
        var string = string
        return string.withUTF8 { utf8 in
            guard !spans.isEmpty else {
                text(utf8: utf8)
                return nil
            }
            return write(utf8, spans: spans, openElement: openElement)
        }
    }

    private mutating func write(
        _ utf8: UnsafeBufferPointer<UInt8>, spans: [Span], openElement: (inout XMLEmitter, Span.Kind) -> Void
    ) -> Span? {
        var cursor = SpanCursor(utf8)
        var open: [Span] = []
        var unwritable: Span?
        for span in spans {
            while let innermost = open.last, !innermost.encloses(span) {
                text(utf8: cursor.advance(to: innermost.end))
                close()
                open.removeLast()
            }
            guard cursor.canReach(span) else {
                unwritable = span
                break
            }
            text(utf8: cursor.advance(to: span.start))
            openElement(&self, span.kind)
            open.append(span)
        }
        for span in open.reversed() {
            text(utf8: cursor.advance(to: span.end))
            close()
        }
        text(utf8: cursor.rest)
        return unwritable
    }
}

/// Walks a string by offsets in Unicode scalars, forwards only.
private struct SpanCursor {
    private let utf8: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var offset = 0
    private var index = 0

    /// - Parameter utf8: the string's, which is valid.
    init(_ utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
        // Every scalar has one byte that continues none.
        count = utf8.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }

    /// Whether a span begins here or later and ends within the string.
    func canReach(_ span: Span) -> Bool { offset <= span.start && span.start <= span.end && span.end <= count }

    /// The text from here to an offset that can be reached.
    mutating func advance(to target: Int) -> UnsafeBufferPointer<UInt8> {
        let start = index
        while offset < target {
            let first = utf8[index]
            index += 1 + (first < 0xC0 ? 0 : 1) + (first < 0xE0 ? 0 : 1) + (first < 0xF0 ? 0 : 1)
            offset += 1
        }
        return UnsafeBufferPointer(rebasing: utf8[start..<index])
    }

    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: utf8[index...]) }
}
