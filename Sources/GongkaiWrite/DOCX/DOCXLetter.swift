/// The head and the first page of a letter (信函格式, GB/T 9704-2012, 10.1).
///
/// The issuer's mark is a frame, and the two double lines are lines, each at its place of the page: they stand outside
/// the text area. So does what belongs to the left of the number, which keeps a paragraph of its own.
enum DOCXLetter {
    /// A line of the head, as it came.
    typealias Line = (role: LineRole, runs: [DOCXRun])

    /// The upper edge of the mark, 30 mm from that of the page, in twips.
    private static let aboveMasthead = 1_701
    /// From a line to what stands beside it: 7/8 of the height of a character of size 3.
    private static let besideLine = 280
    /// 170 mm, as wide as the double lines.
    private static let lineWidth = 9_638

    /// The double lines, 170 mm long in the middle of the page, by points: the first, 上粗下细, 4 mm below the mark; the
    /// second, 上细下粗, 20 mm above the lower edge of the page.
    private static func lines(markHeight: Double) -> String {
        let upper = 85.05 + markHeight + 11.35
        func line(_ place: Double, _ weight: String) -> String {
            let tenths = Int((place * 10).rounded())
            let place = "\(tenths / 10).\(tenths % 10)pt"
            return "<w:r><w:pict><v:line xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"position:absolute;"
                + "mso-position-horizontal-relative:page;mso-position-vertical-relative:page;z-index:1\" "
                + "from=\"56.7pt,\(place)\" to=\"538.6pt,\(place)\" strokecolor=\"red\" strokeweight=\"\(weight)pt\"/>"
                + "</w:pict></w:r>"
        }
        return line(upper, "2.25") + line(upper + 3, "0.75") + line(782.2, "0.75") + line(785.2, "2.25")
    }

    /// Writes the head: at the left 份号, 密级 and 紧急程度, below one another; at the right of the first line the number.
    static func write(_ lines: [Line], to output: inout DOCXOutput) {
        guard let masthead = lines.first(where: { $0.role == .masthead })?.runs else { return }
        let isLong = masthead.reduce(0) { $0 + $1.text.unicodeScalars.count } > 12
        // As high as it is, 4 mm, the lines and what is left free below them.
        let height = (isLong ? 520 : 720) + 320
        output.framed(
            isLong ? .longLetterhead : .letterhead, masthead,
            "<w:framePr w:w=\"\(lineWidth)\" w:h=\"\(height)\" w:hRule=\"exact\" w:hSpace=\"0\" w:vSpace=\"0\" "
                + "w:wrap=\"notBeside\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:xAlign=\"center\" "
                + "w:y=\"\(aboveMasthead)\"/>")
        let number = lines.first { $0.role == .number }?.runs ?? []
        let left = lines.filter { $0.role != .masthead && $0.role != .number }
        let drawing = self.lines(markHeight: isLong ? 26 : 36)
        let room = 2 * DOCXMeasures.line
        guard !left.isEmpty else {
            return output.letterLine(.letterNumber, number, before: besideLine, after: room, drawing)
        }
        for (index, line) in left.enumerated() {
            output.letterLine(
                line.role == .copyNumber ? .copyNumber : .secrecy, line.runs, before: index == 0 ? besideLine : nil,
                after: index == left.count - 1 ? room : nil, index == 0 ? drawing : "")
        }
        guard !number.isEmpty else { return }
        // Beside the first of them.
        output.framed(
            .letterNumber, number,
            "<w:framePr w:hSpace=\"0\" w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"margin\" w:xAlign=\"right\" "
                + "w:y=\"\(aboveMasthead + height + besideLine)\"/>")
    }
}
