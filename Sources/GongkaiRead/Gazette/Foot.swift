import GongkaiModel

/// The foot (版记, GB/T 9704-2012, 7.4): 抄送 and the line of who printed the document and when.
enum Foot {
    private static let labels: [Word] = ["公开方式", "信息公开选项", "公开属性", "联系人", "联系电话", "分送", "校对"]

    static func isLine(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.count <= 400, line.bullet == nil, !line.isRow, line.marker == nil else { return false }
        let run = text.run(of: line.index)
        let words = run[run.whole]
        if recipientsStart(words) != nil { return true }
        if isPrintLine(line, in: text) { return true }
        return labels.contains {
            words.starts(with: $0) && words.count > $0.count
                && words[words.startIndex + $0.count].isColon
        }
    }

    /// 云溪市人民政府办公室 2024年3月5日印发: who printed the document and when, the last line of its foot.
    static func isPrintLine(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.last == "发", line.count <= 60, line.marker == nil else { return false }
        let run = text.run(of: line.index)
        return run[run.whole].ends(with: "印发") && printDate(run[run.whole]) != nil
    }

    /// The date of a print line.
    static func printDate(_ line: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
        line.indices.lazy.compactMap { DateForm.match(in: line, at: $0) }.first { $0.date.day != nil }?.date
    }

    static func take(_ line: LineInfo, into document: inout Document, leaves: Leaves) {
        let run = leaves.text.run(of: line.index)
        guard let start = recipientsStart(run[run.whole]) else {
            document.notes.append(leaves.text(run.whole, of: run))
            return
        }
        let list = run[start..<run.scalars.count]
        let names = list.splitOutsideBrackets { list[$0].isComma || list[$0].isSemicolon || list[$0] == "。" }
            .map { run.trimmed($0.startIndex..<$0.endIndex) }.filter { !$0.isEmpty }
        document.copyRecipients += names.map { leaves.sourced($0, of: run, spacing: .none) }
        leaves.drop(outside: names, of: run)
    }

    /// Where the recipients begin behind 抄送：.
    private static func recipientsStart(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
        guard line.starts(with: "抄"), let colon = line.prefix(6).firstIndex(where: \.isColon) else { return nil }
        return ["抄送", "抄报"].contains(line[..<colon].compact) ? colon + 1 : nil
    }
}
