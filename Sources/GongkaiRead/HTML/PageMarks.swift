/// Marks of a page on their way into the text of its document, which takes lines of it and leaves out others.
struct PageMarks {
    private let marks: [Range<Int>]
    private var next = 0
    /// What of the marks lies on lines that were taken, where it stands in the text, and of which mark it is.
    private(set) var taken: [(range: Range<Int>, mark: Int)] = []

    /// - Parameter marks: in order and apart from each other.
    init(_ marks: [Range<Int>]) {
        self.marks = marks
    }

    /// Takes the marks of a line; lines come in their order.
    mutating func take(_ line: Range<Int>, shift: Int) {
        while next < marks.count, marks[next].upperBound <= line.lowerBound { next += 1 }
        var mark = next
        while mark < marks.count, marks[mark].lowerBound < line.upperBound {
            let range = marks[mark].clamped(to: line)
            if !range.isEmpty { taken.append(((range.lowerBound + shift)..<(range.upperBound + shift), mark)) }
            mark += 1
        }
    }
}
