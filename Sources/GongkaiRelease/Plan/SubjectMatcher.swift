import GongkaiModel

/// Tells from the words of a text which datasets of a catalogue it speaks of.
///
/// A subject of a definition is words parted by spaces, and a text speaks of it where it holds them all. Full and half
/// width, upper and lower case and white space make no difference.
struct SubjectMatcher {
    private struct Subject {
        /// The dataset's place in the catalogue.
        let dataset: Int
        let words: [[Unicode.Scalar]]
        var length: Int { words.reduce(0) { $0 + $1.count } }
    }

    /// A subject found in a text, with the scalars that its words take up there.
    private struct Match {
        let subject: Subject
        let place: Set<Int>
    }

    private let names: [String]
    private let subjects: [Subject]

    /// So much of a text is looked at: no sentence that orders anything is longer, and damage may be.
    private static let reach = 4_000
    /// Up to this length what is to be published leans on its sentence: 抽查情况 of a sentence on websites.
    private static let shortLength = 12

    init(_ catalogue: [DatasetSchema]) {
        names = catalogue.map(\.name)
        subjects = catalogue.enumerated().flatMap { dataset, schema in
            schema.subjects.map { subject in
                Subject(
                    dataset: dataset,
                    words: subject.split(separator: " ").map { SubjectMatcher.normalised(String($0)) })
            }
        }
    }

    /// The datasets that a text speaks of, in the order of the catalogue. A subject whose words stand within those of a
    /// longer one of another dataset does not count: 食品抽查结果 is no result of other inspections.
    func datasets(in text: String) -> [String] {
        let text = SubjectMatcher.normalised(text)
        let matches = subjects.compactMap { subject -> Match? in
            SubjectMatcher.place(of: subject.words, in: text).map { Match(subject: subject, place: $0) }
        }
        let standing = matches.filter { match in
            !matches.contains { other in
                other.subject.dataset != match.subject.dataset && other.place.isStrictSuperset(of: match.place)
            }
        }
        return names(of: standing.map(\.subject))
    }

    /// The datasets that a phrase speaks of once its context is taken into account: the phrase must hold a word of a
    /// subject at least, and half of it where the phrase is long enough to speak for itself.
    func datasets(in phrase: String, context: String) -> [String] {
        let phrase = SubjectMatcher.normalised(phrase)
        let context = SubjectMatcher.normalised(context)
        let found = subjects.filter { subject in
            let own = subject.words.filter { SubjectMatcher.first($0, in: phrase) != nil }
            let ownLength = own.reduce(0) { $0 + $1.count }
            let isEnough = phrase.count <= SubjectMatcher.shortLength || ownLength * 2 >= subject.length
            return ownLength > 0 && isEnough
                && subject.words.allSatisfy { own.contains($0) || SubjectMatcher.first($0, in: context) != nil }
        }
        let longest = found.map(\.length).max()
        return names(of: found.filter { $0.length == longest })
    }

    private func names(of subjects: [Subject]) -> [String] {
        Set(subjects.map(\.dataset)).sorted().map { names[$0] }
    }

    // MARK: Words

    /// The scalars that words take up wherever they stand; `nil` where one of them does not stand in the text.
    private static func place(of words: [[Unicode.Scalar]], in text: [Unicode.Scalar]) -> Set<Int>? {
        var place: Set<Int> = []
        for word in words {
            guard var start = first(word, in: text) else { return nil }
            while true {
                place.formUnion(start..<start + word.count)
                guard let next = first(word, in: text, from: start + 1) else { break }
                start = next
            }
        }
        return place.isEmpty ? nil : place
    }

    private static func first(_ word: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int = 0) -> Int? {
        guard !word.isEmpty, start + word.count <= text.count else { return nil }
        return (start...text.count - word.count).first { place in
            text[place] == word[0] && text[place..<place + word.count].elementsEqual(word)
        }
    }

    /// A text without white space, in half width (U+FF01–FF5E) and upper case.
    private static func normalised(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars.prefix(reach) where !scalar.properties.isWhitespace {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            if (0x61...0x7A).contains(value) { value -= 0x20 }
            scalars.append(Unicode.Scalar(value) ?? scalar)
        }
        return scalars
    }
}
