/// Text in which CommonMark, and the tables and strikethrough of GitHub, see no markup.
package enum MarkdownText {
    /// Every mark that could mean something is escaped; those that mean it only at the beginning of a line, there.
    package static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isLineStart = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|", "#", "$":
                result += ["\\", scalar]
            case _ where isLineStart && lineStartMarks.contains(scalar):
                result += ["\\", scalar]
            default: result.append(scalar)
            }
            // Digits at the beginning of a line may number a list; white space there may stand before any mark.
            let isDigit = ("0"..."9").contains(scalar)
            isLineStart = scalar == "\n" || isLineStart && (isDigit || scalar.properties.isWhitespace)
        }
        return String(result)
    }

    /// Marks of lists, underlines, tables, and the marks behind the number of an item.
    private static let lineStartMarks: Set<Unicode.Scalar> = ["-", "+", "=", ":", ".", ")"]

    /// White space at either end of a line is written as references, since bare it would mean code, a break or nothing.
    static func withOuterSpaceKept(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let inner = line.drop { $0.properties.isWhitespace }
            let behind = inner.reversed().prefix { $0.properties.isWhitespace }.reversed()
            let core = String(String.UnicodeScalarView(inner.dropLast(behind.count)))
            let before = line.dropLast(inner.count)
            return references(before) + core + references(behind)
        }.joined(separator: "\n")
    }

    private static func references(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        scalars.map { "&#\($0.value);" }.joined()
    }

    /// Whether marks around a text are seen wherever it stands: it begins and ends with a letter or digit.
    static func canBeEmphasised(_ text: String) -> Bool {
        func isWord(_ scalar: Unicode.Scalar?) -> Bool {
            guard let scalar else { return false }
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        return isWord(text.unicodeScalars.first) && isWord(text.unicodeScalars.last)
    }
}

extension String {
    func replacingLineFeeds(by replacement: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: replacement)
    }
}
