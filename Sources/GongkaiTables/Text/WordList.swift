/// Words to look for at an end of a stretch of text, the longest that fits first.
struct WordList: ExpressibleByStringLiteral, Sendable {
    /// By their last scalar and by their first, the longest first.
    private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
    private let byLast: [Unicode.Scalar: [[Unicode.Scalar]]]

    /// - Parameter value: the words, parted by spaces or line ends.
    init(stringLiteral value: String) {
        let words = value.split { $0 == " " || $0 == "\n" }.map { Array($0.unicodeScalars) }.sorted {
            $0.count > $1.count
        }
        byFirst = Dictionary(grouping: words) { $0[0] }
        byLast = Dictionary(grouping: words) { $0[$0.count - 1] }
    }

    /// The longest word that a stretch begins with.
    func prefix(of text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard let first = text.first, let words = byFirst[first] else { return nil }
        return words.first { text.starts(with: $0) }.map { text.prefix($0.count) }
    }

    /// The longest word that a stretch ends with.
    func suffix(of text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard let last = text.last, let words = byLast[last] else { return nil }
        return words.first { text.suffix($0.count).elementsEqual($0) }.map { text.suffix($0.count) }
    }

    /// The first word that stands anywhere in a stretch.
    func first(in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        for index in text.indices {
            if let word = prefix(of: text[index...]) { return word }
        }
        return nil
    }

    /// Whether a stretch is one of the words.
    func contains(_ text: ArraySlice<Unicode.Scalar>) -> Bool { prefix(of: text)?.count == text.count }
}

extension ArraySlice<Unicode.Scalar> {
    /// The stretch as a string.
    var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }

    /// The stretch without the words of a list that it begins with, as many as there are.
    func droppingPrefixes(_ words: WordList) -> ArraySlice<Unicode.Scalar> {
        var rest = self
        while let word = words.prefix(of: rest), !rest.isEmpty { rest = rest[word.endIndex...] }
        return rest
    }

    /// The stretch without the words of a list that it ends with, as many as there are.
    func droppingSuffixes(_ words: WordList) -> ArraySlice<Unicode.Scalar> {
        var rest = self
        while let word = words.suffix(of: rest), !rest.isEmpty { rest = rest[..<word.startIndex] }
        return rest
    }
}

extension Unicode.Scalar {
    /// A decimal digit of ASCII or full width.
    var isDigit: Bool {
        switch value {
        case 0x30...0x39, 0xFF10...0xFF19: true
        default: false
        }
    }
}
