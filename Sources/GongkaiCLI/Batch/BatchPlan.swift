import GongkaiDiagnostics

/// An input to be converted, with the outputs that it may have.
struct BatchItem: Sendable {
    let input: BatchInput
    let stem: String
    /// What became of it before.
    var entry: BatchEntry?
}

/// What becomes of every input, in the order of their paths' bytes.
struct BatchPlan: Sendable {
    enum Slot: Sendable {
        /// It is to be looked at, and converted where anything has changed.
        case input(BatchItem)
        /// It can't be taken, and why.
        case refused(path: String, CommandFailure)
        /// Something else to be told.
        case told(path: String, Diagnostic)

        fileprivate var path: String {
            switch self {
            case .input(let item): item.input.path
            case .refused(let path, _), .told(let path, _): path
            }
        }
    }

    private(set) var slots: [Slot] = []
    /// Whether inputs may have been overlooked.
    let isIncomplete: Bool

    /// - Parameters:
    ///   - entries: what is known of inputs, by their keys.
    ///   - keepsExtension: whether outputs keep the extension of their input, in front of their own.
    init(
        _ findings: BatchFindings, formats: [BatchFormat], entries: [[UInt8]: BatchEntry], keepsExtension: Bool
    ) {
        isIncomplete = findings.isIncomplete
        let inputs = BatchPlan.withoutRepetitions(findings.inputs)
        let stems = inputs.map { $0.stem(keepsExtension: keepsExtension) }
        let outputs = stems.map { stem in formats.flatMap { $0.outputs(stem) } }
        let clashes = OutputClashes(outputs, of: inputs)
        slots = zip(inputs, stems).enumerated().map { place, pair in
            if let failure = clashes.failure(at: place) { return .refused(path: pair.0.path, failure) }
            let key = SystemPath.bytes(of: pair.0.key)
            return .input(BatchItem(input: pair.0, stem: pair.1, entry: entries[key]))
        }
        slots += findings.obstacles.map { .refused(path: $0.path, $0.failure) }
        slots += findings.passedOver.map { .told(path: $0.path, $0.diagnostic) }
        // What is equal stays in its order, which is the same for the same files.
        slots = slots.enumerated().map { (SystemPath.bytes(of: $1.path), $0, $1) }
            .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.lexicographicallyPrecedes($1.0) }.map(\.2)
    }

    /// The inputs in the order of their paths, each once, and with a note where it came in several ways.
    private static func withoutRepetitions(_ inputs: [BatchInput]) -> [BatchInput] {
        var times: [[Int]: [[UInt8]: (place: Int, count: Int)]] = [:]
        var kept: [BatchInput] = []
        let sorted = inputs.map { (SystemPath.bytes(of: $0.path), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        for (_, input) in sorted {
            let key = SystemPath.bytes(of: input.key)
            times[input.facts.identity, default: [:]][key, default: (kept.count, 0)].count += 1
            if times[input.facts.identity]?[key]?.count == 1 { kept.append(input) }
        }
        for names in times.values {
            let first = names.values.map(\.place).min() ?? 0
            for (place, count) in names.values {
                if count > 1 { kept[place].notes.append(Diagnostic(.batchRepeated, [String(count)])) }
                if place != first { kept[place].notes.append(Diagnostic(.batchSameFile, [kept[first].path])) }
            }
        }
        return kept
    }
}

/// Outputs that several inputs would have, or that would stand inside an output of another.
private struct OutputClashes {
    private let inputs: [BatchInput]
    /// For each input that clashes: another that it does so with, and the output.
    private var found: [Int: (other: Int, output: String)] = [:]

    init(_ outputs: [[BatchFormat.Output]], of inputs: [BatchInput]) {
        self.inputs = inputs
        var owners: [[UInt8]: Int] = [:]
        for (place, paths) in outputs.enumerated() {
            for path in Set(paths.map(\.path)).sorted() {
                let other = owners.updateValue(place, forKey: SystemPath.bytes(of: path))
                if let other, other != place { note(place, other, path) }
            }
        }
        for (place, paths) in outputs.enumerated() {
            for path in paths.map(\.path) {
                var folder = SystemPath.bytes(of: path)[...]
                while let slash = folder.lastIndex(of: UInt8(ascii: "/")) {
                    folder = folder[..<slash]
                    if let other = owners[Array(folder)], other != place { note(place, other, path) }
                }
            }
        }
    }

    private mutating func note(_ place: Int, _ other: Int, _ output: String) {
        if found[place] == nil { found[place] = (other, output) }
        if found[other] == nil { found[other] = (place, output) }
    }

    func failure(at place: Int) -> CommandFailure? {
        guard let (other, output) = found[place] else { return nil }
        return CommandFailure(
            .cannotCreate, .batchOutputClash, [inputs[other].path, output], file: inputs[place].path)
    }
}
