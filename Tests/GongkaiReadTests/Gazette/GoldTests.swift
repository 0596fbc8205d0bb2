import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// The real gazette against the facts read off it by hand. Strings are compared without white space, full-width
/// forms folded, as the gold's own note says.
@Suite(
    .enabled(
        if: SharedInputs.has("gold/jiaxing-2017-05.json") && SharedInputs.has("corpus/jiaxing-2017-05.txt"),
        "needs the shared inputs"))
struct GoldTests {
    let gold: Gold
    let publication: Publication

    init() throws {
        gold = try #require(try Gold.load())
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        var sink = DiagnosticSink()
        publication = try GazetteReader().read(
            Input(name: url.lastPathComponent, bytes: [UInt8](Data(contentsOf: url))), diagnostics: &sink)
    }

    private func key(_ text: String) -> String {
        String(text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace })
    }

    /// A heading as the gold has it: without its full stop.
    private func headingKey(_ text: String) -> String {
        let text = key(text)
        return text.hasSuffix("。") ? String(text.dropLast()) : text
    }

    private var pairs: [(gold: Gold.Document, read: Document)] {
        Array(zip(gold.documents, publication.documents)).map { ($0.0, $0.1) }
    }

    @Test("the issue: kind, publisher, period")
    func issue() {
        #expect(publication.kind == .gazette)
        #expect(publication.publisher == gold.issue.publisher)
        #expect(publication.period?.description == gold.issue.period)
        #expect(publication.frontMatter.isEmpty && publication.backMatter.isEmpty)
    }

    @Test("the printed contents: sections, entries, pages, numbers")
    func contents() {
        #expect(publication.contents.count == gold.issue.contentsEntries)
        #expect(publication.contents.compactMap(\.page?.value) == gold.issue.contentsPages)
        var sections: [String] = []
        for section in publication.contents.compactMap(\.section?.value) where sections.last != section {
            sections.append(section)
        }
        #expect(sections == gold.issue.sections)
        #expect(publication.contents.compactMap(\.number?.value.text) == gold.documents.map(\.number))
    }

    @Test("the closing catalogue")
    func catalogue() {
        #expect(publication.catalogue.compactMap(\.number?.value.text) == gold.catalogue.map(\.number))
        #expect(publication.catalogue.map { $0.source.first?.line } == gold.catalogue.map(\.line))
    }

    @Test("every document: number, title, kind, issuers, addressees, date, page, extent")
    func documents() {
        #expect(publication.documents.map { $0.number?.value.text } == gold.documents.map(\.number))
        for (gold, read) in pairs {
            #expect(key(read.title?.value ?? "") == key(gold.title))
            #expect(read.kind.rawValue == gold.kind)
            #expect(read.issuers == gold.issuers)
            #expect(read.addressees.map { key($0.value) } == gold.addressees.map(key))
            #expect(read.written?.description == gold.dated)
            #expect(read.source.first?.line == gold.lines.first)
        }
    }

    @Test("enclosures with their authors, attachments, omitted or not")
    func enclosures() {
        for (gold, read) in pairs {
            #expect(read.enclosures.map { key($0.title?.value ?? "") } == gold.enclosures.map(key))
            #expect(read.enclosures.flatMap(\.authors).map { key($0.value) } == (gold.enclosureAuthors ?? []).map(key))
            let attachments = read.attachments + read.enclosures.flatMap(\.attachments)
            #expect(attachments.map { key($0.title?.value ?? "") } == gold.attachments.map { key($0.title) })
            #expect(attachments.map(\.omitted) == gold.attachments.map(\.omitted))
        }
    }

    @Test("chapters and articles are counted as they are printed")
    func articles() {
        for (gold, read) in pairs {
            let divisions = DivisionCollector.divisions(of: read)
            if let chapters = gold.chapters { #expect(divisions.count { $0.kind == .chapter } == chapters) }
            if let articles = gold.articles {
                let numbers = divisions.filter { $0.kind == .article }.map(\.ordinal)
                #expect(numbers == (1...articles).map { [$0] })
            }
        }
    }

    @Test("headings, at least 99.5 % of them, and none that is not there")
    func headings() {
        var found = 0
        var all = 0
        var invented: [String] = []
        for (gold, read) in pairs {
            let divisions = DivisionCollector.divisions(of: read).filter { $0.kind != .article }
            var wanted = gold.headings.map { "\($0.level)|\(headingKey($0.text))|\($0.line)" }
            all += wanted.count
            for division in divisions {
                let level = division.kind.rawValue.replacing("level", with: "")
                let line = division.marker.source.first?.line ?? 0
                let key = "\(level)|\(headingKey(division.heading?.value ?? ""))|\(line)"
                if let index = wanted.firstIndex(of: key) {
                    wanted.remove(at: index)
                    found += 1
                } else {
                    invented.append(key)
                }
            }
            #expect(wanted.isEmpty, "not found in \(gold.number)")
        }
        print("gold: headings \(found) of \(all)")
        #expect(Double(found) >= 0.995 * Double(all))
        #expect(invented.isEmpty)
    }

    @Test("responsibilities: all of them, 98 % by party and role")
    func responsibilities() {
        var count = 0
        var parties = (right: 0, all: 0)
        for (gold, read) in pairs {
            let notes = NoteCollector.notes(of: read)
            let wanted = gold.responsibilities ?? []
            #expect(notes.count == wanted.count, "\(gold.number)")
            count += notes.count
            for (note, wanted) in zip(notes, wanted) {
                if let text = wanted.text { #expect(key(note.text) == key(text)) }
                for (read, wanted) in [
                    (note.leads, wanted.leads), (note.responsible, wanted.responsible),
                    (note.participants, wanted.participants),
                ] {
                    let read = Set(read.map(key))
                    let wanted = Set(wanted.map(key))
                    parties.all += read.union(wanted).count
                    parties.right += read.intersection(wanted).count
                    #expect(read == wanted, "line \(note.source.first?.line ?? 0)")
                }
            }
        }
        print("gold: responsibilities \(count), parties by role \(parties.right) of \(parties.all)")
        #expect(Double(parties.right) >= 0.98 * Double(parties.all))
    }

    @Test("references and repeals, and none besides")
    func references() {
        var count = 0
        for (gold, read) in pairs {
            let cited = read.relations.compactMap { relation in
                relation.number.map { "\($0)|\(paragraphLine(of: relation.source))" }
            }
            #expect(Set(cited) == Set(gold.references.map { "\($0.number)|\($0.line)" }))
            count += cited.count
            let repealed = read.relations.filter { $0.kind == .repeals }.compactMap(\.number)
            #expect(repealed == gold.repeals ?? [])
        }
        print("gold: references \(count)")
    }

    /// The line on which the paragraph begins that a place stands in: the gold names that one.
    private func paragraphLine(of source: [SourceRange]) -> Int {
        guard let place = source.first else { return 0 }
        let leaf = publication.leaves.first { leaf in
            leaf.source.contains { $0.start <= place.start && place.start < $0.end }
        }
        return leaf?.source.first?.line ?? 0
    }

    @Test("tables with label, caption and cells")
    func tables() {
        for (gold, read) in pairs {
            let tables = TableCollector.tables(of: read)
            #expect(tables.map { $0.label?.value ?? "" } == (gold.tables ?? []).map(\.label))
            #expect(tables.map { key($0.caption?.value ?? "") } == (gold.tables ?? []).map { key($0.caption) })
            #expect(tables.map { $0.rows.map { $0.map(\.text.string) } } == (gold.tables ?? []).map(\.rows))
        }
    }

    @Test("torn paragraphs are joined, at least 98 %; what stands apart stays apart")
    func joins() {
        let lines = publication.leaves.map { leaf in Set(leaf.source.map(\.line)) }
        func joined(_ pair: [Int]) -> Bool { lines.contains { $0.isSuperset(of: pair) } }
        let missing = gold.paragraphJoins.filter { !joined($0) }
        let count = gold.paragraphJoins.count - missing.count
        print("gold: joins \(count) of \(gold.paragraphJoins.count)")
        #expect(Double(count) >= 0.98 * Double(gold.paragraphJoins.count), "\(missing)")
        #expect(gold.paragraphsApart.filter(joined).isEmpty)
        // A leaf over two lines that the gold does not list is a join too many, titles and label lines aside.
        let listed = Set(gold.paragraphJoins.flatMap { $0 })
        let others = publication.leaves.filter { leaf in
            ["paragraph", "heading"].contains(leaf.role) && Set(leaf.source.map(\.line)).count > 1
                && !Set(leaf.source.map(\.line)).isSubset(of: listed)
        }
        #expect(others.map { $0.source.map(\.line) } == [])
    }
}

/// Collects every division of a document, in order.
private struct DivisionCollector: PublicationVisitor {
    var divisions: [Division] = []

    static func divisions(of document: Document) -> [Division] {
        var collector = DivisionCollector()
        collector.descend(into: document)
        return collector.divisions
    }

    mutating func visit(_ division: Division) {
        divisions.append(division)
        visit(blocks: division.blocks)
    }
}

/// Collects the notes of a document: groups of one note are one again, their parties united by role.
private enum NoteCollector {
    static func notes(of document: Document) -> [Responsibility] {
        var notes: [Responsibility] = []
        let groups = DivisionCollector.divisions(of: document).flatMap(\.responsibilities)
        for group in groups.sorted(by: { ($0.source.first?.start ?? 0) < ($1.source.first?.start ?? 0) }) {
            if let last = notes.last, last.source == group.source {
                notes[notes.count - 1].leads += group.leads
                notes[notes.count - 1].responsible += group.responsible
                notes[notes.count - 1].participants += group.participants
            } else {
                notes.append(group)
            }
        }
        return notes
    }
}

private struct TableCollector: PublicationVisitor {
    var tables: [Table] = []

    static func tables(of document: Document) -> [Table] {
        var collector = TableCollector()
        collector.descend(into: document)
        return collector.tables
    }

    mutating func visit(_ table: Table) { tables.append(table) }
}
