/// The labels of lines in minutes (GB/T 9704-2012, 10.3): who was there, was excused or sat in, and what goes with it. Such a
/// line is a paragraph of its own, whether a full stop ends it or not.
enum MeetingLabel {
    private static let subjects: [String] = ["出席", "列席", "请假", "缺席", "参会", "与会", "参加", "主持", "记录", "会议主持", "会议记录"]
    private static let suffixes: [String] = ["", "人员", "人", "领导", "单位", "同志"]
    private static let others: Set<String> = ["时间", "地点", "会议时间", "会议地点", "会议议题"]
    private static let all = Set(subjects.flatMap { subject in suffixes.map { subject + $0 } }).union(others)
    private static let longest = 12

    /// Whether a label with its colon opens a line; old prints space it out: 出　席：.
    static func opens(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = line.first, canOpen(first), let colon = line.prefix(longest).firstIndex(where: \.isColon)
        else { return false }
        return all.contains(line[..<colon].compact)
    }

    /// Asked of every line: nearly all of them end here.
    private static func canOpen(_ first: Unicode.Scalar) -> Bool {
        switch first {
        case "出", "列", "请", "缺", "参", "与", "主", "记", "会", "时", "地": true
        default: false
        }
    }

    /// The characters of a full line of the type area (5.2.3): shorter ones end where they end.
    private static let fullLine = 26
    /// Wider than the indent of a paragraph, as the lines below a list of names are, which begin below the first of them.
    private static let hangingIndent: Int32 = 5

    /// Whether a list goes on in the line below it, though no mark says so: it fills the measure, or the next line hangs.
    static func goesOn(_ last: LineInfo, of first: LineInfo, into next: LineInfo) -> Bool {
        guard next.index == last.index + 1 else { return false }
        return next.indent - first.indent >= hangingIndent || last.count >= fullLine && !next.hasSentence
    }
}
