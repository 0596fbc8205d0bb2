/// A pattern for one name, as shells have it (POSIX.1-2017, XCU 2.13): `*`, `?`, `[abc]`, `[!a-z]`, `\` in front of what means itself.
struct NamePattern {
    private enum Piece {
        case character(Unicode.Scalar)
        case any
        case stretch
        case set([ClosedRange<UInt32>], isNegated: Bool)
    }

    private let pieces: [Piece]

    /// Whether it also matches hidden names.
    let showsHidden: Bool

    init(_ text: String) {
        showsHidden = text.utf8.first == UInt8(ascii: ".")
        var pieces: [Piece] = []
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": pieces.append(.stretch)
            case "?": pieces.append(.any)
            case "[":
                if let set = NamePattern.set(&rest) { pieces.append(set) } else { pieces.append(.character("[")) }
            case "\\": pieces.append(.character(rest.popFirst() ?? "\\"))
            default: pieces.append(.character(scalar))
            }
        }
        self.pieces = pieces
    }

    /// Whether a text has anything that is special in a pattern.
    static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?[".utf8.contains($0) } }

    func matches(_ name: String) -> Bool {
        let name = Array(name.unicodeScalars)
        var (place, piece) = (0, 0)
        /// Where to go on with a longer stretch.
        var retry: (place: Int, piece: Int)?
        while place < name.count {
            if piece < pieces.count, case .stretch = pieces[piece] {
                retry = (place, piece)
                piece += 1
            } else if piece < pieces.count, NamePattern.takes(name[place], pieces[piece]) {
                (place, piece) = (place + 1, piece + 1)
            } else if let last = retry {
                retry = (last.place + 1, last.piece)
                (place, piece) = (last.place + 1, last.piece + 1)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { if case .stretch = $0 { true } else { false } }
    }

    private static func takes(_ scalar: Unicode.Scalar, _ piece: Piece) -> Bool {
        switch piece {
        case .character(let wanted): scalar == wanted
        case .any: true
        case .stretch: false
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
        }
    }

    /// What stands behind a bracket up to its end; `nil` where it has none and so means itself.
    private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Piece? {
        var scan = rest
        let isNegated = scan.first == "!" || scan.first == "^"
        if isNegated { scan.removeFirst() }
        var ranges: [ClosedRange<UInt32>] = []
        while let first = scan.popFirst() {
            if first == "]", !ranges.isEmpty {
                rest = scan
                return .set(ranges, isNegated: isNegated)
            }
            var last = first
            if scan.first == "-", let end = scan.dropFirst().first, end != "]" {
                last = end
                scan = scan.dropFirst(2)
            }
            // A range that runs backwards holds nothing, but the bracket is there.
            ranges.append(first.value <= last.value ? first.value...last.value : 0...0)
        }
        return nil
    }
}
