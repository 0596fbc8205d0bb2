import GongkaiModel

/// Cuts texts into runs: at the ends of what a page can show of a span. Spans that lie badly do no harm.
struct PageRuns {
    let abilities: PageAbilities
    /// The anchors of documents by their numbers and titles.
    let anchors: [String: String]
    /// The addresses of documents on other pages, percent-encoded, by their numbers and titles.
    var addresses: [String: String] = [:]
    var losses = PageLosses()

    mutating func clean(_ string: String) -> String {
        string.cleanedForPage(replaced: &losses.replacedCharacters).withoutOuterLineFeeds
    }

    mutating func runs(of text: Text) -> [PageRun] { runs(of: text.string, spans: text.spans) }

    mutating func runs(of string: String, spans: [Span]) -> [PageRun] {
        let shown = spans.compactMap { self.shown($0) }
        guard !shown.isEmpty else { return trimmed([PageRun(text: cleanPiece(string))]) }
        let scalars = Array(string.unicodeScalars)
        let edges = Set(shown.flatMap { [$0.start, $0.end] }.filter { $0 > 0 && $0 < scalars.count })
        var runs: [PageRun] = []
        var open: [Shown] = []
        var next = shown.sorted { $0.start < $1.start }[...]
        var start = 0
        for end in edges.sorted() + [scalars.count] {
            while let span = next.first, span.start <= start {
                open.append(span)
                next.removeFirst()
            }
            open.removeAll { $0.end <= start }
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<end])
            runs.append(run(cleanPiece(String(piece)), under: open))
            start = end
        }
        return trimmed(runs)
    }

    private struct Shown {
        var start: Int
        var end: Int
        var look: PageRun
    }

    /// What the page shows of a span; counted among the losses where it is nothing.
    private mutating func shown(_ span: Span) -> Shown? {
        var look = PageRun(text: "")
        switch span.kind {
        case .repair: return nil
        case .emphasis where abilities.contains(.emphasis): look.isEmphasised = true
        case .emphasis: losses.emphasis += 1
        case .link(let address):
            if abilities.contains(.links) { look.link = PageAddress.safe(address).map { .address($0) } }
            if look.link == nil { losses.addresses += 1 }
        case .date(let date) where abilities.contains(.dates), .deadline(let date) where abilities.contains(.dates):
            look.date = date
        case .reference(let name) where abilities.contains(.anchors):
            look.link = anchors[name].map { .anchor($0) } ?? addresses[name].map { .address($0) }
            if look.link == nil { losses.annotations += 1 }
        case .organisation, .quantity, .reference, .date, .deadline: losses.annotations += 1
        }
        guard look.link != nil || look.isEmphasised || look.date != nil, span.start < span.end else { return nil }
        return Shown(start: span.start, end: span.end, look: look)
    }

    private func run(_ text: String, under open: [Shown]) -> PageRun {
        PageRun(
            text: text, link: open.last { $0.look.link != nil }?.look.link,
            isEmphasised: open.contains { $0.look.isEmphasised },
            date: open.last { $0.look.date != nil }?.look.date)
    }

    private mutating func cleanPiece(_ string: String) -> String {
        string.cleanedForPage(replaced: &losses.replacedCharacters)
    }

    /// The runs without those that are empty, and without line feeds at the ends of all.
    private func trimmed(_ runs: [PageRun]) -> [PageRun] {
        var runs = runs.filter { !$0.text.isEmpty }
        while let last = runs.indices.last, runs[last].text.unicodeScalars.last == "\n" {
            runs[last].text.unicodeScalars.removeLast()
            if runs[last].text.isEmpty { runs.removeLast() }
        }
        while runs.first?.text.unicodeScalars.first == "\n" {
            runs[0].text.unicodeScalars.removeFirst()
            if runs[0].text.isEmpty { runs.removeFirst() }
        }
        return runs
    }
}
