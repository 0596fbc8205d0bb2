import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWrite

/// Takes the pieces in the order of the input, and gives what was found its place in the whole.
struct OrderedOutput {
    private let steps: RecordStream.Steps
    private let output: RecordStream.Output
    private let mostFindings: Int
    private var tally = RecordTally()
    /// Line ends before the piece at hand.
    private var lineEnds: Int
    private var findings = 0
    private var isOpen = false

    init(_ steps: RecordStream.Steps, into output: RecordStream.Output, start: RecordHead, limits: ReadLimits) {
        lineEnds = start.lineEnds
        self.steps = steps
        self.output = output
        mostFindings = limits[.findings]
    }

    /// Takes the next piece.
    /// - Returns: whether there is any use in going on.
    mutating func accept(_ piece: RecordPiece) -> Bool {
        var byRecord: [Int: [Diagnostic]] = [:]
        for finding in piece.findings {
            let diagnostic = placed(finding, in: piece)
            report(diagnostic)
            if steps.policy == .setAside { byRecord[finding.record, default: []].append(diagnostic) }
        }
        for issue in piece.issues { report(placed(issue)) }
        tally.recordsRefused += Set(piece.findings.lazy.filter { $0.rule.severity == .error }.map(\.record)).count
        let wasWritten = (tally.errors == 0 || steps.policy == .setAside) ? write(piece) : true
        let wasSetAside = piece.refused.allSatisfy { record in
            record.bytes.withUnsafeBytes { output.setAside($0, byRecord[record.record] ?? []) }
        }
        tally.recordsRead += piece.recordsRead
        tally.bytesRead += piece.inputBytes
        lineEnds += piece.lineEnds
        output.progress(tally)
        return wasWritten && wasSetAside
    }

    /// Ends the output.
    mutating func finish() -> RecordTally {
        if findings > mostFindings {
            output.report(Diagnostic(.limitFindings, [String(findings), String(mostFindings)]))
        }
        if let encoder = steps.encoder, tally.errors == 0 || steps.policy == .setAside {
            _ = open(encoder) && put(encoder.closing)
        }
        return tally
    }

    private mutating func write(_ piece: RecordPiece) -> Bool {
        guard let encoder = steps.encoder, !piece.written.isEmpty else { return true }
        let isFirst = tally.recordsWritten == 0
        guard open(encoder) else { return false }
        tally.recordsWritten += piece.written.count
        let skipped = isFirst ? encoder.separatorLength : 0
        return put(UnsafeRawBufferPointer(rebasing: piece.output.bytes.dropFirst(skipped)))
    }

    private mutating func open(_ encoder: any RecordEncoder) -> Bool {
        guard !isOpen else { return true }
        isOpen = true
        return put(encoder.opening)
    }

    private mutating func put(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { put($0) }
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        tally.bytesWritten += bytes.count
        return bytes.isEmpty || output.write(bytes)
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        switch diagnostic.rule.severity {
        case .error: tally.errors += 1
        case .warning: tally.warnings += 1
        case .note: break
        }
        findings += 1
        if findings <= mostFindings { output.report(diagnostic) }
    }

    /// A finding with its place in the whole input. Records are counted from 1.
    private func placed(_ finding: RecordFinding, in piece: RecordPiece) -> Diagnostic {
        let record = String(tally.recordsRead + finding.record + 1)
        var position = finding.position
        position.offset = position.offset.map { $0 + piece.inputOffset }
        position.line = position.line.map { $0 + lineEnds }
        let field = finding.field.map { [$0] } ?? []
        return Diagnostic(
            finding.rule, [record] + field + finding.arguments, at: position,
            modelPath: (["records", record] + field).joined(separator: "/"))
    }

    /// What libxml2 says of a record that we wrote.
    private func placed(_ issue: RecordPiece.Issue) -> Diagnostic {
        let record = String(tally.recordsRead + issue.record + 1)
        return Diagnostic(
            .recordInvalidOutput, [record, issue.message], modelPath: ["records", record].joined(separator: "/"))
    }
}
