import Foundation

// bench PROGRAM EMPTY GAZETTE FOLDER: prints ratios of PROGRAM's work on GAZETTE; FOLDER takes the larger inputs.
let arguments = CommandLine.arguments
guard arguments.count == 5 else {
    FileHandle.standardError.write(Data("usage: bench PROGRAM EMPTY GAZETTE FOLDER\n".utf8))
    exit(64)
}
let (program, empty, gazette, folder) = (arguments[1], arguments[2], arguments[3], arguments[4])

func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }

/// One line: what was compared, both medians, and the median of the ratios pair by pair.
func report(_ title: String, _ first: [Measurement], _ second: [Measurement]) {
    let ratios = zip(first, second).map { $0.seconds / $1.seconds }
    let (left, right) = (first.map(\.seconds).median, second.map(\.seconds).median)
    print("\(title): \(milliseconds(left)) / \(milliseconds(right)) = \(String(format: "%.2f", ratios.median))")
}

do {
    let source = try Data(contentsOf: URL(fileURLWithPath: gazette))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

    let start = try Pairing.run([Command(arguments: [program, "formats"]), Command(arguments: [empty])], rounds: 25)
    report("cold start, `formats` / an empty Swift program", start[0], start[1])

    var inputs: [(times: Int, path: String, bytes: Int)] = []
    for times in [1, 10, 100] {
        let path = "\(folder)/gazette-\(times).txt"
        var data = Data()
        for _ in 0..<times { data.append(source) }
        try data.write(to: URL(fileURLWithPath: path))
        inputs.append((times, path, data.count))
    }

    let convert = Command(arguments: [
        program, "convert", inputs[0].path, "-t", "xml", "-o", "\(folder)/gazette.xml", "--force", "--quiet",
    ])
    let pandoc = Command(arguments: [
        "pandoc", "-f", "markdown", "-t", "docbook", inputs[0].path, "-o", "\(folder)/gazette.dbk",
    ])
    do {
        let pair = try Pairing.run([pandoc, convert], rounds: 9)
        report("pandoc to DocBook / gazette to validated XML", pair[0], pair[1])
    } catch {
        print("pandoc to DocBook / gazette to validated XML: skipped, \(error)")
    }

    let commands = inputs.map {
        Command(arguments: [program, "validate", "--no-checks", "--quiet", $0.path])
    }
    let reads = try Pairing.run(commands, rounds: 5)
    let startSeconds = start[0].map(\.seconds).median
    for (input, runs) in zip(inputs, reads) {
        let seconds = runs.map(\.seconds).median - startSeconds
        let memory = Double(runs.map(\.memory).max() ?? 0) / Double(input.bytes)
        print(
            "reading \(input.times) × the gazette (\(input.bytes) bytes): "
                + "\(String(format: "%.1f", Double(input.bytes) / seconds / 1e6)) MB/s without the start, "
                + "peak memory \(String(format: "%.1f", memory)) × the input")
    }
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(70)
}
