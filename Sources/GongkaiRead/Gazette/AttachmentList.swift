import GongkaiDiagnostics
import GongkaiModel

/// Reads the attachment note (附件说明, GB/T 9704-2012, 7.3.4): 附件：1. …（略）, one attachment a line.
struct AttachmentList {
    private(set) var attachments: [Attachment] = []
    private static let longestTitle = 120

    /// Whether an attachment note begins at a line: 附件： with a name behind it, or the names on the lines below.
    static func begins(at index: Int, of lines: [LineInfo], until end: Int, in text: SourceText) -> Bool {
        let line = lines[index]
        guard line.opensAttachment, line.count <= longestTitle, !line.isRow else { return false }
        let run = text.run(of: line.index)
        guard let label = labelEnd(run[run.whole]) else { return false }
        guard run.trimmed(label..<run.scalars.count).isEmpty else { return true }
        return index + 1 < end && lines[index + 1].marker?.kind == .level3
    }

    /// Whether a line is the heading of an attachment printed in full: 附件, 附件1, 附件 2：.
    static func isHeading(_ line: LineInfo, in text: SourceText) -> Bool {
        headingOrdinal(line, in: text) != nil
    }

    /// The number in such a heading; 0 where it bears none.
    static func headingOrdinal(_ line: LineInfo, in text: SourceText) -> Int? {
        guard line.opensAttachment, line.count <= 8 else { return nil }
        let words = text.run(of: line.index)[0..<line.count]
        guard words.starts(with: "附件") else { return nil }
        let rest = words.dropFirst(2).filter { !$0.isSpace && !$0.isColon }
        return rest.isEmpty ? 0 : Marker.value(rest[...])
    }

    /// Where the label ends: behind 附件： or 附件1：.
    private static func labelEnd(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let colon = line.prefix(8).firstIndex(where: \.isColon) else { return nil }
        return colon + 1
    }

    /// Reads the note that begins at a line and returns the line behind it.
    /// - Parameter fragment: the tail of a title that a page break tore off and printed above the note.
    mutating func read(
        at start: Int, of lines: [LineInfo], until end: Int, fragment: Int?, leaves: Leaves
    ) -> Int {
        var index = start
        while index < end, index == start || isItem(lines[index]) {
            var run = leaves.text.run(of: lines[index].index)
            var next = index + 1
            while next < end, goesOn(lines[next - 1], into: lines[next], in: leaves.text) {
                run.join(leaves.text.run(of: lines[next].index))
                next += 1
            }
            if let fragment, index == start { run.join(leaves.text.run(of: lines[fragment].index)) }
            let contentStart = index == start ? AttachmentList.labelEnd(run[run.whole]) ?? 0 : 0
            take(run, from: contentStart, leaves: leaves)
            index = next
        }
        return index
    }

    /// The next numbered name of the list.
    private func isItem(_ line: LineInfo) -> Bool {
        guard let marker = line.marker, marker.kind == .level3, line.count <= AttachmentList.longestTitle else {
            return false
        }
        return marker.ordinal.first == (attachments.last?.ordinal ?? 0) + 1 && !line.hasSentence
    }

    /// Whether a name goes on in the next line: it has no end of its own, and nothing else begins there.
    private func goesOn(_ line: LineInfo, into next: LineInfo, in text: SourceText) -> Bool {
        guard line.ending == .open || line.ending == .unfinished, next.marker == nil, !next.isDate,
            !next.isOrganisation, !next.isBracketed, !next.opensAttachment, next.bullet == nil, !next.isRow,
            next.label == nil, !next.hasSentence, next.count <= 60, next.ending != .clause
        else { return false }
        if line.ending == .unfinished { return true }
        let words = text.run(of: line.index)
        return !Omission.ends(words[words.whole]) && !line.isTitleOfWork && line.count >= 12
    }

    private mutating func take(_ run: Run, from contentStart: Int, leaves: Leaves) {
        var title = run.trimmed(contentStart..<run.scalars.count)
        var ordinal: Int?
        if let marker = Marker(in: run[title]), marker.kind == .level3 {
            ordinal = marker.ordinal.first
            title = run.trimmed(marker.range.upperBound..<run.scalars.count)
        }
        // Where it is to be found may stand before or behind the remark that it is left out.
        var address = Location.range(in: run[title])
        if let place = address { title = run.trimmed(title.lowerBound..<place.outer.lowerBound) }
        let omission = Omission.range(in: run[title])
        if let omission { title = run.trimmed(title.lowerBound..<omission.lowerBound) }
        if address == nil, omission != nil {
            address = Location.range(in: run[title])
            if let place = address { title = run.trimmed(title.lowerBound..<place.outer.lowerBound) }
        }
        while title.count > 1, let last = run[title].last, last.isSemicolon || last == "。" {
            title = run.trimmed(title.lowerBound..<(title.upperBound - 1))
        }
        leaves.drop(outside: [title], of: run)
        guard !title.isEmpty else { return }
        attachments.append(
            Attachment(
                ordinal: ordinal, title: leaves.sourced(title, of: run), omitted: omission != nil,
                location: address.map { run[$0.inner].string },
                source: SourceRange.hull(run.source(of: title, in: leaves.text))))
    }
}

/// （http://…） behind a name: where what is named is to be found.
enum Location {
    /// Where an address of the web stands in brackets at the end of a line, with the brackets and without.
    static func range(in line: ArraySlice<Unicode.Scalar>) -> (outer: Range<Int>, inner: Range<Int>)? {
        let line = line.trimmed
        guard let last = line.last, last.closesBracket, let open = line.lastIndex(where: \.opensBracket) else {
            return nil
        }
        let inner = (open + 1)..<(line.endIndex - 1)
        let isAddress = ["http://", "https://"].contains { line[inner].starts(with: $0.unicodeScalars) }
        return isAddress && !line[inner].contains(where: \.isSpace) ? (open..<line.endIndex, inner) : nil
    }
}

/// （略） behind a name: what is named is left out.
enum Omission {
    /// Where the remark stands at the end of a line.
    static func range(in line: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
        let line = line.trimmed
        guard let last = line.last, last.closesBracket, let open = line.lastIndex(where: \.opensBracket) else {
            return nil
        }
        let remark = line[(open + 1)..<(line.endIndex - 1)].compact
        return ["略", "略去", "此略", "从略"].contains(remark) ? open..<line.endIndex : nil
    }

    static func ends(_ line: ArraySlice<Unicode.Scalar>) -> Bool { range(in: line) != nil }
}
