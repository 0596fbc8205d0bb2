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
    private let tree: HTMLTree
    private let layout: PageLayout

    private static let widestGap = 6
    private static let farthestLine = 15
    private static let longestValue = 600

    /// - Parameter content: what of the page is the document.
    init(_ layout: PageLayout, of tree: HTMLTree, content: ContentFinder) {
        self.tree = tree
        self.layout = layout
        var found: [Pair] = []
        var used: Set<Int> = []
        for index in layout.lines.indices where !content.core.contains(index) && !used.contains(index) {
            guard layout.lines[index].count > 0, !layout.lines[index].isRow else { continue }
            for pair in pairs(at: index) where !(pair.lines.dropFirst().contains { content.core.contains($0) }) {
                found.append(pair)
                used.formUnion(pair.lines.dropFirst())
            }
        }
        var names: Set<String> = []
        for isHidden in [false, true] {
            let part = found.filter { layout.lines[$0.line].isHidden == isHidden }
            for pair in accepted(part, core: content.core.lowerBound, isHidden: isHidden)
            where names.insert(pair.name).inserted {
                pairs.append(pair)
            }
        }
        pairs.sort { $0.label.lowerBound < $1.label.lowerBound }
    }

    /// The pairs that are a box together, or stand right above the text.
    private func accepted(_ found: [Pair], core: Int, isHidden: Bool) -> [Pair] {
        var accepted: [Pair] = []
        var group: [Pair] = []
        func close() {
            let known = group.count { $0.field != nil }
            let isNear = (group.first?.line ?? 0) <= core && core - (group.last?.line ?? 0) <= PageBox.farthestLine
            let isBox = known >= 3 || known >= 2 && isNear && !isHidden
            if isBox {
                let places = group.indices.filter { group[$0].field != nil }
                let span = (places.first ?? 0)...(places.last ?? 0)
                accepted += group.indices.filter { group[$0].field != nil || span.contains($0) }.map { group[$0] }
            } else if isNear, !isHidden {
                accepted += group.filter { $0.field != nil && $0.colon != nil && !$0.values.isEmpty }
            }
            group = []
        }
        for pair in found {
            if let last = group.last,
                shownLines(between: last.lines.last ?? last.line, and: pair.line) > PageBox.widestGap
            {
                close()
            }
            group.append(pair)
        }
        close()
        return accepted
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
        let name = BoxLabel.name(words[...].string)
        let field = BoxLabel.field(name)
        let hasColon = words[...].trimmed.last?.isColon == true
        guard !name.isEmpty, line.block >= 0, field != nil || hasColon && isLabel(name) else { return nil }
        let (label, colon) = parts(of: line.text)
        var pair = Pair(
            label: label, colon: colon, values: [], field: field, name: name, line: index, lines: [index],
            isSetApart: true)
        guard let next = sibling(of: line.block) else { return hasColon || field != nil ? pair : nil }
        let end = Int(tree.nodes[next].end)
        for place in (index + 1)..<max(index + 1, min(index + 12, layout.lines.count)) {
            let value = layout.lines[place]
            guard value.nodes.lowerBound < end || value.count == 0 else { break }
            guard value.count > 0, value.nodes.lowerBound >= next else { continue }
            let words = layout.scalars(value.text)
            let isNext = value.count <= BoxLabel.longest + 4 && words[...].trimmed.last?.isColon == true
            guard value.text.count <= PageBox.longestValue * 3, !isNext,
                pair.values.isEmpty == false || BoxLabel.field(BoxLabel.name(words[...].string)) == nil
            else { break }
            pair.values.append(value.text)
            pair.lines.append(place)
        }
        return pair
    }

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
        var words: [Unicode.Scalar] = []
        while place < line.text.upperBound, words.count <= 24 {
            let scalar = layout.bytes.scalar(at: place)
            if scalar.isColon {
                let name = BoxLabel.name(words[...].string)
                guard BoxLabel.field(name) != nil || isLabel(name) || PageBox.isPages(name) else { return nil }
                return Label(
                    range: start..<(place + scalar.width), name: name, isPair: !PageBox.isPages(name))
            }
            if place > start, joints.contains(place) {
                let name = BoxLabel.name(words[...].string)
                // Without a colon only a known label in an element of its own is one.
                if start == line.text.lowerBound, BoxLabel.field(name) != nil, !followsColon(place, in: line) {
                    return Label(range: start..<place, name: name, isPair: true)
                }
            }
            words.append(scalar)
            place += scalar.width
        }
        return nil
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
        let words = Array(name.unicodeScalars)[...]
        return words.containsAny(of: [
            "次数", "点击", "浏览", "阅读", "字体", "字号大小", "分享", "打印", "访问", "人气", "视力", "编辑", "审核", "位置", "下载", "扫", "附件",
            "点赞", "收藏", "校对", "字号调整", "链接", "关注", "搜索", "用户", "密码",
        ]) || name == "字号"
    }

    // MARK: Parts

    /// A label and its colon.
    private func parts(of range: Range<Int>) -> (label: Range<Int>, colon: Range<Int>?) {
        let whole = trimmed(range)
        guard !whole.isEmpty else { return (whole, nil) }
        var last = whole.upperBound - 1
        while last > whole.lowerBound, layout.bytes[last] & 0xC0 == 0x80 { last -= 1 }
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
