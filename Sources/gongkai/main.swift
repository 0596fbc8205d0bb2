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
        standardError: STDERR_FILENO))
exit(status.rawValue)
