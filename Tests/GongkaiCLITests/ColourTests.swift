import Glibc
import GongkaiCLI
import GongkaiRead
import GongkaiWrite
import Testing

/// The two ends of a terminal that nobody looks at.
private struct PseudoTerminal: ~Copyable {
    let master: Int32
    let slave: Int32

    init() throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw NoTerminal() }
        self.master = master
        self.slave = slave
    }

    deinit {
        close(slave)
        close(master)
    }

    /// What was written to the terminal so far, at most a few lines.
    func content() -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(master, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }
}

private struct NoTerminal: Error {}

@Suite struct ColourTests {
    @Test(arguments: [
        ([:], [], true), (["NO_COLOR": "1"], [], false), (["NO_COLOR": ""], [], true), (["TERM": "dumb"], [], false),
        ([:], ["--diagnostics", "json"], false),
    ])
    func aTerminalIsColouredUnlessSomebodyMinds(
        environment: [String: String], options: [String], isColoured: Bool
    ) throws {
        let terminal = try PseudoTerminal()
        let surroundings = Surroundings(
            environment: environment, standardError: terminal.slave,
            readers: DocumentReaderRegistry(readers: [LinesReader()]),
            writers: DocumentWriterRegistry(writers: [LinesWriter()]))
        #expect(run(arguments: ["convert", "gone.lines", "-t", "lines"] + options, in: surroundings) == .noInput)
        let content = terminal.content()
        #expect(content.contains("command.input-missing"))
        #expect(content.contains("\u{1B}[1;31m") == isColoured)
    }
}
