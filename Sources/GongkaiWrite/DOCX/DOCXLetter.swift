/// The head and the first page of a letter (信函格式, GB/T 9704-2012, 10.1).
///
/// The issuer's mark and the two double lines, which are longer than the lines of text and stand outside the text area,
/// are frames at their place of the page; the rest of the head goes on below.
enum DOCXLetter {
    /// A line of the head, as it came.
    typealias Line = (role: LineRole, runs: [DOCXRun])

    /// 170 mm, both lines.
    private static let lineWidth = 9_638
    /// The upper edge of the mark, 30 mm from that of the page.
    private static let aboveMasthead = 1_701
    /// The lower line, 20 mm from the lower edge of the page.
    private static let lowerLine = DOCXMeasures.pageHeight - 1_134
    /// From a line to what stands beside it: 7/8 of the height of a character of size 3.
    private static let besideLine = 280

    /// Writes the mark with the lines. The frames belong to the paragraph that follows.
    private static func writeFrames(_ masthead: [DOCXRun], _ isLong: Bool, to output: inout DOCXOutput) {
        func frame(_ place: Int) -> String {
            "<w:framePr w:w=\"\(lineWidth)\" w:hSpace=\"0\" w:vSpace=\"0\" w:wrap=\"notBeside\" w:vAnchor=\"page\" "
                + "w:hAnchor=\"page\" w:xAlign=\"center\" w:y=\"\(place)\"/>"
        }
        func border(_ eighths: Int, space: Int) -> String {
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"\(eighths)\" w:space=\"\(space)\" w:color=\"FF0000\"/></w:pBdr>"
        }
        // 上粗下细, 4 mm below the mark.
        output.framed(isLong ? .longLetterhead : .letterhead, masthead, frame(aboveMasthead) + border(18, space: 11))
        output.framed(.letterLine, [], frame(aboveMasthead) + border(6, space: 0))
        // 上细下粗.
        output.framed(.letterLine, [], frame(lowerLine) + border(6, space: 0))
        output.framed(.letterLine, [], frame(lowerLine) + border(18, space: 0))
    }

    /// Writes the head: at the left 份号, 密级 and 紧急程度, below one another; at the right of the first line the number.
    static func write(_ lines: [Line], to output: inout DOCXOutput) {
        guard let masthead = lines.first(where: { $0.role == .masthead })?.runs else { return }
        let length = masthead.reduce(0) { $0 + $1.text.unicodeScalars.count }
        writeFrames(masthead, length > 12, to: &output)
        let number = lines.first { $0.role == .number }?.runs ?? []
        let left = lines.filter { $0.role != .masthead && $0.role != .number }
        let first = (left.first?.runs ?? []).map { $0.styled(left.first?.role == .copyNumber ? nil : .heiti) }
        let last = max(left.count, 1) - 1
        let room = 2 * DOCXMeasures.line
        output.paragraph(
            .letterNumber, first + (number.isEmpty ? [] : [DOCXRun(text: "\t")]) + number, before: besideLine,
            after: last == 0 ? room : nil)
        for (index, line) in left.enumerated().dropFirst() {
            output.paragraph(.secrecy, line.runs, after: index == last ? room : nil)
        }
    }
}
