import GongkaiDiagnostics

/// A line of a page as it is shown.
struct PageLine {
    /// Where its text stands in the text of the page.
    var text: Range<Int>
    /// The innermost block that it stands in.
    var block: Int
    /// The nodes from its first text to behind its last.
    var nodes: Range<Int>
    /// How many characters it has that are no white space, and how many of them are links to elsewhere.
    var count = 0
    var linked = 0
    /// Whether the page does not show it.
    var isHidden = false
    /// Whether it stands in an element that is by its name beside the content: navigation, a foot, a form's button.
    var isBeside = false
    /// Whether it is a row of a table.
    var isRow = false
}

/// The text of a page, line by line, and where in the file each character of it stands.
struct PageLayout {
    private(set) var bytes: [UInt8] = []
    private(set) var lines: [PageLine] = []
    private(set) var map: SourceMap
    /// Where within a line the text of another node begins, in order.
    private(set) var joints: [Int] = []
    /// Rows of tables, by line.
    private(set) var grid: [Int: GridRow] = [:]
    /// Stretches of text that are links, and those that are set off by weight, each in order and apart from each other.
    private(set) var links: [SourceText.Link] = []
    private(set) var emphasised: [Range<Int>] = []
    /// Where the links of the page lead, by their elements, in order.
    private(set) var addresses: [(node: Int, address: String)] = []
    /// Where the mark that is open began, by the element that makes it.
    private var openLink: (node: Int, start: Int, address: String)?
    private var openEmphasis: (node: Int, start: Int)?
    /// The lines with text, by index.
    private var shown: [Int] = []
    private let tree: HTMLTree
    private let tables: PageTables

    // MARK: State of the walk

    private var line = PageLine(text: 0..<0, block: 0, nodes: 0..<0)
    private var space: Space?
    private var last: Unicode.Scalar = "\n"
    private var table = GridBuilder()
    private var tableCount = 0

    /// White space that may come to be shown: where it stands in the file, and whether a line ends in it there.
    private struct Space {
        var source: Range<Int>
        var endsLine: Bool
    }

    /// An element that is open.
    private struct Frame {
        var node: Int
        var end: Int
        var tag: HTMLTag
        var block: Int
        var isHidden: Bool
        var isBeside: Bool
        var isLink: Bool
        var isPreformatted: Bool
        /// Whether it is the table, or within the table, whose rows are lines now.
        var isGrid: Bool
    }

    /// The joints within a line.
    func joints(of line: PageLine) -> ArraySlice<Int> {
        var (low, high) = (0, joints.count)
        while low < high {
            let middle = (low + high) / 2
            if joints[middle] <= line.text.lowerBound { low = middle + 1 } else { high = middle }
        }
        return joints[low...].prefix { $0 < line.text.upperBound }
    }

