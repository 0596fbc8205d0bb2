import ArgumentParser
import GongkaiWorkers

/// The option of every command that records go through.
struct WorkerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Work with so many threads. (default: one a core)", valueName: "number"))
    var workers: Int?

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("'--workers' takes a number from 1.") }
    }

    /// The threads that may be used.
    func chosen(in surroundings: Surroundings) -> Workers { workers.map(Workers.init) ?? surroundings.workers }
}
