import GongkaiModel

/// The gazette's own title line: 云溪市人民政府公报, 2024年第3期.
struct GazetteTitle {
    private(set) var title: Range<Int>?
    private(set) var issue: Range<Int>?

    init?(_ line: LineInfo, in text: SourceText) {
        guard line.count <= 60, !line.hasSentence, line.marker == nil, line.bullet == nil, line.numberForm == nil else {
            return nil
        }
        let run = text.run(of: line.index)
        let words = run[run.whole]
        let names: [Word] = ["人民政府公报", "政府公报", "政报", "公报"]
        let name = names.compactMap { word in words.firstIndex(of: word).map { $0 + word.count } }.first
        if let end = name, end <= 30 {
            title = 0..<end
            let rest = run.trimmed(end..<words.endIndex)
            if GazetteTitle.isIssue(words[rest]) {
                issue = rest
            } else if !rest.isEmpty {
                return nil
            }
        } else if GazetteTitle.isIssue(words) {
            issue = run.whole
        } else {
            return nil
        }
    }

    /// 2024年第3期, （总第120期）, 第3号.
    private static func isIssue(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        words.contains("期") && words.contains("第") && words.contains { $0.isDigit || $0.isNumeral } && words.count <= 30
    }
}

/// Who publishes a gazette, and the period it covers, where the contents, catalogue and documents tell.
enum PublisherFinder {
    /// The body named in the gazette's title, else the issuer that most others are parts of.
    static func publisher(of publication: Publication) -> String? {
        if let title = publication.title?.value, let end = title.range(ofAny: ["公报", "政报"]) {
            let name = String(title[..<end])
            if !name.isEmpty { return name }
        }
        let issuers = publication.documents.flatMap(\.issuers)
        var scores: [String: Int] = [:]
        for issuer in Set(issuers) { scores[issuer] = issuers.count { $0.hasPrefix(issuer) } }
        return scores.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The month that the issue or the catalogue names, else the month in which all documents were written.
    static func period(printed: [String], of documents: [Document]) -> CalendarDate? {
        for text in printed {
            let scalars = Array(text.unicodeScalars.filter { !$0.isSpace })
            for index in scalars.indices {
                if let match = DateForm.match(in: scalars[...], at: index), match.date.month != nil {
                    return CalendarDate(year: match.date.year, month: match.date.month)
                }
            }
        }
        let months = Set(documents.compactMap(\.written).map { CalendarDate(year: $0.year, month: $0.month) })
        return months.count == 1 ? months.first ?? nil : nil
    }
}

extension String {
    /// Where the first of several words begins.
    fileprivate func range(ofAny words: [String]) -> String.Index? {
        words.compactMap { word in firstRange(of: word)?.lowerBound }.min()
    }
}