    /// The characters of a stretch of the text.
    func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
        bytes.withUnsafeBufferPointer { $0.scalars(in: range) }
    }

    /// Whether a colon stands in a line, of either width.
    func hasColon(_ line: PageLine) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            line.text.contains { place in
                bytes[place] == UInt8(ascii: ":")
                    || bytes[place] == 0x9A && place >= 2 && bytes[place - 1] == 0xBC && bytes[place - 2] == 0xEF
            }
        }
    }

    /// Where the link of an element leads.
    func address(ofLink node: Int) -> String? {
        var (low, high) = (0, addresses.count)
        while low < high {
            let middle = (low + high) / 2
            if addresses[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < addresses.count && addresses[low].node == node ? addresses[low].address : nil
    }

    /// The line that a node's text begins in.
    func line(ofNode node: Int) -> Int? {
        var (low, high) = (0, shown.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[shown[middle]].nodes.upperBound <= node { low = middle + 1 } else { high = middle }
        }
        return low < shown.count ? shown[low] : nil
    }

    init(of tree: HTMLTree) {
        self.tree = tree
        tables = PageTables(of: tree)
        map = SourceMap(file: tree.bytes)
        bytes.reserveCapacity(tree.bytes.count / 3)
        walk()
    }

    private mutating func walk() {
        var frames = [
            Frame(
                node: -1, end: tree.nodes.count, tag: .other, block: -1, isHidden: false, isBeside: false,
                isLink: false, isPreformatted: false, isGrid: false)
        ]
        begin(in: frames[0])
        for index in tree.nodes.indices {
            while frames.count > 1, let top = frames.last, top.end <= index { leave(&frames) }
            let node = tree.nodes[index]
            if node.tag == .text {
                if let top = frames.last { take(index, in: top) }
                continue
            }
            enter(index, &frames)
            if let top = frames.last, top.end == index + 1, top.node == index { leave(&frames) }
        }
        while frames.count > 1 { leave(&frames) }
        endLine(in: frames[0], isForced: false)
    }

    // MARK: Elements

    private mutating func enter(_ index: Int, _ frames: inout [Frame]) {
        let node = tree.nodes[index]
        guard var frame = frames.last else { return }
        let parent = frame
        (frame.node, frame.end, frame.tag) = (index, Int(node.end), node.tag)
        if node.tag == .br || node.tag == .hr {
            if parent.isGrid { softBreak() } else { endLine(in: parent, isForced: node.tag == .br) }
            return
        }
        frame.isHidden = parent.isHidden || node.tag.isNeverShown || isHidden(index)
        frame.isBeside = parent.isBeside || node.tag.isBesideContent
        openMark(index, &frame)
        if node.tag == .pre || node.tag == .xmp { frame.isPreformatted = true }
        if node.tag.isBlock { frame.block = index }
        if parent.isGrid {
            enterInTable(index, frame, parent)
        } else if node.tag.isBlock {
            endLine(in: parent, isForced: false)
            if node.tag == .table, tables.isData(index) {
                frame.isGrid = true
                table = GridBuilder()
                tableCount += 1
            }
            begin(in: frame)
        }
        frames.append(frame)
    }

    private mutating func leave(_ frames: inout [Frame]) {
        guard let frame = frames.popLast(), let parent = frames.last else { return }
        closeMark(frame.node)
        if frame.isGrid {
            leaveInTable(frame, parent)
        } else if frame.tag.isBlock {
            endLine(in: frame, isForced: false)
            begin(in: parent)
        }
    }

    /// Notes where a link or an emphasis begins; one within another of its kind is part of that.
    private mutating func openMark(_ index: Int, _ frame: inout Frame) {
        switch frame.tag {
        case .a:
            let target = PageLinks.target(of: index, in: tree)
            frame.isLink = target.isElsewhere
            guard let address = target.address else { return }
            addresses.append((index, address))
            if openLink == nil { openLink = (index, bytes.count, address) }
        case .b, .strong, .em:
            if openEmphasis == nil { openEmphasis = (index, bytes.count) }
        default: break
        }
    }

    private mutating func closeMark(_ index: Int) {
        if let link = openLink, link.node == index {
            if link.start < bytes.count {
                links.append(SourceText.Link(range: link.start..<bytes.count, address: link.address))
            }
            openLink = nil
        }
        if let emphasis = openEmphasis, emphasis.node == index {
            if emphasis.start < bytes.count { emphasised.append(emphasis.start..<bytes.count) }
            openEmphasis = nil
        }
    }

    private func isHidden(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        // Most tags are too short to say it.
        return node.stop - node.start > 8 && tree.attributes(of: index).areHiding
    }

    // MARK: Tables

    private mutating func enterInTable(_ index: Int, _ frame: Frame, _ parent: Frame) {
        switch tables.role(of: index) {
        case .row:
            endLine(in: parent, isForced: false)
            begin(in: frame)
            table.beginRow()
        case .cell:
            if table.hasCells { separateCell() }
            table.beginCell(
                tree.attributes(of: index), isHeader: frame.tag == .th || tables.isInHead(index), at: bytes.count)
        case .none:
            if frame.tag == .caption { begin(in: frame) } else if frame.tag.isBlock { softBreak() }
        }
    }

    private mutating func leaveInTable(_ frame: Frame, _ parent: Frame) {
        switch tables.role(of: frame.node) {
        case .row:
            line.isRow = true
            table.endRow(at: lines.count)
            endLine(in: frame, isForced: true)
        case .cell:
            space = nil
            table.endCell(at: bytes.count)
        case .none:
            if frame.tag == .table, !parent.isGrid {
                endLine(in: frame, isForced: false)
                for (line, row) in table.finish(number: tableCount, text: bytes) { grid[line] = row }
                begin(in: parent)
            } else if frame.tag == .caption {
                endLine(in: frame, isForced: false)
            } else if frame.tag.isBlock {
                softBreak()
            }
        }
    }

    /// Cells of a row stand apart by tabs.
    private mutating func separateCell() {
        space = nil
        map.spell(0..<0, at: bytes.count)
        bytes.append(0x09)
        last = "\t"
    }

    /// A line ends inside a cell, which has only one.
    private mutating func softBreak() {
        if space == nil { space = Space(source: 0..<0, endsLine: false) }
    }

    // MARK: Lines

    private mutating func begin(in frame: Frame) {
        line = PageLine(
            text: bytes.count..<bytes.count, block: frame.block, nodes: 0..<0, isHidden: frame.isHidden,
            isBeside: frame.isBeside)
    }

    /// Ends the line, if there is one.
    /// - Parameter isForced: whether an empty one counts.
    private mutating func endLine(in frame: Frame, isForced: Bool) {
        space = nil
        if isForced || bytes.count > line.text.lowerBound {
            line.text = line.text.lowerBound..<bytes.count
            if !line.nodes.isEmpty { shown.append(lines.count) }
            lines.append(line)
            map.spell(0..<0, at: bytes.count)
            bytes.append(0x0A)
        }
        last = "\n"
        begin(in: frame)
    }

    // MARK: Text

    private mutating func take(_ index: Int, in frame: Frame) {
        let node = tree.nodes[index]
        // Scripts and styles are no text of the page at all.
        if frame.tag == .script || frame.tag == .style { return }
        let before = line.count
        let start = bytes.count
        var offset = node.start
        while offset < node.stop {
            let byte = tree.bytes[offset]
            if HTMLTokenizer.isSpace(byte) {
                offset = takeSpace(from: offset, to: node.stop, in: frame)
            } else if byte == UInt8(ascii: "&"),
                let reference = HTMLReferences.reference(at: offset, in: tree.bytes, until: node.stop)
            {
                takeReference(reference.scalar, offset..<reference.end)
                offset = reference.end
            } else {
                offset = takeCopy(from: offset, to: node.stop)
            }
        }
        if bytes.count > start {
            // A line is hidden only where all of it is.
            if line.nodes.isEmpty {
                (line.isHidden, line.isBeside) = (frame.isHidden, frame.isBeside)
            } else {
                line.isHidden = line.isHidden && frame.isHidden
                line.isBeside = line.isBeside && frame.isBeside
            }
            if start > line.text.lowerBound { joints.append(start) }
            line.nodes = (line.nodes.isEmpty ? index : line.nodes.lowerBound)..<(index + 1)
        }
        if frame.isLink { line.linked += line.count - before }
    }

    private mutating func takeSpace(from start: Int, to end: Int, in frame: Frame) -> Int {
        var offset = start
        var endsLine = false
        while offset < end, HTMLTokenizer.isSpace(tree.bytes[offset]) {
            if tree.bytes[offset] == 0x0A {
                endsLine = true
                if frame.isPreformatted, !frame.isGrid {
                    endLine(in: frame, isForced: true)
                }
            }
            offset += 1
        }
        if space == nil { space = Space(source: start..<offset, endsLine: endsLine) }
        return offset
    }

    /// Puts the white space before a character that is shown: at the start of a line it is nothing, and where the file
    /// has a line end between two Han characters it is nothing either (CSS Text 3, 4.1.3).
    private mutating func putSpace(before next: Unicode.Scalar) {
        guard let space else { return }
        self.space = nil
        guard last != "\n", last != "\t", !(space.endsLine && last.isWide && next.isWide) else { return }
        map.spell(space.source, at: bytes.count)
        bytes.append(0x20)
    }

    private mutating func takeReference(_ scalar: Unicode.Scalar, _ source: Range<Int>) {
        guard scalar.value != 0x0A, scalar.value != 0x0D, scalar.value != 0x09 else {
            space = space ?? Space(source: source, endsLine: false)
            return
        }
        putSpace(before: scalar)
        map.spell(source, at: bytes.count)
        bytes += Array(String(Character(scalar)).utf8)
        if !scalar.isSpace { line.count += 1 }
        last = scalar
    }

    /// Copies what stands up to white space or a reference; at least one byte.
    private mutating func takeCopy(from start: Int, to end: Int) -> Int {
        putSpace(before: tree.bytes.scalar(at: start))
        var offset = start + 1
        var count = 1
        tree.bytes.withUnsafeBufferPointer { source in
            while offset < end, case let byte = source[offset], byte > 0x20 ? byte != 0x26 : byte < 0x09 {
                if byte & 0xC0 != 0x80 { count += 1 }
                offset += 1
            }
        }
        map.copy(start..<offset, at: bytes.count)
        bytes += tree.bytes[start..<offset]
        line.count += count
        var lastStart = offset - 1
        while lastStart > start, tree.bytes[lastStart] & 0xC0 == 0x80 { lastStart -= 1 }
        last = tree.bytes.scalar(at: lastStart)
        return offset
    }
}

extension Unicode.Scalar {
    /// Whether it is as wide as a Han character, so that no space stands beside it.
    fileprivate var isWide: Bool {
        (0x2E80...0xFFEF).contains(value) || value >= 0x20000 || (0x2014...0x201D).contains(value)
    }
}
