/// What the program says with its exit status; the numbers from 64 on are those of BSD's `sysexits.h`.
///
/// `Docs/exit-statuses.md` has a line for each.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    /// All done, with or without warnings.
    case done = 0
    /// The input has errors: a document is still written, and its errors are told; `validate` found something.
    case inputHasErrors = 1
    /// There are warnings, under `--strict`.
    case warnings = 2
    /// The command line is wrong.
    case usage = 64
    /// An input cannot be read as the format named, or as any.
    case unreadable = 65
    /// An input is not there, is a folder, or may not be read.
    case noInput = 66
    /// A component that is needed is missing: a plugin, a server.
    case componentMissing = 69
    /// Our own fault.
    case internalFault = 70
    /// An output cannot be made: it exists without `--force`, its folder is missing, the format can't hold the input.
    case cannotCreate = 73
    /// Reading or writing failed on the way: a full disk, a failing device.
    case inputOutput = 74
    /// Stopped, and can be resumed.
    case stopped = 75
}

extension ExitStatus {
    /// From the least to the most serious. Of several inputs the most serious status is the program's: what went wrong
    /// with us or the machine weighs more than what is wrong with the command line, an output, an input, its content.
    private static let bySeriousness: [ExitStatus] = [
        .done, .warnings, .inputHasErrors, .unreadable, .noInput, .cannotCreate, .usage, .componentMissing, .stopped,
        .inputOutput, .internalFault,
    ]

    /// The more serious of two.
    public func worse(_ other: ExitStatus) -> ExitStatus {
        ExitStatus.bySeriousness.last { $0 == self || $0 == other } ?? self
    }
}
