import GongkaiModel

/// Finds the box of metadata that a portal prints with a document: a table, a list or a run of labels and values.
///
/// A label stands before a colon, in a cell or an element of its own. Three known labels near one another are a box, whatever
/// sets them out, and what stands among them in the same form belongs to it; fewer count only right above the text.
struct PageBox {
    /// A label and its value, by places in the text of the page.
    struct Pair {
        var label: Range<Int>
        var colon: Range<Int>?
        /// Several where the value has several lines; none where it is empty.
        var values: [Range<Int>]
        var field: MetadataBox.Field?
        var name: String
        /// The first of its lines, and all of them.
        var line: Int
        var lines: [Int]
        /// Whether an element of its own sets the label apart.
        var isSetApart: Bool
    }

    /// The rows of the box, in the order of the page.
    private(set) var pairs: [Pair] = []
    /// Pairs that are no box together, by whether the page shows them.
    private var others: [[Pair]] = []
    private var names: Set<String> = []
    private let tree: HTMLTree
    private let layout: PageLayout

    private static let widestGap = 6
    private static let farthestLine = 15
    private static let longestValue = 600

    /// Finds the boxes that are such by themselves.
    init(_ layout: PageLayout, of tree: HTMLTree) {
        self.tree = tree
        self.layout = layout
        var found: [Pair] = []
        var used: Set<Int> = []
        for index in layout.lines.indices where !used.contains(index) {
            guard layout.lines[index].count > 0, !layout.lines[index].isRow else { continue }
            // What stands beside the content says nothing of the document: the facts that our own page derives, say.
            guard !layout.lines[index].isBeside || layout.lines[index].isHidden else { continue }
            for pair in pairs(at: index) {
                found.append(pair)
                used.formUnion(pair.lines.dropFirst())
            }
        }
        for isHidden in [false, true] {
            for group in groups(of: found.filter { layout.lines[$0.line].isHidden == isHidden }) {
                if isBox(group) { take(group) } else if !isHidden { others.append(group) }
            }
        }
        pairs.sort { $0.label.lowerBound < $1.label.lowerBound }
    }

    /// Takes in what stands right above the text of the document too.
    mutating func complete(with content: ContentFinder) {
        let core = content.core
        for var group in others {
            group.removeAll { pair in pair.lines.contains { core.contains($0) } }
            guard let first = group.first?.line, let last = group.last?.line, first <= core.lowerBound,
                core.lowerBound - last <= PageBox.farthestLine
            else { continue }
            let isRow = group.count { $0.field != nil } >= 2
            take(group.filter { $0.field != nil && (isRow || $0.colon != nil && !$0.values.isEmpty) })
        }
        pairs.sort { $0.label.lowerBound < $1.label.lowerBound }
    }

    /// Takes pairs from the first that is known to the last; what comes again is none.
    private mutating func take(_ group: [Pair]) {
        let known = group.indices.filter { group[$0].field != nil }
        guard let first = known.first, let last = known.last else { return }
        for pair in group[first...last] where names.insert(pair.name).inserted { pairs.append(pair) }
    }

    /// Pairs near one another.
    private func groups(of found: [Pair]) -> [[Pair]] {
        var groups: [[Pair]] = []
        for pair in found {
            if let last = groups.last?.last,
                shownLines(between: last.lines.last ?? last.line, and: pair.line) <= PageBox.widestGap
            {
                groups[groups.count - 1].append(pair)
            } else {
                groups.append([pair])
            }
        }
        return groups
    }

    /// Whether pairs are a box by themselves: three that are known, two of them by names that no sentence begins with.
    private func isBox(_ group: [Pair]) -> Bool {
        group.count { $0.field != nil } >= 3
            && group.count { $0.field != nil && !BoxLabel.isCommon($0.name) } >= 2
    }

    private func shownLines(between first: Int, and second: Int) -> Int {
        first + 1 < second ? layout.lines[(first + 1)..<second].count { $0.count > 0 } : 0
    }

    // MARK: One line

    private func pairs(at index: Int) -> [Pair] {
        let line = layout.lines[index]
        guard line.text.count <= 3_000 else { return [] }
        if line.count <= BoxLabel.longest + 4, let pair = labelAlone(at: index) { return [pair] }
        return pairsInLine(at: index)
    }

