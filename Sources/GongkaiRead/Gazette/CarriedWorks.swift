import GongkaiModel

/// What a notice issues or passes on, by the titles that its own title and first lines name, and where each begins.
struct CarriedWorks {
    /// The lines at which a work begins, with the title that was expected there.
    private var starts: [(line: Int, title: String)] = []
    /// Whether the document issues or passes on anything, by its title.
    let isCarrier: Bool

    /// Where the first work begins; `nil` where the document carries none, or none was found by its title.
    var start: Int? { starts.first?.line }

    /// - Parameters:
    ///   - document: the carrier, its head read.
    ///   - bodyStart: the first line of its body.
    init(_ document: Document, bodyStart: Int, end: Int, of lines: [LineInfo], in text: SourceText) {
        let scalars = Array((document.title?.value ?? "").unicodeScalars)
        let verb = Vocabulary.carrierVerbs.compactMap { word in
            scalars[...].firstIndex(of: word).map { $0 + word.count }
        }.min()
        isCarrier = verb != nil || document.kind == .order
        guard isCarrier, bodyStart < end else { return }
        let expected = CarriedWorks.expectedTitles(
            scalars, behind: verb, firstLines: bodyStart..<min(end, bodyStart + 4), of: lines, in: text)
        for index in (bodyStart + 1)..<max(end, bodyStart + 1) {
            if let found = CarriedWorks.title(at: index, until: end, of: lines, in: text, among: expected),
                !starts.contains(where: { $0.title == found })
            {
                starts.append((index, found))
            }
        }
    }

    /// Where the next work begins behind a line.
    func nextStart(after line: Int) -> Int? { starts.first { $0.line > line }?.line }

    func isStart(_ line: Int) -> Bool { starts.contains { $0.line == line } }

    func title(startingAt line: Int) -> String? { starts.first { $0.line == line }?.title }

    /// Whether the words of a line are the title that was named: without spaces and brackets' width.
    static func agrees(_ words: String, _ title: String) -> Bool {
        key(words.unicodeScalars) == key(title.unicodeScalars)
    }

    /// Whether a citation names a work: by its title, or by its authors and title (市编委办关于…方案).
    static func names(_ citation: String, _ title: String) -> Bool {
        let title = key(title.unicodeScalars)
        return !title.isEmpty && key(citation.unicodeScalars).suffix(title.count).elementsEqual(title)
    }

    /// A title as it is compared: no spaces, no marks that it is printed with and without, full-width forms folded.
    private static func key(_ title: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        title.lazy.filter { !$0.isSpace && !isIgnored($0) }.map(\.folded)
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "《", "》", "〈", "〉", "~", "-", "—", "～", "－", "“", "”", "\"": true
        default: false
        }
    }

    /// A title to look for, with its key.
    private typealias Expected = (title: String, key: [Unicode.Scalar])

    private static func expectedTitles(
        _ title: [Unicode.Scalar], behind verb: Int?, firstLines: Range<Int>, of lines: [LineInfo], in text: SourceText
    ) -> [Expected] {
        var titles: [String] = []
        if let verb {
            var matter = title[verb...]
            for (word, _) in Vocabulary.kinds where matter.ends(with: word) {
                matter = matter.dropLast(word.count)
                break
            }
            if matter.last == "的" { matter = matter.dropLast() }
            titles.append(matter.string)
            // 转发市编委办市行政服务中心关于…方案: the work's own title begins with 关于.
            if let about = matter.firstIndex(of: "关于"), about > matter.startIndex {
                titles.append(matter[about...].string)
            }
        }
        for index in firstLines where !lines[index].isRow {
            let scalars = text.run(of: lines[index].index).scalars
            var open: Int?
            var depth = 0
            for position in scalars.indices {
                if scalars[position] == "《" {
                    if depth == 0 { open = position + 1 }
                    depth += 1
                } else if scalars[position] == "》" {
                    depth -= 1
                    if depth == 0, let start = open { titles.append(scalars[start..<position].compact) }
                }
            }
        }
        return titles.map { (title: $0, key: key($0.unicodeScalars)) }.filter { !$0.key.isEmpty }
    }

    /// The expected title that a line, with up to two more, states.
    private static func title(
        at start: Int, until end: Int, of lines: [LineInfo], in text: SourceText, among expected: [Expected]
    ) -> String? {
        let first = lines[start].first
        guard isIgnored(first) || expected.contains(where: { $0.key.first == first.folded }) else { return nil }
        var words: [Unicode.Scalar] = []
        for line in lines[start..<min(end, start + 3)] {
            guard line.count <= 100, !line.hasSentence,
                line.ending == .open || line.ending == .unfinished || line.isBracketed
            else { return nil }
            words += key(text.run(of: line.index).scalars)
            guard expected.contains(where: { $0.key.starts(with: words) }) else { return nil }
            if let found = expected.first(where: { $0.key == words }) { return found.title }
        }
        return nil
    }
}
