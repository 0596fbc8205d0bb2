import GongkaiBytes
import GongkaiDiagnostics

/// Tells lines and columns in a piece from offsets that grow, so that all of a piece's findings together go through it once.
struct LineCursor {
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    /// Where an offset is. It should not lie before one that was asked for: then all is counted anew.
    mutating func position(of target: Int, in bytes: ByteBuffer) -> Diagnostic.Position {
        if target < offset { self = LineCursor() }
        let passed = bytes.bytes[offset..<target]
        var lineEnds = 0
        for place in passed.indices where passed[place] == 0x0A {
            lineEnds += 1
            lineStart = place + 1
        }
        (offset, line) = (target, line + lineEnds)
        let column = bytes.bytes[lineStart..<target].count { $0 & 0xC0 != 0x80 } + 1
        return Diagnostic.Position(offset: target, line: line, column: column)
    }
}
