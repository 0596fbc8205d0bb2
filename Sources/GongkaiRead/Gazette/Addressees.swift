import GongkaiModel

/// The addressees (主送机关): 各县(市、区)人民政府,市政府各部门、直属各单位:
enum Addressees {
    private static let mostLines = 4
    private static let longest = 600

    /// The line behind the addressees that begin at a line; `nil` where none do.
    static func end(from start: Int, of lines: [LineInfo], until end: Int, in text: SourceText) -> Int? {
        var run = Run()
        for index in start..<min(end, start + mostLines) {
            let line = lines[index]
            guard !line.hasSentence, line.marker == nil, line.label == nil, !line.isDate, line.numberForm == nil,
                !line.opensAttachment, line.bullet == nil, !line.isRow, !line.isOfMeeting
            else { return nil }
            run.join(text.run(of: line.index))
            guard run.scalars.count <= longest else { return nil }
            if run.scalars.last?.isColon == true {
                return areOrganisations(run[run.whole].dropLast()) ? index + 1 : nil
            }
            guard line.ending == .open || line.ending == .unfinished else { return nil }
        }
        return nil
    }

    /// Reads the addressees of a run that ends with the colon: split at ， and ； outside brackets.
    static func read(_ run: Run, leaves: Leaves) -> [Sourced<String>] {
        let list = run[run.whole].dropLast()
        let pieces = list.splitOutsideBrackets { list[$0].isComma || list[$0].isSemicolon }
            .map { run.trimmed($0.startIndex..<$0.endIndex) }.filter { !$0.isEmpty }
        leaves.drop(outside: pieces, of: run)
        return pieces.map { leaves.sourced($0, of: run, spacing: .none) }
    }

    /// Whether most of what a list names is organisations.
    private static func areOrganisations(_ list: ArraySlice<Unicode.Scalar>) -> Bool {
        let names = list.splitOutsideBrackets { list[$0].isComma || list[$0].isSemicolon || list[$0] == "、" }.map(
            \.trimmed)
        guard !names.isEmpty, !list.containsAny(of: ["如下", "以下", "下列", "通知", "的是", "包括", "事项"]) else { return false }
        let organisations = names.filter { Vocabulary.endsAsOrganisation($0) || $0.first == "各" }
        return organisations.count * 2 > names.count
    }
}
