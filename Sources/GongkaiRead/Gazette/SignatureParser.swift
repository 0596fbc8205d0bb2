import GongkaiDiagnostics
import GongkaiModel

/// Finds and reads signature blocks: the issuers' lines, and the date under them.
struct SignatureParser {
    /// Where a signature block stands.
    struct Place {
        /// From its first line to behind its date.
        var lines: Range<Int>
        /// The line of the date; issuers may stand before it in the same line.
        var dateLine: Int
        /// How the persons are named who may sign here.
        fileprivate var signers: SignerLine.Form
    }

    private static let mostIssuers = 12

    /// The first signature block in a range.
    /// - Parameter kind: of the document; an order (令) or motion (议案) is signed by a person, who may stand there by name
    ///   alone, the office being left out or on a line of its own (GB/T 9704-2012, 7.3.5.3 and 10.2).
    static func first(in range: Range<Int>, of lines: [LineInfo], kind: DocumentKind? = nil, text: SourceText) -> Place?
    {
        let signers: SignerLine.Form = kind == .order || kind == .motion ? .nameAlone : .withOffice
        for index in range {
            if let place = place(dateAt: index, in: range, of: lines, signers: signers, text: text) { return place }
        }
        return nil
    }

    private static func place(
        dateAt index: Int, in range: Range<Int>, of lines: [LineInfo], signers: SignerLine.Form, text: SourceText
    ) -> Place? {
        let line = lines[index]
        if !line.isDate {
            guard line.last == "日" || line.last == "号" || line.last.isDigit, line.count <= 60, line.ending == .open,
                !line.hasSentence, line.bullet == nil, !line.isRow,
                line.label == nil, splitDate(text.run(of: line.index), signers: signers) != nil
            else { return nil }
            return Place(lines: index..<(index + 1), dateLine: index, signers: signers)
        }
        var start = index
        while start > range.lowerBound, index - start < mostIssuers, isSigner(lines[start - 1], .withOffice, in: text) {
            start -= 1
        }
        // The name stands next to the date, with an office above it where it has a line of its own.
        if start == index, signers == .nameAlone {
            start = names(above: index, in: range, of: lines, text: text)
        }
        // A date alone is one only where the text before it has ended.
        if start == index, start > range.lowerBound, lines[start - 1].ending == .open { return nil }
        if start == index, start == range.lowerBound { return nil }
        return Place(lines: start..<(index + 1), dateLine: index, signers: signers)
    }

    /// Where names alone begin that stand above a date: behind a sentence, an attachment note or the head of the order. Names
    /// behind a colon or within a text are a list of persons.
    private static func names(
        above date: Int, in range: Range<Int>, of lines: [LineInfo], text: SourceText
    ) -> Int {
        var start = date
        while start > range.lowerBound, date - start < mostIssuers, isSigner(lines[start - 1], .nameAlone, in: text) {
            start -= 1
        }
        guard start < date, start > range.lowerBound else { return start }
        let above = lines[start - 1]
        return above.ending == .sentence || isInAttachmentNote(start - 1, in: range, of: lines) ? start : date
    }

    private static func isInAttachmentNote(_ index: Int, in range: Range<Int>, of lines: [LineInfo]) -> Bool {
        var index = index
        while index > range.lowerBound, !lines[index].opensAttachment, lines[index].marker?.kind == .level3 {
            index -= 1
        }
        return lines[index].opensAttachment
    }

    /// An organisation, or a person who signs an order: 市长 王某.
    private static func isSigner(_ line: LineInfo, _ form: SignerLine.Form, in text: SourceText) -> Bool {
        guard line.marker == nil, !line.opensAttachment, line.bullet == nil, !line.isRow else { return false }
        if line.isOrganisation { return true }
        guard line.count <= SignerLine.longest else { return false }
        let words = text.run(of: line.index).scalars[...]
        return SignerLine(words, form) != nil || form == .nameAlone && SignerLine.isOffice(words)
    }

    /// 云溪市人民政府  2024年3月1日 in one line: where the date begins.
    private static func splitDate(
        _ run: Run, signers: SignerLine.Form
    ) -> (issuer: Range<Int>, date: DateForm.Match)? {
        for index in run.scalars.indices.dropFirst() where run.scalars[index - 1].isSpace {
            guard let match = DateForm.match(in: run[run.whole], at: index), match.date.day != nil,
                match.range.upperBound == run.scalars.count
            else { continue }
            let issuer = run.trimmed(0..<index)
            let isSigner =
                Vocabulary.endsAsOrganisation(run[issuer])
                || signers == .nameAlone && SignerLine(run[issuer], signers) != nil
            return isSigner ? (issuer, match) : nil
        }
        return nil
    }

    /// Reads the block; persons who sign go to `signers`.
    static func read(
        _ place: Place, of lines: [LineInfo], signers: inout [Sourced<String>], leaves: Leaves
    ) -> Signature {
        var signature = Signature()
        var office = Run()
        for index in place.lines {
            var run = leaves.text.run(of: lines[index].index)
            if index == place.dateLine {
                readDate(of: run, signers: place.signers, into: &signature, &signers, leaves: leaves)
            } else if place.signers == .nameAlone, index + 1 < place.dateLine, SignerLine.isOffice(run[run.whole]) {
                office.join(run)
            } else {
                if !office.isEmpty {
                    office.join(run)
                    (run, office) = (office, Run())
                }
                readSigner(run, form: place.signers, into: &signature, &signers, leaves: leaves)
            }
        }
        let leavesOfBlock = signature.issuers.flatMap(\.source) + (signature.date?.source ?? [])
        signature.source = SourceRange.hull(leavesOfBlock)
        return signature
    }

    private static func readSigner(
        _ run: Run, form: SignerLine.Form, into signature: inout Signature, _ signers: inout [Sourced<String>],
        leaves: Leaves
    ) {
        guard let name = SignerLine(run[run.whole], form)?.name else {
            signature.issuers += issuers(of: run, leaves: leaves)
            return
        }
        // The office stands in what is printed of the signer: without it nobody could tell the line for one.
        let signer = leaves.sourced(name, of: run, spacing: .none)
        signers.append(run.sourced(signer.value, run.whole, in: leaves.text))
    }

    private static func readDate(
        of run: Run, signers form: SignerLine.Form, into signature: inout Signature,
        _ signers: inout [Sourced<String>], leaves: Leaves
    ) {
        if let date = DateForm.whole(run[run.whole]) {
            signature.date = run.sourced(date, run.whole, in: leaves.text)
        } else if let split = splitDate(run, signers: form) {
            readSigner(run.part(split.issuer), form: form, into: &signature, &signers, leaves: leaves)
            signature.date = run.sourced(split.date.date, split.date.range, in: leaves.text)
        }
    }

    /// Bodies that sign together may share a line, apart by wide spaces.
    private static func issuers(of run: Run, leaves: Leaves) -> [Sourced<String>] {
        let pieces = run[run.whole].splitOutsideBrackets { run.scalars[$0].isSpace }
        let areBodies = pieces.count > 1 && pieces.allSatisfy { $0.count >= 4 && Vocabulary.endsAsOrganisation($0) }
        guard areBodies else { return [leaves.sourced(run.whole, of: run, spacing: .none)] }
        return pieces.map { leaves.sourced($0.startIndex..<$0.endIndex, of: run, spacing: .none) }
    }
}
