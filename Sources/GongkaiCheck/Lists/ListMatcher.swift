import GongkaiModel

/// A line of the contents or of the catalogue, as far as it names a document.
struct ListedEntry {
    let number: DocumentNumber?
    let title: FoldedTitle

    init(number: DocumentNumber?, title: String) {
        self.number = number
        self.title = FoldedTitle(title)
    }
}

/// Finds the document that each entry of a list stands for, from the surest sign to the least sure.
///
/// A document that an entry names by number and title is no other entry's; so a list that names two documents of one
/// title keeps them apart. Every step but the last looks entries up; the last compares those few that are left over.
struct ListMatcher {
    private let entries: [ListedEntry]
    private let names: [DocumentNames]
    private var documents: [Int?]
    private var isTaken: [Bool]

    /// From what part of their pairs on titles under one code and serial are the same, but for the year.
    private static let alike = 0.5
    /// From what part of their pairs on titles alone are the same.
    private static let veryAlike = 0.75
    /// How many pairs of entry and document are compared by likeness.
    private static let mostComparisons = 10_000

    /// The index of the document for each entry.
    static func matches(_ entries: [ListedEntry], to names: [DocumentNames]) -> [Int?] {
        guard !entries.isEmpty, !names.isEmpty else { return Array(repeating: nil, count: entries.count) }
        var matcher = ListMatcher(entries: entries, names: names)
        matcher.match()
        return matcher.documents
    }

    private init(entries: [ListedEntry], names: [DocumentNames]) {
        self.entries = entries
        self.names = names
        documents = Array(repeating: nil, count: entries.count)
        isTaken = Array(repeating: false, count: names.count)
    }

    private mutating func match() {
        match(
            by: { names in names.titles.map { [names.number?.text, $0.text] } },
            and: { [$0.number?.text, $0.title.text] })
        match(by: { $0.titles.map(\.text) }, and: { $0.title.text })
        match(by: { [$0.number?.text].compactMap { $0 } }, and: { $0.number?.text })
        match(
            by: { [$0.number?.serialOfCode].compactMap { $0 } }, and: { $0.number?.serialOfCode }, if: ListMatcher.alike
        )
        matchByLikeness()
        matchAgain()
    }

    /// Gives every entry that is left the first document that is left under the same key.
    /// - Parameter likeness: how alike their titles must be.
    private mutating func match<Key: Hashable>(
        by keys: (DocumentNames) -> [Key], and key: (ListedEntry) -> Key?, if likeness: Double = 0
    ) {
        // The last of each array is the first document, so that taking one is cheap.
        var left: [Key: [Int]] = [:]
        for index in names.indices.reversed() where !isTaken[index] {
            for key in keys(names[index]) { left[key, default: []].append(index) }
        }
        for (index, entry) in entries.enumerated() where documents[index] == nil {
            guard let key = key(entry) else { continue }
            while let last = left[key]?.last, isTaken[last] { left[key]?.removeLast() }
            guard let document = left[key]?.last, isAlike(entry, document, likeness) else { continue }
            take(document, for: index)
        }
    }

    /// Compares the titles of those that are left, where they are few. Where both bear a number the numbers have spoken.
    private mutating func matchByLikeness() {
        let open = entries.indices.filter { documents[$0] == nil }
        let free = names.indices.filter { !isTaken[$0] }
        guard open.count * free.count <= ListMatcher.mostComparisons else { return }
        for index in open {
            let document = free.first { document in
                !isTaken[document] && (entries[index].number == nil || names[document].number == nil)
                    && isAlike(entries[index], document, ListMatcher.veryAlike)
            }
            if let document { take(document, for: index) }
        }
    }

    /// An entry that names a document by its number once more.
    private mutating func matchAgain() {
        var byNumber: [String: Int] = [:]
        for (index, document) in names.enumerated() {
            if let number = document.number?.text, byNumber[number] == nil { byNumber[number] = index }
        }
        for (index, entry) in entries.enumerated() where documents[index] == nil {
            documents[index] = entry.number.flatMap { byNumber[$0.text] }
        }
    }

    private func isAlike(_ entry: ListedEntry, _ document: Int, _ likeness: Double) -> Bool {
        likeness == 0 || names[document].titles.contains { $0.likeness(to: entry.title) >= likeness }
    }

    private mutating func take(_ document: Int, for entry: Int) {
        documents[entry] = document
        isTaken[document] = true
    }
}

extension DocumentNumber {
    /// Agency code and serial without the year, by which a number with the wrong year is known.
    fileprivate var serialOfCode: [String]? {
        guard let code, let serial else { return nil }
        return [code, String(serial)]
    }
}
