import GongkaiDiagnostics

/// A page as a tree, flat: its nodes in their order, each with its parent and the node behind all that is under it.
///
/// Nothing walks it by calls within one another, so that its depth costs nothing.
struct HTMLTree {
    struct Node {
        var tag: HTMLTag
        var parent: Int32
        /// Behind the last node under it.
        var end: Int32
        /// The start tag, or the text.
        var start: Int
        var stop: Int
    }

    private(set) var nodes: [Node] = []
    let bytes: [UInt8]
    /// What was wrong with the page, each kind once.
    private(set) var findings: [Diagnostic] = []

    private var open: [Int32] = []
    private let mostOpen: Int
    private var hasBody = false

    /// - Throws: `ReadError.unreadable` where the page has more nodes than it may have.
    init(_ bytes: [UInt8], limits: ReadLimits) throws(ReadError) {
        self.bytes = bytes
        mostOpen = limits[.nesting] + 1
        var tokenizer = HTMLTokenizer(bytes)
        // The root is there whether its tag is or not.
        add(.html, 0..<0)
        open.append(0)
        nodes.reserveCapacity(min(bytes.count / 32 + 16, limits[.nodes]))
        while let token = tokenizer.next() {
            take(token)
            guard nodes.count <= limits[.nodes] else {
                throw .unreadable([
                    ReadLimit.nodes.diagnostic(
                        found: nodes.count, allowed: limits[.nodes],
                        at: Diagnostic.Position(offset: nodes.last?.start ?? 0))
                ])
            }
        }
        while !open.isEmpty { pop() }
        if let cutOff = tokenizer.cutOff {
            findings.append(
                Diagnostic(
                    .htmlCutOff, [String(bytes.count - cutOff)], at: Diagnostic.Position(offset: cutOff)))
        }
    }

    /// The attributes of an element.
    func attributes(of node: Int) -> HTMLAttributes {
        HTMLAttributes(of: nodes[node].start..<nodes[node].stop, in: bytes)
    }

    /// The elements and texts directly under a node.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var child = node + 1
        while child < Int(nodes[node].end) {
            children.append(child)
            child = Int(nodes[child].end)
        }
        return children
    }

    // MARK: Building

    private mutating func take(_ token: HTMLToken) {
        switch token {
        case .text(let range): add(.text, range)
        case .start(let tag, let range): start(tag, range)
        case .end(let tag, _): end(tag)
        }
    }

    private mutating func add(_ tag: HTMLTag, _ range: Range<Int>) {
        let index = Int32(nodes.count)
        nodes.append(
            Node(tag: tag, parent: open.last ?? -1, end: index + 1, start: range.lowerBound, stop: range.upperBound))
    }

    private mutating func pop() {
        guard let last = open.popLast() else { return }
        nodes[Int(last)].end = Int32(nodes.count)
    }

    /// Closes elements up to one that is open, by its place among those.
    private mutating func close(to place: Int) {
        while open.count > place { pop() }
    }

    private func tag(at place: Int) -> HTMLTag { nodes[Int(open[place])].tag }

    /// The innermost open element that is one of some, before one of others.
    private func innermost(_ isWanted: (HTMLTag) -> Bool, before isBound: (HTMLTag) -> Bool) -> Int? {
        for place in open.indices.reversed() {
            let tag = tag(at: place)
            if isWanted(tag) { return place }
            if isBound(tag) { return nil }
        }
        return nil
    }

    /// Closes what a start tag implies the end of (13.1.2.4), and opens the element.
    private mutating func start(_ tag: HTMLTag, _ range: Range<Int>) {
        if tag == .html || tag == .body {
            // One that is there already only gets more attributes, which mean nothing here.
            if tag == .body, let head = innermost({ $0 == .head }, before: { _ in false }) { close(to: head) }
            if tag == .body, !hasBody {
                hasBody = true
                add(tag, range)
                open.append(Int32(nodes.count - 1))
            }
            return
        }
        closeImplied(by: tag)
        add(tag, range)
        let isEmpty = tag.isVoid || bytes[range.upperBound - 2] == UInt8(ascii: "/") && tag == .other
        guard !isEmpty else { return }
        guard open.count < mostOpen else {
            let isTold = findings.contains { $0.rule == .htmlTooDeep }
            if !isTold {
                findings.append(
                    Diagnostic(
                        .htmlTooDeep, [String(mostOpen - 1)], at: Diagnostic.Position(offset: range.lowerBound)))
            }
            return
        }
        open.append(Int32(nodes.count - 1))
    }

    private mutating func closeImplied(by tag: HTMLTag) {
        if tag.endsParagraph {
            // What is shown cannot stand in the head.
            if let head = innermost({ $0 == .head }, before: { $0.isBoundary }) { close(to: head) }
            if let paragraph = innermost({ $0 == .p }, before: { $0.isBoundary }) { close(to: paragraph) }
        }
        let implied: Int? =
            switch tag {
            case .li: innermost({ $0 == .li }, before: { $0 == .ul || $0 == .ol || $0 == .menu || $0.isBoundary })
            case .dt, .dd: innermost({ $0 == .dt || $0 == .dd }, before: { $0 == .dl || $0.isBoundary })
            case .option: innermost({ $0 == .option }, before: { $0 == .select || $0.isBoundary })
            case .td, .th: innermost({ $0 == .td || $0 == .th }, before: { $0 == .table })
            case .tr: outermostInTable { [.tr, .td, .th, .caption, .colgroup].contains($0) }
            case .tbody, .thead, .tfoot:
                outermostInTable { [.tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup].contains($0) }
            case .h1, .h2, .h3, .h4, .h5, .h6: open.last.flatMap { nodes[Int($0)].tag.isHeading ? open.count - 1 : nil }
            default: nil
            }
        if let implied { close(to: implied) }
    }

    /// The outermost open element of some kinds within the innermost table.
    private func outermostInTable(_ isWanted: (HTMLTag) -> Bool) -> Int? {
        var found: Int?
        for place in open.indices.reversed() {
            let tag = tag(at: place)
            if tag == .table { break }
            if isWanted(tag) { found = place }
        }
        return found
    }

    private mutating func end(_ tag: HTMLTag) {
        switch tag {
        case .html, .body: return
        case .br: add(.br, nodes.last.map { $0.stop..<$0.stop } ?? 0..<0)
        case .other:
            // Names that are not told apart: the innermost of them, if nothing else is in between.
            if let last = open.last, nodes[Int(last)].tag == .other { pop() }
        default:
            let place: Int? =
                switch tag {
                case .table: innermost({ $0 == .table }, before: { _ in false })
                case .td, .th: innermost({ $0 == .td || $0 == .th }, before: { $0 == .table })
                case .tr, .tbody, .thead, .tfoot, .caption: innermost({ $0 == tag }, before: { $0 == .table })
                case .h1, .h2, .h3, .h4, .h5, .h6: innermost({ $0.isHeading }, before: { $0.isBoundary })
                default: innermost({ $0 == tag }, before: { $0.isBoundary })
                }
            if let place { close(to: place) }
        }
    }
}
