import Glibc
import Gongkai
import GongkaiCLI

// The whole program, with one more format: `gongkai-with-outline convert gazette.txt -t outline`.
let names = Surroundings.variables
let environment = Dictionary(
    uniqueKeysWithValues: names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } })
let status = run(
    arguments: Array(CommandLine.arguments.dropFirst()),
    in: Surroundings(
        environment: environment, writers: DocumentWriterRegistry.standard.adding(OutlineWriter())))
exit(status.rawValue)
