import GongkaiDiagnostics
import GongkaiModel

extension Division {
    /// Has its source span from its marker to its last block.
    mutating func takeWholeSource() {
        var hull = SourceHull()
        hull.add(marker.places)
        if let heading { hull.add(heading.places) }
        for block in blocks { hull.add(block.places) }
        places = hull.places
    }
}

extension Block {
    var source: [SourceRange] { places.ranges }

    var places: SourcePlaces {
        switch self {
        case .division(let division): division.places
        case .paragraph(let text), .note(let text): text.places
        case .list(let list): SourcePlaces(list.source)
        case .table(let table): SourcePlaces(table.source)
        }
    }
}

/// One range from the first to the last of several.
struct SourceHull {
    private var range: SourceRange?

    mutating func add(_ places: SourcePlaces) {
        places.forEach { add($0) }
    }

    mutating func add(_ other: SourceRange) {
        guard let known = range else {
            range = other
            return
        }
        let first = min(known, other)
        range = SourceRange(start: first.start, end: max(known.end, other.end), line: first.line)
    }

    /// The range; nowhere without any.
    var places: SourcePlaces { range.map { SourcePlaces($0) } ?? SourcePlaces() }
}

extension SourceRange {
    /// One range from the first to the last of several; none of none.
    static func hull(_ ranges: [SourceRange]) -> [SourceRange] {
        var hull = SourceHull()
        for range in ranges { hull.add(range) }
        return hull.places.ranges
    }
}
