import GongkaiBytes

/// What the manifest says of one input: what it was, what was made of it, and how that went.
struct BatchEntry: Sendable {
    let key: String
    var size: Int
    var sha256: String
    /// The digest of the options that it was converted by.
    var options: String
    var status: ExitStatus
    /// How many errors, warnings and notes there were.
    var counts: FindingCounts
    var outputs: [BatchOutput]
    /// What was made of it in earlier runs and has not been made again: by other options, or before it went wrong.
    var former: [BatchOutput] = []
    /// Whether everything that was asked for was made.
    var isComplete: Bool
    /// Whether it is an archive whose members are inputs.
    var isArchive = false
    /// What the system said of the input; `nil` where that is not known any more.
    var facts: [Int]?
    /// When the input was last changed, in nanoseconds since 1970.
    var modified: Int

    /// Everything that is ours.
    var owned: [BatchOutput] { outputs + former }
}

/// An entry in one place of memory: of a hundred thousand, the manifest, the plan and what is told hold the same.
final class KeptEntry: Sendable {
    let entry: BatchEntry
    init(_ entry: BatchEntry) { self.entry = entry }
}

/// A file that a batch made.
struct BatchOutput: Sendable {
    /// In the output folder.
    let path: String
    let size: Int
    let sha256: String
    var facts: [Int]?
}

/// How many findings there are of each weight.
struct FindingCounts: Hashable, Sendable {
    var errors = 0
    var warnings = 0
    var notes = 0
}

// MARK: Written

extension BatchEntry {
    /// A line of the manifest. It holds nothing that differs between two runs over the same inputs.
    /// - Parameter withFacts: whether what the system says goes along, which does differ.
    func line(withFacts: Bool) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("input", key)
        json.member("size", size)
        json.member("modified", FileTime.text(modified))
        json.member("sha256", sha256)
        json.member("options", options)
        json.member("status", Int(status.rawValue))
        json.member("complete", isComplete)
        if isArchive { json.member("archive", true) }
        json.member("errors", counts.errors)
        json.member("warnings", counts.warnings)
        json.member("notes", counts.notes)
        json.member("outputs", outputs, withFacts: withFacts)
        if !former.isEmpty { json.member("former", former, withFacts: withFacts) }
        if withFacts { json.member("facts", facts) }
        json.endObject()
        return json.finish() + [0x0A]
    }

    /// A line of what the system said of the input and its outputs, by which a later run sees that nothing has changed.
    var factsLine: [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("input", key)
        json.member("facts", facts)
        json.name("outputs")
        json.beginArray()
        for output in owned { json.integers(output.facts ?? []) }
        json.endArray()
        json.endObject()
        return json.finish() + [0x0A]
    }
}

extension JSONEmitter {
    fileprivate mutating func member(_ name: String, _ outputs: [BatchOutput], withFacts: Bool) {
        self.name(name)
        beginArray()
        for output in outputs {
            beginObject()
            member("path", output.path)
            member("size", output.size)
            member("sha256", output.sha256)
            if withFacts { member("facts", output.facts) }
            endObject()
        }
        endArray()
    }

    fileprivate mutating func member(_ name: String, _ values: [Int]?) {
        guard let values else { return }
        self.name(name)
        integers(values)
    }

    fileprivate mutating func integers(_ values: [Int]) {
        beginArray()
        for value in values { integer(value) }
        endArray()
    }
}

/// A time of a file as seconds and nanoseconds since 1970, `1700000000.000000001`: in a JSON number some programs lose digits.
enum FileTime {
    private static let second = 1_000_000_000

    static func text(_ nanoseconds: Int) -> String {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: second)
        let digits = String(rest.magnitude)
        let sign = nanoseconds < 0 && seconds == 0 ? "-" : ""
        return "\(sign)\(seconds)." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }

    static func nanoseconds(_ text: String) -> Int? {
        let parts = text.split(separator: ".")
        guard parts.count == 2, parts[1].utf8.count == 9, let seconds = Int(parts[0]), let rest = Int(parts[1])
        else { return nil }
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: second)
        guard !overflow else { return nil }
        return text.hasPrefix("-") ? whole - rest : whole + rest
    }
}
