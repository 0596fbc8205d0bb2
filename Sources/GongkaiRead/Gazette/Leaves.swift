import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import Synchronization

/// Takes runs of the source into the model, and keeps account of what of them is dropped.
///
/// Every line handed to it ends up in a leaf or in `dropped`: that is how nothing is lost.
///
/// It is a reference, since the stages hand it on. Each document has one of its own, so that several can be read at the
/// same time; the publication's takes over what they kept account of.
final class Leaves {
    let text: SourceText
    let limits: ReadLimits
    private(set) var account: Account
    /// Lines of the source that were found to be no rows of a table aligned by spaces, from whichever of them one begins.
    var unalignedLines = 0..<0
    /// How often each path of a division has come.
    private var divisionPaths: [ByteKey: Int] = [:]
    private let divisions: DivisionCount

    /// What is kept account of.
    struct Account {
        /// The limits that were reached, each told once.
        var exceeded: [Diagnostic] = []
        var dropped: [Dropped]
        /// The documents named so far, for relations.
        fileprivate var citations: [Citation] = []
        /// What the texts say of the force of their document.
        fileprivate var forceStatements: [Force] = []

        init(dropped: [Dropped] = []) { self.dropped = dropped }
    }

    /// How many divisions a publication has, counted by all who read it.
    final class DivisionCount: Sendable {
        fileprivate let value = Atomic(0)
    }

    /// - Parameters:
    ///   - divisions: the publication's.
    ///   - account: what to go on with.
    init(_ text: SourceText, limits: ReadLimits, divisions: DivisionCount, account: Account = Account()) {
        self.text = text
        self.limits = limits
        self.divisions = divisions
        self.account = account
    }

    /// A sentence that names documents.
    struct Citation {
        var run: Run
        var references: [Annotator.Reference]
    }

    /// What the texts said since it was last asked for: the documents they name, and the force of their own.
    func takeStatements() -> (citations: [Citation], force: [Force]) {
        defer {
            account.citations = []
            account.forceStatements = []
        }
        return (account.citations, account.forceStatements)
    }

    /// Takes over what was dropped elsewhere, and which limits were reached there.
    func add(_ other: Account) {
        account.dropped += other.dropped
        for diagnostic in other.exceeded { exceed(diagnostic) }
    }

    /// Forgets everything dropped since there were so many; for an attempt that failed.
    func forgetDropped(behind count: Int) {
        account.dropped.removeLast(account.dropped.count - count)
    }

    /// The identifier of a division: its path, with a suffix where the path comes again in the publication.
    func identifier(forDivisionAt path: String) -> String {
        divisions.value.wrappingAdd(1, ordering: .relaxed)
        // Bytes, since a string is normalised for every comparison.
        let key = ByteKey(path)
        divisionPaths[key, default: 0] += 1
        let count = divisionPaths[key] ?? 1
        // Made anew at its size: a path that was put together has room for half as much again, and there are many.
        return count == 1 ? String(decoding: key.bytes, as: UTF8.self) : "\(path)_\(count)"
    }

    /// Drops a part of a run; white space needs no entry.
    func drop(_ range: Range<Int>, of run: Run, as reason: Dropped.Reason) {
        let range = run.trimmed(range)
        guard !range.isEmpty else { return }
        account.dropped.append(
            Dropped(reason: reason, text: run.verbatim(range, in: text), source: run.source(of: range, in: text)))
    }

    /// Drops what of a run stands outside the parts that became leaves; the parts are in order.
    func drop(outside parts: [Range<Int>], of run: Run, within range: Range<Int>? = nil) {
        let range = range ?? run.whole
        var start = range.lowerBound
        for part in parts {
            if start < part.lowerBound { drop(start..<part.lowerBound, of: run, as: .label) }
            start = max(start, part.upperBound)
        }
        if start < range.upperBound { drop(start..<range.upperBound, of: run, as: .label) }
    }

    /// A plain string of the model.
    func sourced(_ range: Range<Int>, of run: Run, spacing: Spacing = .title) -> Sourced<String> {
        run.sourced(range, spacing: spacing, in: text)
    }

    /// Running text: spaces between Han characters and digits dropped, spans found, documents named remembered.
    /// - Parameter parties: organisations that the text is known to name.
    func text(_ range: Range<Int>, of run: Run, parties: [String] = []) -> Text {
        let range = run.trimmed(range)
        let cleaned = Cleaned(run, range)
        let annotator = annotator(of: cleaned.run)
        if !annotator.references.isEmpty {
            account.citations.append(Citation(run: cleaned.run, references: annotator.references))
        }
        if let force = Force.statement(in: cleaned.scalars[...]) { account.forceStatements.append(force) }
        let organisations = OrganisationFinder.spans(in: cleaned.scalars[...], parties: parties)
        let links = markedLinks(on: cleaned.run, apartFrom: annotator.spans, organisations)
        let spans = cleaned.spans(with: annotator.spans, and: organisations, links: links, emphasised: text.emphasised)
        let string = cleaned.isRepaired ? cleaned.scalars[...].string : run.string(of: range, in: text)
        return Text(string, spans: spans, places: run.places(of: range, in: text))
    }

