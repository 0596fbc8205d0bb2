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
    }

    private static let mostIssuers = 12

    /// The first signature block in a range.
    static func first(in range: Range<Int>, of lines: [LineInfo], text: SourceText) -> Place? {
        for index in range {
            if let place = place(dateAt: index, in: range, of: lines, text: text) { return place }
        }
        return nil
    }

    private static func place(dateAt index: Int, in range: Range<Int>, of lines: [LineInfo], text: SourceText) -> Place?
    {
        let line = lines[index]
        if !line.isDate {
            guard line.last == "日" || line.last == "号" || line.last.isDigit, line.count <= 60, line.ending == .open,
                !line.hasSentence, line.bullet == nil, !line.isRow,
                line.label == nil, splitDate(text.run(of: line.index)) != nil
            else { return nil }
            return Place(lines: index..<(index + 1), dateLine: index)
        }
        var start = index
        while start > range.lowerBound, index - start < mostIssuers, isSigner(lines[start - 1], in: text) { start -= 1 }
        // A date alone is one only where the text before it has ended.
        if start == index, start > range.lowerBound, lines[start - 1].ending == .open { return nil }
        if start == index, start == range.lowerBound { return nil }
        return Place(lines: start..<(index + 1), dateLine: index)
    }

    /// An organisation, or a person who signs an order: 市长 王某.
    private static func isSigner(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.marker == nil, !line.opensAttachment, line.bullet == nil, !line.isRow else { return false }
        return line.isOrganisation || isPerson(text.run(of: line.index).scalars[...])
    }

    /// An office and a name: 市长 王某某, 省长：李某.
    private static func isPerson(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        personName(line) != nil
    }

    private static func personName(_ line: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
        let line = line.trimmed
        guard line.count <= 20, let officeEnd = offices.lazy.compactMap({ end(of: $0, in: line) }).first else {
            return nil
        }
        var start = officeEnd
        guard start < line.endIndex, line[start].isSpace || line[start].isColon else { return nil }
        while start < line.endIndex, line[start].isSpace || line[start].isColon { start += 1 }
        let name = start..<line.endIndex
        guard (2...12).contains(name.count), line[name].allSatisfy({ $0.isHan || $0.isSpace || $0 == "·" }) else {
            return nil
        }
        return name
    }

    private static let offices: [Word] = [
        "总理", "省长", "市长", "区长", "县长", "州长", "主席", "主任", "局长", "部长", "厅长", "委员长", "代市长", "代省长", "秘书长",
    ]

    /// Where an office ends that opens a line, spaced out or not: 总 理.
    private static func end(of office: Word, in line: ArraySlice<Unicode.Scalar>) -> Int? {
        var index = line.startIndex
        for scalar in office.scalars {
            while index > line.startIndex, index < line.endIndex, line[index].isSpace { index += 1 }
            guard index < line.endIndex, line[index] == scalar else { return nil }
            index += 1
        }
        return index
    }

    /// 云溪市人民政府  2024年3月1日 in one line: where the date begins.
    private static func splitDate(_ run: Run) -> (issuer: Range<Int>, date: DateForm.Match)? {
        for index in run.scalars.indices.dropFirst() where run.scalars[index - 1].isSpace {
            guard let match = DateForm.match(in: run[run.whole], at: index), match.date.day != nil,
                match.range.upperBound == run.scalars.count
            else { continue }
            let issuer = run.trimmed(0..<index)
            return Vocabulary.endsAsOrganisation(run[issuer]) ? (issuer, match) : nil
        }
        return nil
    }

    /// Reads the block; persons who sign go to `signers`.
    static func read(
        _ place: Place, of lines: [LineInfo], signers: inout [Sourced<String>], leaves: Leaves
    ) -> Signature {
        var signature = Signature()
        for index in place.lines {
            let run = leaves.text.run(of: lines[index].index)
            if index == place.dateLine {
                readDate(of: run, into: &signature, leaves: leaves)
            } else if let name = personName(run[run.whole]) {
                // The office stands in what is printed of the signer: without it nobody could tell the line for one.
                let signer = leaves.sourced(name, of: run, spacing: .none)
                signers.append(run.sourced(signer.value, run.whole, in: leaves.text))
            } else {
                signature.issuers += issuers(of: run, leaves: leaves)
            }
        }
        let leavesOfBlock = signature.issuers.flatMap(\.source) + (signature.date?.source ?? [])
        signature.source = SourceRange.hull(leavesOfBlock)
        return signature
    }

    private static func readDate(of run: Run, into signature: inout Signature, leaves: Leaves) {
        if let date = DateForm.whole(run[run.whole]) {
            signature.date = run.sourced(date, run.whole, in: leaves.text)
        } else if let split = splitDate(run) {
            signature.issuers += issuers(of: run.part(split.issuer), leaves: leaves)
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
