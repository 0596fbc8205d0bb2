package import GongkaiModel

/// A sentence of a document, with the point under which it stands.
package struct PointSentence: Hashable, Sendable {
    /// The id of the innermost division; `nil` where the sentence stands above all of them.
    package let division: String?
    /// As the document counts: `1.1`.
    package let point: String
    /// The sentence with the mark that ends it.
    package let text: String
    /// How often something is done by it, in a code and in its words, where one of its words says so.
    package let frequency: UpdateFrequency?
    package let frequencyWording: String?
    /// The line of the input, from 1.
    package let line: Int?
    /// The bodies in the lead for it, else those that are responsible.
    package let agencies: [String]
}

extension Document {
    /// The sentences under its points, in their order.
    package var pointSentences: [PointSentence] {
        passages.filter { !$0.divisions.isEmpty }.flatMap(\.sentences)
    }
}

extension Passage {
    fileprivate var sentences: [PointSentence] {
        let prose = Prose(text)
        let parties = responsibilities
        let leads = parties.flatMap(\.leads)
        return prose.sentences.map { range in
            let often = FrequencyFinder.find(in: prose[range])
            return PointSentence(
                division: divisions.last?.id, point: divisions.point, text: prose[range].string,
                frequency: often?.value, frequencyWording: often?.wording,
                line: prose.line(at: range.lowerBound),
                agencies: leads.isEmpty ? parties.flatMap(\.responsible) : leads)
        }
    }
}
