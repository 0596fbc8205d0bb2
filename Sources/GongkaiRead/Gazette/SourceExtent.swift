import GongkaiDiagnostics
import GongkaiModel

extension Division {
    /// The division with a source that spans from its marker to its last block.
    var withWholeSource: Division {
        var division = self
        division.source = SourceRange.hull(marker.source + (heading?.source ?? []) + blocks.flatMap(\.source))
        return division
    }
}

extension Block {
    var source: [SourceRange] {
        switch self {
        case .division(let division): division.source
        case .paragraph(let text), .note(let text): text.source
        case .list(let list): list.source
        case .table(let table): table.source
        }
    }
}

extension SourceRange {
    /// One range from the first to the last of several; none of none.
    static func hull(_ ranges: [SourceRange]) -> [SourceRange] {
        guard let first = ranges.min(), let end = ranges.map(\.end).max() else { return [] }
        return [SourceRange(start: first.start, end: end, line: first.line)]
    }
}
