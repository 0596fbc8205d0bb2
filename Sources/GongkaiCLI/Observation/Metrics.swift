import GongkaiDiagnostics
import GongkaiWorkers

/// What a run came to in the text exposition format of Prometheus
/// (<https://prometheus.io/docs/instrumenting/exposition_formats/>), for the textfile collector of its node exporter.
///
/// All are gauges: a file tells of the last run, and the next one begins at nothing. Each has the label `task`, the name of
/// the file, so that the files of several jobs may stand in one folder.
struct Metrics {
    let task: String
    let command: String
    let counts: RunCounts
    let stages: [(stage: Stage, seconds: Double)]
    /// Of the whole run.
    let seconds: Double
    let status: ExitStatus

    private typealias Label = (name: String, value: String)

    var text: String {
        var text = ""
        func add(_ name: String, _ help: String, _ samples: [(labels: [Label], value: String)]) {
            text += "# HELP gongkai_\(name) \(help)\n# TYPE gongkai_\(name) gauge\n"
            for (labels, value) in samples {
                let list = ([("task", task)] + labels).map { "\($0)=\"\(Metrics.escaped($1))\"" }
                text += "gongkai_\(name){\(list.joined(separator: ","))} \(value)\n"
            }
        }
        func add(_ name: String, _ help: String, _ value: Int) { add(name, help, [([], String(value))]) }

        add(
            "info", "The program and what it was asked for.",
            [
                ([("version", Version.current), ("command", command)], "1")
            ])
        add("exit_status", "The exit status; 0 is done, 1 errors in inputs.", Int(status.rawValue))
        add("inputs", "Inputs that were read.", counts.inputs.count)
        add("outputs", "Outputs that were made.", counts.outputs)
        add("records_read", "Records read, those with errors included.", counts.recordsRead)
        add("records_written", "Records written.", counts.recordsWritten)
        add("records_refused", "Records with errors.", counts.recordsRefused)
        add("bytes_read", "Bytes of inputs.", counts.bytesRead)
        add("bytes_written", "Bytes of outputs.", counts.bytesWritten)
        add(
            "diagnostics", "What was found, by severity and rule.",
            counts.diagnostics.sorted { $0.key < $1.key }.map {
                ([("severity", $0.key.severity.rawValue), ("rule", $0.key.id)], String($0.value))
            })
        add(
            "stage_seconds", "Seconds of each stage, added up over workers.",
            stages.map {
                ([("stage", $0.stage.rawValue)], $0.seconds.inMicroseconds)
            })
        add("run_seconds", "Seconds from beginning to end.", [([], seconds.inMicroseconds)])
        return text
    }

    /// A value of a label: what would end it has a backslash before it.
    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
