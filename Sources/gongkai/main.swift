import Glibc
import GongkaiCLI

let environment = Dictionary(
    uniqueKeysWithValues: Surroundings.variables.compactMap { name in
        getenv(name).map { (name, String(cString: $0)) }
    })
let status = run(
    arguments: Array(CommandLine.arguments.dropFirst()),
    in: Surroundings(
        environment: environment, standardInput: STDIN_FILENO, standardOutput: STDOUT_FILENO,
        standardError: STDERR_FILENO, processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
exit(status.rawValue)
