import Foundation
import Gongkai
import GongkaiCLI

// writers GAZETTE [ROUNDS]: reads a gazette once, and times every document writer over it, in this process and on one thread;
// the tables of the publication in formats of records are among them.
let arguments = CommandLine.arguments
guard arguments.count > 1, let bytes = FileManager.default.contents(atPath: arguments[1]) else {
    FileHandle.standardError.write(Data("usage: writers GAZETTE [ROUNDS]\n".utf8))
    exit(64)
}
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 11 : 11

var sink = DiagnosticSink()
let input = Input(name: "gazette.txt", bytes: Array(bytes))
let surroundings = Surroundings(environment: [:])
guard let reader = surroundings.readers.reader(named: "gazette") else { exit(69) }
let publication = try reader.read(input, diagnostics: &sink)
let writers = surroundings.writers.writers

func milliseconds(_ duration: Duration) -> String { String(format: "%7.1f ms", duration / .milliseconds(1)) }

/// How long each writer takes, one after the other; the first round also compiles schemas and opens libraries.
func round() throws -> [(time: Duration, bytes: Int)] {
    try writers.map { writer in
        var (sink, count) = (DiagnosticSink(), 0)
        let time = try ContinuousClock().measure { count = try writer.write(publication, diagnostics: &sink).count }
        return (time, count)
    }
}

let first = try round()
let others = try (0..<rounds).map { _ in try round() }
for (place, writer) in writers.enumerated() {
    let times = others.map { $0[place].time }.sorted()
    let name = writer.format.name.padding(toLength: 12, withPad: " ", startingAt: 0)
    print(name + milliseconds(times[times.count / 2]) + String(format: "%10d bytes", first[place].bytes))
}
let sums = others.map { $0.reduce(Duration.zero) { $0 + $1.time } }.sorted()
print("together    " + milliseconds(sums[sums.count / 2]))
print("first round " + milliseconds(first.reduce(.zero) { $0 + $1.time }))
