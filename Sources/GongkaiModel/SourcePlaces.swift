package import GongkaiDiagnostics

/// The ranges of the source in which something stands, in little room.
///
/// A publication has them by the hundred thousand, and nearly all are one range of a source below 4 GB: twelve bytes
/// here, where an array takes sixty-four of the heap.
package struct SourcePlaces: Hashable, Sendable {
    private enum Kept: Hashable, Sendable {
        case nowhere
        case once(start: UInt32, end: UInt32, line: UInt32)
        /// Also one range alone whose numbers are larger: equal places are kept in the same way.
        case several([SourceRange])
    }

    private var kept: Kept

    /// Makes places of ranges, in their order.
    package init(_ ranges: [SourceRange] = []) {
        if let range = ranges.first, ranges.count == 1 {
            self.init(range)
        } else {
            self.init(kept: ranges.isEmpty ? .nowhere : .several(ranges))
        }
    }

    /// Makes the place of one range.
    package init(_ range: SourceRange) {
        guard let start = UInt32(exactly: range.start), let end = UInt32(exactly: range.end),
            let line = UInt32(exactly: range.line)
        else {
            self.init(kept: .several([range]))
            return
        }
        self.init(kept: .once(start: start, end: end, line: line))
    }

    private init(kept: Kept) {
        self.kept = kept
    }

    /// Whether there is no range: what stands nowhere is derived.
    package var isEmpty: Bool { kept == .nowhere }

    /// The ranges, in their order.
    package var ranges: [SourceRange] {
        switch kept {
        case .nowhere: []
        case .once(let start, let end, let line): [SourceRange(start: Int(start), end: Int(end), line: Int(line))]
        case .several(let ranges): ranges
        }
    }

    /// Walks the ranges without making an array of them.
    package func forEach(_ body: (SourceRange) -> Void) {
        switch kept {
        case .nowhere: break
        case .once(let start, let end, let line): body(SourceRange(start: Int(start), end: Int(end), line: Int(line)))
        case .several(let ranges): ranges.forEach(body)
        }
    }
}