    /// A line that is nothing but a label: its value stands in the element behind.
    private func labelAlone(at index: Int) -> Pair? {
        let line = layout.lines[index]
        let words = layout.scalars(line.text)
        let name = BoxLabel.name(words)
        let field = BoxLabel.field(name)
        let hasColon = words[...].trimmed.last?.isColon == true
        guard !name.isEmpty, line.block >= 0, field != nil || hasColon && isLabel(name) else { return nil }
        let (label, colon) = parts(of: line.text)
        var pair = Pair(
            label: label, colon: colon, values: [], field: field, name: name, line: index, lines: [index],
            isSetApart: true)
        guard let next = sibling(of: line.block) else { return hasColon || field != nil ? pair : nil }
        let end = Int(tree.nodes[next].end)
        // Values are short; what is long, or another kind of element, is what stands below the box.
        let isCell = [.td, .th, .dd].contains(tree.nodes[next].tag)
        guard isCell || tree.nodes[next].tag == tree.nodes[line.block].tag, isShort(index, until: end) else {
            return pair
        }
        for place in (index + 1)..<max(index + 1, min(index + 12, layout.lines.count)) {
            let value = layout.lines[place]
            guard value.nodes.lowerBound < end || value.count == 0 else { break }
            guard value.count > 0, value.nodes.lowerBound >= next else { continue }
            let words = layout.scalars(value.text)
            let isNext = value.count <= BoxLabel.longest + 4 && words[...].trimmed.last?.isColon == true
            guard value.text.count <= PageBox.longestValue * 3, !isNext,
                pair.values.isEmpty == false || BoxLabel.field(BoxLabel.name(words)) == nil
            else { break }
            pair.values.append(value.text)
            pair.lines.append(place)
        }
        return pair
    }

    /// Whether few lines stand behind a line up to a node.
    private func isShort(_ index: Int, until end: Int) -> Bool {
        var (lines, bytes) = (0, 0)
        for line in layout.lines[(index + 1)...] where line.count > 0 {
            guard line.nodes.lowerBound < end else { return true }
            lines += 1
            bytes += line.text.count
            if lines > PageBox.mostValueLines || bytes > PageBox.longestValue * 3 { return false }
        }
        return true
    }

    private static let mostValueLines = 4

    /// The element behind another one, or behind one that holds nothing else.
    private func sibling(of block: Int) -> Int? {
        var node = block
        for _ in 0..<3 {
            let parent = Int(tree.nodes[node].parent)
            let end = parent >= 0 ? Int(tree.nodes[parent].end) : tree.nodes.count
            var next = Int(tree.nodes[node].end)
            while next < end {
                if tree.nodes[next].tag != .text { return next }
                next = Int(tree.nodes[next].end)
            }
            guard parent >= 0, ![.tr, .table, .ul, .dl, .td, .body].contains(tree.nodes[parent].tag) else { return nil }
            node = parent
        }
        return nil
    }

