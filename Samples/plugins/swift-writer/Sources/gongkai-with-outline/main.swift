import Glibc
import Gongkai
import GongkaiCLI

// The whole program, with two more formats: `gongkai-with-outline convert gazette.txt -t outline` and
// `gongkai-with-outline convert penalties.csv -t cards`.
let names = Surroundings.variables
let environment = Dictionary(
    uniqueKeysWithValues: names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } })
let status = run(
    arguments: Array(CommandLine.arguments.dropFirst()),
    in: Surroundings(
        environment: environment, writers: DocumentWriterRegistry.standard.adding(OutlineWriter()),
        recordWriters: RecordWriterRegistry.standard.adding(CardsWriter())))
exit(status.rawValue)
