import GongkaiDiagnostics
import GongkaiModel

/// Tells how a document stands to the documents that its text names.
struct RelationFinder {
    /// Completes a document with its relations, from the citations collected while its text was read.
    static func complete(_ document: inout Document, citations: [Leaves.Citation], in text: SourceText) {
        var finder = RelationFinder(document)
        for citation in citations {
            for reference in citation.references { finder.add(reference, of: citation, in: text) }
        }
        finder.addTransmitted(document)
        document.relations = finder.relations
    }

    private var relations: [Relation] = []
    private var places: [Key: Int] = [:]
    private let ownNumber: String?
    private let ownTitle: String?
    private let enclosures: [String]

    private struct Key: Hashable {
        var kind: Relation.Kind
        var number: String?
        var title: String?
    }

    private init(_ document: Document) {
        ownNumber = document.number?.value.text
        ownTitle = document.title?.value
        enclosures = document.enclosures.compactMap { $0.title?.value }
    }

    private mutating func add(_ reference: Annotator.Reference, of citation: Leaves.Citation, in text: SourceText) {
        guard reference.number == nil || reference.number?.text != ownNumber else { return }
        if reference.number == nil, let title = reference.title, let ownTitle, CarriedWorks.agrees(title, ownTitle) {
            return
        }
        let sentence = Sentence(around: reference.range, in: citation.run.scalars[...])
        var kind = sentence.relation
        // A predecessor may bear the same title: what is carried has no number here and is not repealed.
        if kind != .repeals, reference.number == nil, let title = reference.title,
            enclosures.contains(where: { CarriedWorks.names(title, $0) })
        {
            kind = .transmits
        }
        merge(
            Relation(
                kind: kind, number: reference.number?.text, title: reference.title, within: sentence.within,
                source: citation.run.source(of: reference.range, in: text)))
    }

    /// What the document carries is a relation even where no sentence names it.
    private mutating func addTransmitted(_ document: Document) {
        for enclosure in document.enclosures {
            guard let title = enclosure.title else { continue }
            let isKnown = relations.contains {
                $0.kind == .transmits && CarriedWorks.names($0.title ?? "", title.value)
            }
            if !isKnown {
                merge(
                    Relation(
                        kind: .transmits, number: enclosure.number?.value.text, title: title.value, source: title.source
                    ))
            }
        }
    }

    /// The same document cited twice is one relation with both places.
    private mutating func merge(_ relation: Relation) {
        let key = Key(
            kind: relation.kind, number: relation.number, title: relation.number == nil ? relation.title : nil)
        guard let index = places[key], relations[index].within == relation.within else {
            places[key] = relations.count
            relations.append(relation)
            return
        }
        relations[index].source += relation.source
        relations[index].title = relations[index].title ?? relation.title
    }
}

/// The sentence around a reference, and what it says of it.
private struct Sentence {
    private let before: ArraySlice<Unicode.Scalar>
    private let after: ArraySlice<Unicode.Scalar>

    /// How far from the reference a sentence may begin and end: a text without a full stop is no sentence, and would
    /// be read whole for every reference in it.
    private static let longestReach = 500

    init(around reference: Range<Int>, in text: ArraySlice<Unicode.Scalar>) {
        let left = text[..<reference.lowerBound].suffix(Sentence.longestReach)
        let right = text[reference.upperBound...].prefix(Sentence.longestReach)
        before = left[(left.lastIndex(where: \.endsSentence).map { $0 + 1 } ?? left.startIndex)...]
        after = right[..<(right.firstIndex { $0.endsSentence } ?? right.endIndex)]
    }

    var relation: Relation.Kind {
        if after.containsAny(of: ["废止", "停止执行", "不再执行", "停止施行"]) { return .repeals }
        if after.containsAny(of: ["作如下修改", "作出如下修改", "修改如下", "予以修改", "作修改"]) || before.ends(withAnyOf: ["修改", "修订"]) {
            return .amends
        }
        if before.ends(withAnyOf: ["代替", "取代", "替代"]) { return .replaces }
        return isBasis ? .basedOn : .refersTo
    }

    /// Whether 根据, 依据, 依照 or 按照 governs the reference: no comma outside titles and brackets stands between.
    private var isBasis: Bool {
        let words: [Word] = ["根据", "依据", "依照", "按照", "遵照"]
        let starts = words.flatMap { word in
            before.indices.filter { before.has(word, at: $0) }.map { $0 + word.count }
        }
        guard let start = starts.max() else { return false }
        var depth = 0
        for index in start..<before.endIndex {
            let scalar = before[index]
            if scalar == "《" || scalar.opensBracket { depth += 1 }
            if scalar == "》" || scalar.closesBracket { depth = max(0, depth - 1) }
            if depth == 0, scalar.isComma || scalar.isSemicolon { return false }
        }
        return true
    }

    /// 第三十一条第二款第（一）项 directly behind the reference.
    var within: Relation.Within? {
        var within = Relation.Within()
        // Of 《…》（…号）第二条 the bracket does not belong to the number.
        var index = after.first?.closesBracket == true ? after.startIndex + 1 : after.startIndex
        while index < after.endIndex, after[index] == "第" {
            let number = after[(index + 1)...].prefix(9).prefix {
                $0.isNumeral || $0.isDigit || $0.opensBracket || $0.closesBracket || $0 == "、"
            }
            guard number.endIndex < after.endIndex else { break }
            let numbers = number.split(separator: "、").compactMap { piece in
                Marker.value(Array(piece.filter { !$0.opensBracket && !$0.closesBracket })[...])
            }
            switch after[number.endIndex] {
            case "条": within.articles += numbers
            case "项": within.items += numbers
            case "款": break
            default: return within.isEmpty ? nil : within
            }
            index = number.endIndex + 1
        }
        return within.isEmpty ? nil : within
    }
}

extension Relation.Within {
    fileprivate var isEmpty: Bool { articles.isEmpty && items.isEmpty }
}