    /// Spans over a heading, which is a plain string; documents named in it are remembered.
    func spans(inHeading heading: Range<Int>, of run: Run) -> [Span] {
        let range = run.trimmed(heading)
        var cleaned = Run()
        cleaned.reserveCapacity(range.count)
        run.forEachScalar(of: range) { index, offset in
            if !run.dropsSpace(at: index, in: range, spacing: .title) { cleaned.append(run.scalars[index], at: offset) }
        }
        let annotator = annotator(of: cleaned)
        if let force = Force.statement(in: cleaned[cleaned.whole]) { account.forceStatements.append(force) }
        if !annotator.references.isEmpty {
            account.citations.append(Citation(run: cleaned, references: annotator.references))
        }
        let links = markedLinks(on: cleaned, apartFrom: annotator.spans)
        return links.isEmpty ? annotator.spans : (annotator.spans + links).inDocumentOrder
    }

    /// The links of the file itself that lie on a text, up to as many as it may have besides what else it has. One that would
    /// overlap what was found in part is left out, as is one whose words are an address themselves.
    private func markedLinks(on run: Run, apartFrom found: [Span]...) -> [Span] {
        let links = Marks.spans(on: run, of: text.links, at: \.range) { .link($0.address) }.filter { link in
            found.allSatisfy { spans in !link.overlapsInPart(anyOf: spans) && !link.meetsLink(in: spans) }
        }
        let room = limits[.spans] - found.reduce(0) { $0 + $1.count }
        if links.count > room, let first = run.offsets.first { exceed(.spans, found: limits[.spans] + 1, at: first) }
        return Array(links.prefix(max(room, 0)))
    }
}

extension Leaves {
    /// Takes note of a limit that is reached at a byte offset; reading goes on.
    func exceed(_ limit: ReadLimit, found: Int, at offset: Int) {
        let position = Diagnostic.Position(offset: text.origin(of: offset))
        exceed(limit.diagnostic(found: found, allowed: limits[limit], at: position))
    }

    private func exceed(_ diagnostic: Diagnostic) {
        guard !account.exceeded.contains(where: { $0.rule == diagnostic.rule }) else { return }
        account.exceeded.append(diagnostic)
    }

    /// Whether one more division may be told apart; else what would be one, at a byte offset, is a paragraph.
    func hasRoomForDivision(at offset: Int) -> Bool {
        let count = divisions.value.load(ordering: .relaxed)
        guard count >= limits[.divisions] else { return true }
        exceed(.divisions, found: count + 1, at: offset)
        return false
    }

    /// What a text says, up to as many spans as it may have.
    private func annotator(of run: Run) -> Annotator {
        let annotator = Annotator(run[run.whole], mostSpans: limits[.spans])
        if let end = annotator.end, end < run.scalars.count {
            exceed(.spans, found: limits[.spans] + 1, at: run.offset(of: end))
        }
        return annotator
    }
}

/// A run of text after its repairs: spaces between Han characters and digits dropped, seams noted.
private struct Cleaned {
    private(set) var run = Run()
    /// Whether it was looked at for repairs; else it is the source's very text.
    private(set) var isRepaired = false
    private var repairs: [Span] = []

    var scalars: [Unicode.Scalar] { run.scalars }

    init(_ source: Run, _ range: Range<Int>) {
        guard !source.seams.isEmpty || source[range].contains(where: \.isSpace) else {
            // Nothing to repair, as in most texts.
            run = source.part(range)
            return
        }
        isRepaired = true
        run.reserveCapacity(range.count)
        var seams = source.seams[...].drop { $0 <= range.lowerBound }
        source.forEachScalar(of: range) { index, offset in
            let scalar = source.scalars[index]
            if seams.first == index {
                seams = seams.dropFirst()
                joinSeam(before: scalar, at: offset)
            }
            if scalar.isSpace, source.dropsSpace(at: index, in: range, spacing: .text) {
                note(.spaceDropped, original: String(scalar), length: 0)
            } else {
                run.append(scalar, at: offset)
            }
        }
    }

