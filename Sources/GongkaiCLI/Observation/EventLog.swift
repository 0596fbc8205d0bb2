import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWorkers

/// Writes `--log json`: what happens, one object a line, each written at once.
///
/// A line of the log has `event`; a diagnostic, which has `id`, may stand between two of them.
struct EventLog: Sendable {
    let descriptor: Int32

    /// Writes an event.
    /// - Parameter seconds: since the program began.
    func write(_ event: String, at seconds: Double, _ members: (inout JSONEmitter) -> Void) {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("event", event)
        json.name("at")
        json.number(seconds.inMicroseconds)
        members(&json)
        json.endObject()
        // There is nowhere left to tell of a failure to tell.
        _ = try? ByteStream.write(json.finish() + [0x0A], to: descriptor)
    }

    /// Writes the last event: what the run came to.
    func finish(_ counts: RunCounts, status: ExitStatus, stages: [(stage: Stage, seconds: Double)], at seconds: Double)
    {
        write("finish", at: seconds) { json in
            json.member("status", Int(status.rawValue))
            json.member("inputs", counts.inputs.count)
            json.member("outputs", counts.outputs)
            json.member("recordsRead", counts.recordsRead)
            json.member("recordsWritten", counts.recordsWritten)
            json.member("recordsRefused", counts.recordsRefused)
            json.member("bytesRead", counts.bytesRead)
            json.member("bytesWritten", counts.bytesWritten)
            json.member("errors", counts.count(.error))
            json.member("warnings", counts.count(.warning))
            json.member("notes", counts.count(.note))
            json.seconds(of: stages)
        }
    }
}

extension JSONEmitter {
    /// A member `seconds`, with those of each stage.
    mutating func seconds(of stages: [(stage: Stage, seconds: Double)]) {
        name("seconds")
        beginObject()
        for (stage, seconds) in stages {
            name(stage.rawValue)
            number(seconds.inMicroseconds)
        }
        endObject()
    }
}
