import GongkaiDiagnostics
import GongkaiModel

/// Gaps, repeats and wrong order in the numbering of headings, articles and items.
///
/// The first number under a heading may be 1 or go on from the heading before, and numbers may begin anew at 1. A number
/// that seems to be missing is looked for in the text between, where enumerations also stand. What is quoted, such as
/// the new wording of an article, has the numbering of what it is quoted from.
struct NumberingCheck: Check {
    let rules: [DiagnosticRule] = [.checkNumberingGap, .checkNumberingRepeated, .checkNumberingOutOfOrder]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        var follower = NumberingFollower(sink: sink)
        follower.walk(examined.publication)
        sink = follower.sink
    }
}

private struct NumberingFollower: PlacedVisitor {
    var sink: DiagnosticSink

    /// The runs under each open division, the body's own first.
    private var runs: [[Division.Kind: NumberRun]] = [[:]]
    /// The last number of each kind in the body, whatever it stands under.
    private var lastNumbers: [Division.Kind: [Int]] = [:]
    /// The texts of the body so far, and how many there were at the last division of each kind.
    private var texts: [String] = []
    private var textsBefore: [Division.Kind: Int] = [:]
    private var isInQuotation = false

    init(sink: DiagnosticSink) { self.sink = sink }

    mutating func beginBody() {
        self = NumberingFollower(sink: sink)
    }

    mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {
        texts.append(text)
        isInQuotation = text.bytes { $0.leavesQuotationOpen ?? isInQuotation }
    }

    mutating func begin(_ division: Division, at path: ModelPath) {
        defer { runs.append([:]) }
        guard !isInQuotation, !division.ordinal.isEmpty else { return }
        let kind = division.kind
        // Articles are numbered through, whatever chapters they stand in.
        let level = kind == .article ? 0 : runs.count - 1
        let fault = runs[level][kind, default: NumberRun()].take(division.ordinal, continuing: lastNumbers[kind])
        if let fault { report(fault, division, at: path) }
        lastNumbers[kind] = division.ordinal
        textsBefore[kind] = texts.count
    }

    mutating func endDivision() {
        runs.removeLast()
    }

    private mutating func report(_ fault: NumberRun.Fault, _ division: Division, at path: ModelPath) {
        let marker = division.marker.value
        let (rule, arguments): (DiagnosticRule, [String])
        switch fault {
        case .gap(let missing):
            let missing = MarkerForm(kind: division.kind, ordinal: missing)
            let between = texts[(textsBefore[division.kind] ?? 0)...]
            guard !between.contains(where: { missing.opens(in: $0) }) else { return }
            (rule, arguments) = (.checkNumberingGap, [marker, missing.text])
        case .repeated:
            (rule, arguments) = (.checkNumberingRepeated, [marker])
        case .outOfOrder:
            (rule, arguments) = (.checkNumberingOutOfOrder, [marker])
        }
        sink.report(
            rule, arguments, at: (division.marker.source + division.source).position,
            modelPath: path.text + "/marker")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the last quotation mark opens; `nil` where there is none.
    fileprivate var leavesQuotationOpen: Bool? {
        for index in indices.reversed() where self[index] == 0xE2 {
            if has((0xE2, 0x80, 0x9C), at: index) { return true }
            if has((0xE2, 0x80, 0x9D), at: index) { return false }
        }
        return nil
    }
}