    /// Notes a join; between two Latin words it leaves a space, between Han characters nothing.
    private mutating func joinSeam(before next: Unicode.Scalar, at offset: Int) {
        let previous = run.scalars.last
        let needsSpace = next.isLatin && (previous.map { $0.isLatin || [",", ".", ";"].contains($0) } ?? false)
        note(.joined, original: "\n", length: needsSpace ? 1 : 0)
        if needsSpace {
            run.append(" ", at: offset)
        }
    }

    private mutating func note(_ repair: GongkaiModel.Span.Repair, original: String, length: Int) {
        let start = run.scalars.count
        repairs.append(Span(start: start, end: start + length, kind: .repair(repair, original: original)))
    }

    /// All spans in document order, an enclosing one first; emphasis that would overlap another in part is left out.
    func spans(
        with found: [GongkaiModel.Span], and organisations: [GongkaiModel.Span], links: [GongkaiModel.Span],
        emphasised: [Range<Int>]
    ) -> [GongkaiModel.Span] {
        let named = organisations.filter { !touches($0, any: found) }
        let emphasis = Marks.spans(on: run, of: emphasised, at: \.self) { _ in .emphasis }.filter { emphasis in
            ![found, organisations, links].contains { emphasis.overlapsInPart(anyOf: $0) }
        }
        var all: [GongkaiModel.Span] = []
        // At its size: there are many.
        all.reserveCapacity(found.count + named.count + links.count + repairs.count + emphasis.count)
        for part in [found, named, links, repairs, emphasis] { all += part }
        return all.inDocumentOrder
    }

    /// Whether an organisation shares a character with one of the spans found: the title of a document, say.
    private func touches(_ organisation: GongkaiModel.Span, any found: [GongkaiModel.Span]) -> Bool {
        let first = found.partitioningIndex { $0.end > organisation.start }
        return first < found.count && found[first].start < organisation.end
    }
}

/// Spans of what the file itself marks in a text.
private enum Marks {
    /// - Parameters:
    ///   - run: the text.
    ///   - marks: what the whole file marks, in order.
    ///   - range: where a mark stands, in bytes of the file.
    static func spans<Mark>(
        on run: Run, of marks: [Mark], at range: (Mark) -> Range<Int>, as kind: (Mark) -> GongkaiModel.Span.Kind
    ) -> [GongkaiModel.Span] {
        guard !marks.isEmpty else { return [] }
        let offsets = run.offsets
        guard let first = offsets.min(), let last = offsets.max() else { return [] }
        // Only those count that reach into the text.
        var spans: [GongkaiModel.Span] = []
        var place = marks.partitioningIndex { range($0).upperBound > first }
        var index = 0
        while place < marks.count, range(marks[place]).lowerBound <= last {
            let marked = range(marks[place])
            while index < offsets.count, !marked.contains(offsets[index]) { index += 1 }
            let start = index
            while index < offsets.count, marked.contains(offsets[index]) { index += 1 }
            if start < index { spans.append(Span(start: start, end: index, kind: kind(marks[place]))) }
            if index == offsets.count { index = 0 }
            place += 1
        }
        return spans
    }
}

extension [GongkaiModel.Span] {
    /// Those of spans, in order and apart from each other, that share a character with another.
    fileprivate func met(by other: GongkaiModel.Span) -> ArraySlice<GongkaiModel.Span> {
        self[partitioningIndex { $0.end > other.start }...].prefix { $0.start < other.end }
    }

    /// An enclosing one first. Sorting is stable by the index: equal spans keep their order.
    fileprivate var inDocumentOrder: [GongkaiModel.Span] {
        let isOrdered = zip(self, dropFirst()).allSatisfy { ($0.start, -$0.end) <= ($1.start, -$1.end) }
        if isOrdered { return self }
        return enumerated().sorted { left, right in
            (left.element.start, -left.element.end, left.offset) < (
                right.element.start, -right.element.end, right.offset
            )
        }.map(\.element)
    }
}

extension GongkaiModel.Span {
    /// Whether two spans overlap and neither encloses the other.
    fileprivate func overlapsInPart(_ other: GongkaiModel.Span) -> Bool {
        start < other.end && other.start < end && !encloses(other) && !other.encloses(self)
    }

    /// Whether it cuts one of these spans in two; they are in order and apart from each other.
    fileprivate func overlapsInPart(anyOf spans: [GongkaiModel.Span]) -> Bool {
        spans.met(by: self).contains { $0.overlapsInPart(self) }
    }

    /// Whether a link is among those of these spans that it meets.
    fileprivate func meetsLink(in spans: [GongkaiModel.Span]) -> Bool {
        spans.met(by: self).contains { if case .link = $0.kind { true } else { false } }
    }
}

extension Array {
    /// The first index at which a condition holds that holds for everything behind it too.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
