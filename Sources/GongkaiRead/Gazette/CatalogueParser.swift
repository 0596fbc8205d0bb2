import GongkaiDiagnostics
import GongkaiModel

/// Reads the closing catalogue (发文目录): a heading, and lines of number and title.
struct CatalogueParser {
    struct Result {
        var title: Sourced<String>
        var entries: [CatalogueEntry]
        var end: Int
    }

    private static let longestEntry = 4

    /// The index of the last heading …发文目录 that lines with numbers follow.
    static func headingIndex(in lines: [LineInfo], after start: Int, text: SourceText) -> Int? {
        let endings: [Word] = ["发文目录", "文件目录", "发文一览", "发文一览表", "文件索引"]
        return lines.indices.dropFirst(start).last { index in
            guard lines[index].count <= 60, lines[index].ending == .open, index + 1 < lines.count else { return false }
            let run = text.run(of: lines[index].index)
            let compact = Array(run[run.whole].compact.unicodeScalars)
            return compact[...].ends(withAnyOf: endings) && entry(at: index + 1, of: lines, in: text) != nil
        }
    }

    /// Reads the catalogue whose heading stands at a line.
    static func parse(at heading: Int, of lines: [LineInfo], leaves: Leaves) -> Result {
        let run = leaves.text.run(of: lines[heading].index)
        var result = Result(title: leaves.sourced(run.whole, of: run), entries: [], end: heading + 1)
        while let found = entry(at: result.end, of: lines, in: leaves.text) {
            if let bullet = lines[result.end].bullet { leaves.drop(bullet, of: found.run, as: .markup) }
            let title = found.run.trimmed(found.title)
            leaves.drop(outside: [found.number.range], of: found.run, within: found.number.bracket)
            result.entries.append(
                CatalogueEntry(
                    number: found.run.sourced(found.number.number, found.number.range, in: leaves.text),
                    title: leaves.sourced(title, of: found.run),
                    source: SourceRange.hull(found.run.source(of: found.run.whole, in: leaves.text))))
            result.end = found.end
        }
        return result
    }

    private typealias Entry = (run: Run, number: EntryNumber.Found, title: Range<Int>, end: Int)

    /// The entry that begins at a line: number and title, or title and number, over a few lines.
    private static func entry(at start: Int, of lines: [LineInfo], in text: SourceText) -> Entry? {
        guard start < lines.count else { return nil }
        let textStart = lines[start].textStart
        var run = Run()
        for index in start..<min(lines.count, start + longestEntry) {
            let line = lines[index]
            if index > start, line.bullet != nil || line.hasSentence { break }
            let next = text.run(of: line.index)
            if index > start, EntryNumber.leading(next[next.whole]) != nil { break }
            run.join(next)
            let content = run[textStart..<run.scalars.count].trimmed
            if let number = EntryNumber.trailing(content), number.bracket.lowerBound > content.startIndex {
                return (run, number, content.startIndex..<number.bracket.lowerBound, index + 1)
            }
            if let number = EntryNumber.leading(content), number.bracket.upperBound < content.endIndex {
                let title = run.trimmed(number.bracket.upperBound..<content.endIndex)
                if Vocabulary.kind(ofTitle: run[title]) != nil || isLast(index, of: lines, in: text) {
                    return (run, number, title, index + 1)
                }
            }
        }
        return nil
    }

    /// Whether no line of the same entry follows.
    private static func isLast(_ index: Int, of lines: [LineInfo], in text: SourceText) -> Bool {
        guard index + 1 < lines.count else { return true }
        let next = text.run(of: lines[index + 1].index)
        return lines[index + 1].bullet != nil || EntryNumber.leading(next[next.whole]) != nil
            || lines[index + 1].hasSentence
    }
}