    /// Labels with their values in one line.
    private func pairsInLine(at index: Int) -> [Pair] {
        let line = layout.lines[index]
        let starts = labels(in: line)
        guard !starts.isEmpty else { return [] }
        var pairs: [Pair] = []
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].range.lowerBound : line.text.upperBound
            guard start.isPair else { continue }
            let (label, colon) = parts(of: start.range)
            let value = trimmed(start.range.upperBound..<end)
            pairs.append(
                Pair(
                    label: label, colon: colon, values: value.isEmpty ? [] : [value],
                    field: BoxLabel.field(start.name), name: start.name, line: index, lines: [index],
                    isSetApart: colon == nil))
        }
        return pairs
    }

    private struct Label {
        /// With its colon.
        var range: Range<Int>
        var name: String
        /// Whether it is metadata's and not one of the page's own: 浏览次数.
        var isPair: Bool
    }

    /// The labels of a line; what stands before the first makes it no line of them, unless that is a joint.
    private func labels(in line: PageLine) -> [Label] {
        let joints = layout.joints(of: line)
        guard layout.hasColon(line) else {
            // Only at the start, and before a joint, does a label stand without one.
            let start = line.text.lowerBound
            guard !joints.isEmpty, !layout.bytes.scalar(at: start).isSpace else { return [] }
            return label(at: start, in: line, joints).map { [$0] } ?? []
        }
        var labels: [Label] = []
        var place = line.text.lowerBound
        var mayBegin = true
        while place < line.text.upperBound {
            let scalar = layout.bytes.scalar(at: place)
            if joints.contains(place) { mayBegin = true }
            if mayBegin, !scalar.isSpace {
                if let label = label(at: place, in: line, joints) {
                    labels.append(label)
                    place = label.range.upperBound
                    mayBegin = true
                    continue
                }
                // A line that begins with other words is a sentence.
                if labels.isEmpty, joints.isEmpty { return [] }
                mayBegin = false
            }
            if scalar.isSpace || scalar == "|" || scalar == "[" || scalar == "【" { mayBegin = true }
            place += scalar.width
        }
        return labels
    }

    private func label(at start: Int, in line: PageLine, _ joints: ArraySlice<Int>) -> Label? {
        var place = start
        var count = 0
        while place < line.text.upperBound, count <= 24 {
            let scalar = layout.bytes.scalar(at: place)
            if scalar.isColon {
                let words = layout.scalars(start..<place)
                let name = BoxLabel.name(words)
                let isKnown = BoxLabel.field(name) != nil
                guard isKnown || isOneWord(words) && (isLabel(name) || PageBox.isPages(name)) else { return nil }
                return Label(
                    range: start..<(place + scalar.width), name: name, isPair: !PageBox.isPages(name))
            }
            // Without a colon only a known label in an element of its own is one.
            if start == line.text.lowerBound, place > start, joints.contains(place) {
                let name = BoxLabel.name(layout.scalars(start..<place))
                if BoxLabel.field(name) != nil, !followsColon(place, in: line) {
                    return Label(range: start..<place, name: name, isPair: true)
                }
            }
            count += 1
            place += scalar.width
        }
        return nil
    }

    /// Whether words are one, and no value with the next label behind it; a word may be spaced out: 来 源.
    private func isOneWord(_ words: [Unicode.Scalar]) -> Bool {
        let words = words[...].trimmed
        if words.dropFirst().contains(where: \.opensBracket) { return false }
        let pieces = words.split { $0.isSpace }
        return pieces.count == 1 || pieces.allSatisfy { $0.count == 1 }
    }

    private func followsColon(_ place: Int, in line: PageLine) -> Bool {
        var place = place
        while place < line.text.upperBound, case let scalar = layout.bytes.scalar(at: place) {
            if !scalar.isSpace { return scalar.isColon }
            place += scalar.width
        }
        return false
    }

    /// Whether words have the form of a label: two to eight Han characters.
    private func isLabel(_ name: String) -> Bool {
        let count = name.unicodeScalars.count
        return (2...10).contains(count) && name.unicodeScalars.allSatisfy(\.isHan) && !PageBox.isPages(name)
    }

    /// Labels of what the page counts and offers: no metadata.
    private static func isPages(_ name: String) -> Bool {
        pagesWords.isIn(Array(name.unicodeScalars)[...]) || name == "字号"
    }

    private static let pagesWords: WordSet = [
        "次数", "点击", "浏览", "阅读", "字体", "字号大小", "分享", "打印", "访问", "人气", "视力", "编辑", "审核", "位置", "下载", "扫", "附件",
        "点赞", "收藏", "校对", "字号调整", "链接", "关注", "搜索", "用户", "密码",
    ]

    // MARK: Parts

    /// A label and its colon.
    private func parts(of range: Range<Int>) -> (label: Range<Int>, colon: Range<Int>?) {
        var whole = trimmed(range)
        guard !whole.isEmpty else { return (whole, nil) }
        let first = layout.bytes.scalar(at: whole.lowerBound)
        if first.opensBracket {
            whole = trimmed((whole.lowerBound + first.width)..<whole.upperBound)
        }
        var last = whole.upperBound - 1
        while last > whole.lowerBound, layout.bytes[last] & 0xC0 == 0x80 { last -= 1 }
        guard last >= whole.lowerBound, !whole.isEmpty else { return (whole, nil) }
        if layout.bytes.scalar(at: last).closesBracket { return (trimmed(whole.lowerBound..<last), nil) }
        guard layout.bytes.scalar(at: last).isColon else { return (whole, nil) }
        return (trimmed(whole.lowerBound..<last), last..<whole.upperBound)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, case let scalar = layout.bytes.scalar(at: start), scalar.isSpace { start += scalar.width }
        while end > start {
            var last = end - 1
            while last > start, layout.bytes[last] & 0xC0 == 0x80 { last -= 1 }
            guard layout.bytes.scalar(at: last).isSpace else { break }
            end = last
        }
        return start..<end
    }
}
