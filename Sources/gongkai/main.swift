import Glibc
import GongkaiCLI
import GongkaiWorkers

let environment = Dictionary(
    uniqueKeysWithValues: Surroundings.variables.compactMap { name in
        getenv(name).map { (name, String(cString: $0)) }
    })
let clock: @Sendable () -> Double = {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
let status = run(
    arguments: commandLineArguments(count: CommandLine.argc, CommandLine.unsafeArgv),
    in: Surroundings(
        environment: environment, standardInput: STDIN_FILENO, standardOutput: STDOUT_FILENO,
        standardError: STDERR_FILENO, workers: Workers(count: sysconf(Int32(_SC_NPROCESSORS_ONLN))),
        now: clock))
exit(status.rawValue)
