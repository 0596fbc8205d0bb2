import GongkaiModel
import GongkaiWorkers

/// What belongs to the page and not to the text: page numbers, running heads, and where pages break.
///
/// A page number is told by its form and place, a bare one by the sequence it is part of; a running head by standing
/// beside page breaks again and again, or by naming the gazette and its issue more than twice. Nothing is furniture
/// for its words alone.
struct Furniture {
    /// Lines that are page numbers, by index.
    private(set) var pageNumbers: Set<Int> = []
    /// Lines that are running heads or feet, by index.
    private(set) var heads: Set<Int> = []

    private static let longestHead = 40
    private static let fewestRepeats = 3

    init(in text: SourceText, workers: Workers) {
        let shapes = workers.map(text.partsOfLines(for: workers)) { Furniture.shapes(of: $0, in: text) }.flatMap { $0 }
        findPageNumbers(in: text, shapes: shapes)
        findHeads(in: text, shapes: shapes)
    }

    func contains(_ line: Int) -> Bool { pageNumbers.contains(line) || heads.contains(line) }

    /// A short line as it is compared with others: no spaces, every number as #.
    private struct Shape {
        var text: String
        /// Whether it is part of the text whatever its place: a clause or a label.
        var isClause: Bool
        /// The number of a line that holds nothing but a page number, and whether dashes or words set it off.
        var page: (number: Int, isSetOff: Bool)?
        var line: Int
    }

    /// The shapes of those lines that are short enough to be furniture.
    private static func shapes(of indices: Range<Int>, in text: SourceText) -> [Shape] {
        indices.compactMap { index in
            let line = text.lines[index]
            guard !line.isBlank, line.end - line.start <= longestHead * 3, text.grid[index] == nil else { return nil }
            let scalars = text.run(of: index).scalars[...]
            guard scalars.count <= longestHead else { return nil }
            return Shape(
                text: folded(scalars), isClause: scalars.contains(where: endsClause), page: pageNumber(scalars),
                line: index)
        }
    }

    private static func folded(_ line: ArraySlice<Unicode.Scalar>) -> String {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(line.count)
        var inNumber = false
        for scalar in line where !scalar.isSpace {
            if scalar.isDigit {
                if !inNumber { folded.append("#") }
                inNumber = true
            } else {
                inNumber = false
                folded.append(scalar)
            }
        }
        return folded[...].string
    }

    /// — 3 —, - 3 -, ·3·, 第3页, 第 3 页 共 9 页, 3/9, or the bare number.
    private static func pageNumber(_ line: ArraySlice<Unicode.Scalar>) -> (number: Int, isSetOff: Bool)? {
        guard line.contains(where: \.isDigit) else { return nil }
        let core = line.filter { !$0.isSpace }[...]
        guard let digitsStart = core.firstIndex(where: \.isDigit) else { return nil }
        let digits = core[digitsStart...].prefix { $0.isDigit }
        guard (1...4).contains(digits.count) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
        let before = core[..<digitsStart]
        let after = core[digits.endIndex...]
        if before.isEmpty, after.isEmpty { return (number, false) }
        if !before.isEmpty, !after.isEmpty, before.allSatisfy(setsOff), after.allSatisfy(setsOff) {
            return (number, true)
        }
        let isWorded = before.string == "第" && after.starts(with: "页") && after.count <= 9
        return isWorded ? (number, true) : nil
    }

    /// Whether a mark stands beside page numbers.
    private static func setsOff(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "—", "－", "–", "·", "•", "~", "～", "─", "―": true
        default: false
        }
    }

    private mutating func findPageNumbers(in text: SourceText, shapes: [Shape]) {
        let candidates = shapes.compactMap { shape in shape.page.map { (line: shape.line, page: $0) } }
        pageNumbers = Set(candidates.filter(\.page.isSetOff).map(\.line))
        // A bare number is one only as part of a sequence that grows by one or two, on a line of its own between
        // blank lines or page breaks.
        let bare = candidates.filter { !$0.page.isSetOff && Furniture.standsAlone($0.line, in: text) }
        var sequence: [Int] = []
        var last = 0
        func close() -> [Int] { sequence.count >= Furniture.fewestRepeats ? sequence : [] }
        for candidate in bare {
            if !sequence.isEmpty, !(1...2).contains(candidate.page.number - last) {
                pageNumbers.formUnion(close())
                sequence = []
            }
            sequence.append(candidate.line)
            last = candidate.page.number
        }
        pageNumbers.formUnion(close())
    }

    private static func standsAlone(_ line: Int, in text: SourceText) -> Bool {
        let before = line == 0 || text.lines[line - 1].isBlank || text.lines[line].startsPage
        let after = line + 1 == text.lines.count || text.lines[line + 1].isBlank || text.lines[line + 1].startsPage
        return before && after
    }

    private mutating func findHeads(in text: SourceText, shapes: [Shape]) {
        var besideBreaks: [String: [Int]] = [:]
        var namingIssue: [String: [Int]] = [:]
        for shape in shapes where !pageNumbers.contains(shape.line) && !Furniture.isText(shape, in: text) {
            if isBesideBreak(shape.line, in: text) { besideBreaks[shape.text, default: []].append(shape.line) }
            if Furniture.namesIssue(shape.text) { namingIssue[shape.text, default: []].append(shape.line) }
        }
        for lines in besideBreaks.values where lines.count >= Furniture.fewestRepeats { heads.formUnion(lines) }
        for lines in namingIssue.values where lines.count >= Furniture.fewestRepeats { heads.formUnion(lines) }
    }

    private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "。" || scalar == "，" || scalar.isSemicolon || scalar.isColon
    }

    /// Whether a line is part of the text whatever its place: a clause, a label, or the name of the issue at its head.
    private static func isText(_ shape: Shape, in text: SourceText) -> Bool {
        if shape.isClause { return true }
        guard shape.line < 20, namesIssue(shape.text) else { return false }
        return text.lines[..<shape.line].count { !$0.isBlank } < 3
    }

    /// 云溪市人民政府公报 2024年第3期, and nothing of a sentence.
    private static func namesIssue(_ shape: String) -> Bool {
        guard shape.utf8.contains(UInt8(ascii: "#")) else { return false }
        let shape = Array(shape.unicodeScalars)[...]
        return shape.containsAny(of: ["公报", "政报"]) && !shape.contains("关于" as Word)
    }

    /// Whether a page break stands directly above or below: a form feed, or a page number.
    private func isBesideBreak(_ line: Int, in text: SourceText) -> Bool {
        if text.lines[line].startsPage { return true }
        for step in [-1, 1] {
            var neighbour = line + step
            while text.lines.indices.contains(neighbour), text.lines[neighbour].isBlank {
                if step == 1, neighbour + 1 < text.lines.count, text.lines[neighbour + 1].startsPage { return true }
                neighbour += step
            }
            guard text.lines.indices.contains(neighbour) else { continue }
            if pageNumbers.contains(neighbour) { return true }
            if step == 1, text.lines[neighbour].startsPage { return true }
        }
        return false
    }
}
