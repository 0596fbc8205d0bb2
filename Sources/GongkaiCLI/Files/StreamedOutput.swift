import GongkaiWorkers

/// An output that is written piece by piece, and is there whole or not at all.
protocol StreamedOutput: AnyObject {
    /// Why nothing more can be written.
    var failure: SystemError? { get }

    /// How many bytes were written.
    var size: Int { get }

    /// Whether there is any use in going on: no signal waits and nothing has failed.
    func goesOn() -> Bool

    /// Refuses what `finish` would refuse, as far as that can be known before.
    /// - Throws: status 73.
    func checkMayBeFinished() throws(CommandFailure)

    /// Makes sure that it is on the disk, and gives it its name.
    /// - Throws: status 74 where writing failed, 73 where the name was taken meanwhile; nothing is left behind.
    func finish() throws(CommandFailure)

    /// Takes away what was written, unless it has its name.
    func abandon()
}

extension StreamedOutput {
    func checkMayBeFinished() throws(CommandFailure) {}

    /// Finishes it, and tells whoever watches the run.
    /// - Parameters:
    ///   - name: what it is called in messages.
    ///   - file: the input that it was made of; `nil` for several.
    ///   - records: how many it has.
    ///   - work: what is done once nothing but the name is wanting.
    /// - Throws: as `finish`, and what the work throws.
    func finish(
        _ name: String, of file: String?, records: Int? = nil, watchedBy watch: Observation,
        after work: () throws(CommandFailure) -> Void = {}
    ) throws(CommandFailure) {
        try watch.measure(.output, file) { () throws(CommandFailure) in
            try checkMayBeFinished()
            try work()
            try finish()
        }
        watch.madeOutput(name, bytes: size, records: records)
    }
}
