import GongkaiDiagnostics
import GongkaiWorkers

/// An input to be converted, with the outputs that it may have.
struct BatchItem: Sendable {
    let input: BatchInput
    let stem: String
    let prospect: BatchProspect
    /// What became of it before.
    var entry: KeptEntry?
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
    ///   - looking: tells archives from other inputs.
    ///   - workers: how many threads look.
    init(
        _ findings: BatchFindings, formats: [BatchFormat], entries: [[UInt8]: KeptEntry], looking: BatchLooking,
        workers: Workers
    ) {
        isIncomplete = findings.isIncomplete
        let inputs = BatchPlan.withoutRepetitions(findings.inputs)
        let items = workers.map(inputs) { input in
            let entry = entries[SystemPath.bytes(of: input.key)]
            let (stem, prospect) = looking.prospect(of: input, entry?.entry)
            return BatchItem(input: input, stem: stem, prospect: prospect, entry: entry)
        }
        let clashes = OutputClashes(items.map { $0.prospect.outputs(formats) }, of: inputs)
        slots = items.enumerated().map { place, item in
            if let failure = clashes.failure(at: place) { return .refused(path: item.input.path, failure) }
            return .input(item)
        }
        guard !findings.obstacles.isEmpty || !findings.passedOver.isEmpty else { return }
        slots += findings.obstacles.map { .refused(path: $0.path, $0.failure) }
        slots += findings.passedOver.map { .told(path: $0.path, $0.diagnostic) }
        // What is equal stays in its order, which is the same for the same files.
        slots = slots.enumerated().map { (SystemPath.bytes(of: $1.path), $0, $1) }
            .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.lexicographicallyPrecedes($1.0) }.map(\.2)
    }

    /// The inputs in the order of their paths, each once, and with a note where it came in several ways.
    private static func withoutRepetitions(_ inputs: [BatchInput]) -> [BatchInput] {
        // Nearly all come once: of the others alone it is looked how they came.
        var (seen, severalTimes): (Set<FileFacts.Identity>, Set<FileFacts.Identity>) = ([], [])
        for input in inputs where !seen.insert(input.facts.identity).inserted {
            severalTimes.insert(input.facts.identity)
        }
        var times: [FileFacts.Identity: [[UInt8]: (place: Int, count: Int)]] = [:]
        var kept: [BatchInput] = []
        kept.reserveCapacity(inputs.count)
        let sorted = inputs.map { (SystemPath.bytes(of: $0.path), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        for (_, input) in sorted {
            guard severalTimes.contains(input.facts.identity) else {
                kept.append(input)
                continue
            }
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
