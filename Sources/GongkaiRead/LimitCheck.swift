import GongkaiDiagnostics
package import GongkaiModel

extension ReadLimits {
    /// Holds a publication to the limits, for formats that say themselves where each part begins and ends: nothing can
    /// be read in another way there.
    /// - Throws: `ReadError.unreadable` with the first of each limit that is exceeded.
    package func check(_ publication: Publication) throws(ReadError) {
        var check = LimitCheck(limits: self)
        check.visit(publication)
        check.count(publication.documents.count, against: .documents)
        check.count(check.divisions, against: .divisions)
        guard check.exceeded.isEmpty else { throw .unreadable(check.exceeded) }
    }
}

/// Counts what a publication holds.
private struct LimitCheck: PublicationVisitor {
    let limits: ReadLimits
    private(set) var exceeded: [Diagnostic] = []
    private(set) var divisions = 0

    init(limits: ReadLimits) {
        self.limits = limits
    }

    /// Takes note of a limit that is exceeded, once.
    mutating func count(_ found: Int, against limit: ReadLimit) {
        guard found > limits[limit], !exceeded.contains(where: { $0.rule == limit.rule }) else { return }
        exceeded.append(limit.diagnostic(found: found, allowed: limits[limit]))
    }

    mutating func visit(_ division: Division) {
        divisions += 1
        count(division.headingSpans.count, against: .spans)
        visit(blocks: division.blocks)
    }

    mutating func visit(paragraph text: Text) { count(text.spans.count, against: .spans) }

    mutating func visit(note text: Text) { count(text.spans.count, against: .spans) }

    mutating func visit(_ table: Table) {
        count(table.rows.count, against: .tableRows)
        count(table.rows.lazy.map(\.count).max() ?? 0, against: .tableColumns)
        count(table.rows.lazy.map(\.count).reduce(0, +), against: .tableCells)
        for text in table.rows.joined().lazy.map(\.text) + table.footnotes { count(text.spans.count, against: .spans) }
    }
}

extension ReadLimits {
    /// Holds the lines of a text to the limit. A line so long is no line of a document, and what reading it takes grows
    /// with it.
    /// - Throws: `ReadError.unreadable` with the first line that is too long.
    func checkLines(of text: [UInt8]) throws(ReadError) {
        let most = self[.lineLength]
        guard text.count > most else { return }
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == 0x0A || text[end] == 0x0D {
            guard end - start <= most else {
                var sink = DiagnosticSink()
                sink.report(
                    ReadLimit.lineLength.diagnostic(
                        found: end - start, allowed: most, at: Diagnostic.Position(offset: start)))
                sink.resolvePositions(with: LineTable(text))
                throw .unreadable(sink.diagnostics)
            }
            start = end + 1
        }
    }
}
