import GongkaiDiagnostics
import GongkaiWorkers

/// How far a run of a batch has come: what the threads that do it share.
///
/// What became of an input is told once that of all in front of it has been, so that the order is that of the paths and
/// memory holds what is not told yet and no more.
final class BatchProgress: Sendable {
    fileprivate struct State {
        let slots: [BatchPlan.Slot]
        /// Places of the slots that are to be converted.
        let todo: [Int]
        /// What has not changed, by place.
        let unchanged: [Int: KeptEntry]
        var taken = 0
        var stops = false
        /// What has been done and not been told.
        var outcomes: [Int: BatchOutcome] = [:]
        var told = 0
        var record: BatchRecord
    }

    private let state: Monitor<State>
    private let failsFast: Bool

    /// - Parameters:
    ///   - todo: the places of the slots that are to be converted.
    ///   - unchanged: the entries of those that are not.
    init(_ plan: BatchPlan, todo: [Int], unchanged: [Int: KeptEntry], failsFast: Bool, record: BatchRecord) {
        self.failsFast = failsFast
        state = Monitor(State(slots: plan.slots, todo: todo, unchanged: unchanged, record: record))
    }

    /// The next input to convert; `nil` where there is none, or the batch stops.
    func take() -> (place: Int, item: BatchItem)? {
        state.withLock { state in
            guard !state.stops, state.taken < state.todo.count else { return nil }
            let place = state.todo[state.taken]
            state.taken += 1
            guard case .input(let item) = state.slots[place] else { return nil }
            return (place, item)
        }
    }

    /// Takes no more inputs.
    func stop() { state.withLock { $0.stops = true } }

    /// Notes what became of an input.
    func put(_ outcome: BatchOutcome, at place: Int) {
        state.withLock { state in
            if outcome.isAbandoned {
                state.stops = true
                return
            }
            if !state.record.write(outcome.entry) { state.stops = true }
            if failsFast, !outcome.entry.isComplete || outcome.entry.counts.errors > 0 { state.stops = true }
            state.outcomes[place] = outcome
            state.tellOn()
        }
    }

    /// Tells the rest, once no thread works any more.
    /// - Returns: what was noted.
    func finish() -> BatchRecord {
        state.withLock { state in
            state.tellOn(isOver: true)
            return state.record
        }
    }
}

extension BatchProgress.State {
    /// Tells what can be told: all that is settled up to the first input that is not.
    mutating func tellOn(isOver: Bool = false) {
        while told < slots.count {
            switch slots[told] {
            case .refused(let path, let failure): record.tell(refused: path, failure)
            case .told(let path, let diagnostic): record.tell(diagnostic, of: path)
            case .input(let item):
                if let entry = unchanged[told] {
                    record.tell(unchanged: item, entry)
                } else if let outcome = outcomes.removeValue(forKey: told) {
                    record.tell(outcome, of: item)
                } else if isOver {
                    record.tell(left: item)
                } else {
                    return
                }
            }
            told += 1
        }
    }
}
