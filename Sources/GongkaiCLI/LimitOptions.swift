import ArgumentParser
import GongkaiDiagnostics
import GongkaiRead

/// The option of every command that reads.
struct LimitOptions: ParsableArguments {
    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Read more or less of an input than usual; may be repeated. 'gongkai limits' lists the names.",
            valueName: "name=value"))
    var settings: [String] = []

    /// The limits that the command line asks for.
    /// - Throws: status 64 for a name that there is not, or a value that is none.
    func chosen() throws(CommandFailure) -> ReadLimits {
        var limits = ReadLimits()
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let limit = ReadLimit.all.first(where: { $0.name == parts[0] }) else {
                let names = ReadLimit.all.map(\.name).joined(separator: ", ")
                throw CommandFailure(.usage, .limitUnknown, [setting, names])
            }
            guard let value = LimitOptions.value(parts[1]), (1...limit.most).contains(value) else {
                throw CommandFailure(.usage, .limitValue, [String(parts[1]), limit.name, String(limit.most)])
            }
            limits[limit] = value
        }
        return limits
    }

    /// A whole number, or one with K, M or G behind: times 1,024, once, twice or three times.
    private static func value(_ text: Substring) -> Int? {
        let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
        let shift = text.last.flatMap { shifts[$0] }
        let digits = shift == nil ? text : text.dropLast()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
        let (value, overflow) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
        return overflow ? nil : value
    }
}
