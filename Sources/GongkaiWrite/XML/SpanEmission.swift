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
    /// - Parameter element: the name and the attributes of a span's element.
    /// - Returns: the first span that cannot be written; what is behind it is then text alone.
    mutating func write(
        _ string: String, spans: [Span], element: (Span.Kind) -> (name: String, attributes: [(String, String?)])
    ) -> Span? {
        guard !spans.isEmpty else {
            text(string[...])
            return nil
        }
        var cursor = SpanCursor(string)
        var open: [Span] = []
        var unwritable: Span?
        for span in spans {
            while let innermost = open.last, !innermost.encloses(span) {
                text(cursor.advance(to: innermost.end))
                close()
                open.removeLast()
            }
            guard cursor.canReach(span) else {
                unwritable = span
                break
            }
            text(cursor.advance(to: span.start))
            let (name, attributes) = element(span.kind)
            self.open(name, attributes, content: .text)
            open.append(span)
        }
        for span in open.reversed() {
            text(cursor.advance(to: span.end))
            close()
        }
        text(cursor.rest)
        return unwritable
    }
}

/// Walks a string by offsets in Unicode scalars, forwards only.
private struct SpanCursor {
    private let string: String
    private let count: Int
    private var offset = 0
    private var index: String.Index

    init(_ string: String) {
        self.string = string
        count = string.unicodeScalars.count
        index = string.startIndex
    }

    /// Whether a span begins here or later and ends within the string.
    func canReach(_ span: Span) -> Bool { offset <= span.start && span.start <= span.end && span.end <= count }

    /// The text from here to an offset that can be reached.
    mutating func advance(to target: Int) -> Substring {
        let next = string.unicodeScalars.index(index, offsetBy: target - offset)
        defer { (offset, index) = (target, next) }
        return string[index..<next]
    }

    var rest: Substring { string[index...] }
}
