import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRecords

/// What `--framed` tells the program that drives it, on standard output behind everything else: what went wrong, and how it
/// closed (`Docs/framed.md`).
///
/// All of it fits into a pipe, so that a driver that is still writing can never wait for one that waits for it.
final class FramedAnswer {
    /// So many errors are told; the others are counted.
    private static let mostErrors = 16
    /// So many characters of a text are told.
    private static let mostText = 300

    private var errors: [Diagnostic] = []
    private var errorCount = 0
    private var warningCount = 0
    private var hash = SHA256()
    private var bytes = 0
    private var tally = RecordTally()
    private var file: String?

    /// Takes what is found.
    func note(_ diagnostic: Diagnostic) {
        switch diagnostic.rule.severity {
        case .error:
            errorCount += 1
            if errors.count < FramedAnswer.mostErrors { errors.append(diagnostic) }
        case .warning: warningCount += 1
        case .note: break
        }
    }

    /// An output is begun, perhaps not for the first time.
    func begin() {
        (hash, bytes, file) = (SHA256(), 0, nil)
    }

    /// Counts bytes of the output.
    func count(_ more: UnsafeRawBufferPointer) {
        hash.update(more)
        bytes += more.count
    }

    /// The output is there.
    func finish(_ tally: RecordTally, file: String?) {
        self.tally = tally
        self.file = file
    }

    /// The frames.
    func frames(status: ExitStatus, in language: Language) -> [UInt8] {
        errors.flatMap { Frame.control(message(of: $0, in: language)) } + Frame.control(closing(status))
    }

    private func message(of error: Diagnostic, in language: Language) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("kind", "error")
        json.member("severity", error.rule.severity.rawValue)
        json.member("code", error.rule.id)
        json.member("message", String(error.message(in: language).prefix(FramedAnswer.mostText)))
        let path = error.modelPath?.split(separator: "/").map(String.init) ?? []
        if path.first == "records" {
            json.member("record", path.dropFirst().first.flatMap { Int($0) })
            json.member("field", path.dropFirst(2).first.map { String($0.prefix(FramedAnswer.mostText)) })
        }
        json.member("line", error.position?.line)
        json.endObject()
        return json.finish()
    }

    private func closing(_ status: ExitStatus) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("kind", "close")
        json.member("status", Int(status.rawValue))
        json.member("recordsRead", tally.recordsRead)
        json.member("recordsWritten", tally.recordsWritten)
        json.member("recordsRefused", tally.recordsRefused)
        json.member("errors", errorCount)
        json.member("warnings", warningCount)
        json.name("files")
        json.beginArray()
        if let file {
            json.beginObject()
            json.member("path", file)
            json.member("bytes", bytes)
            json.member("sha256", hexadecimal(hash.finish()))
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.finish()
    }
}
