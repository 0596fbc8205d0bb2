import Glibc
import GongkaiCLI
import GongkaiWorkers

let environment = Dictionary(
    uniqueKeysWithValues: Surroundings.variables.compactMap { name in
        getenv(name).map { (name, String(cString: $0)) }
    })
let status = run(
    arguments: Array(CommandLine.arguments.dropFirst()),
    in: Surroundings(
        environment: environment, standardInput: STDIN_FILENO, standardOutput: STDOUT_FILENO,
        standardError: STDERR_FILENO, workers: Workers(count: sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
exit(status.rawValue)
