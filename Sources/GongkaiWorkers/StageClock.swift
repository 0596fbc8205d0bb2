/// A part of the work, whose seconds are told apart.
package enum Stage: String, Sendable, Hashable, CaseIterable {
    /// Getting the bytes of inputs.
    case read
    /// Making a publication or records of bytes.
    case parse
    /// Looking for what is wrong.
    case check
    /// Making the bytes of an output.
    case write
    /// Having libxml2 judge XML by a schema.
    case validate
    /// Bringing an output to the disk, under its name.
    case output
}

/// Adds up the seconds of each stage, whichever worker spends them: with several workers they are more than pass.
package final class StageClock: Sendable {
    private let now: @Sendable () -> Double
    /// In the order in which the stages came: a dictionary of so few costs more than it saves.
    private let sums = Monitor<[(stage: Stage, seconds: Double)]>([])

    /// - Parameter now: seconds since some moment, always the same.
    package init(now: @escaping @Sendable () -> Double) {
        self.now = now
    }

    /// The seconds of each stage so far, in the order of the stages; those that nothing was done in are left out.
    package var seconds: [(stage: Stage, seconds: Double)] {
        let sums = sums.withLock { $0 }
        return Stage.allCases.compactMap { stage in sums.first { $0.stage == stage } }
    }

    /// Adds seconds to a stage.
    package func add(_ seconds: Double, to stage: Stage) {
        sums.withLock { sums in
            if let place = sums.firstIndex(where: { $0.stage == stage }) {
                sums[place].seconds += seconds
            } else {
                sums.append((stage, seconds))
            }
        }
    }

    /// Does some work and adds the time that it takes, also where it fails.
    package func measure<Result, Failure>(
        _ stage: Stage, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = now()
        defer { add(now() - start, to: stage) }
        return try work()
    }
}

extension StageClock? {
    /// Does some work, and adds the time that it takes where there is a clock.
    package func measure<Result, Failure>(
        _ stage: Stage, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let clock = self else { return try work() }
        return try clock.measure(stage, work)
    }
}
