import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWorkers

/// Writes `--timings`: the seconds of each stage, and of the whole.
struct Timings: Sendable {
    let descriptor: Int32
    /// Whether a program reads standard error.
    let isJSON: Bool

    func write(_ stages: [(stage: Stage, seconds: Double)], total: Double, in language: Language) {
        // There is nowhere left to tell of a failure to tell.
        _ = try? ByteStream.write(
            isJSON ? json(stages, total) : Array(text(stages, total, language).utf8), to: descriptor)
    }

    private func text(
        _ stages: [(stage: Stage, seconds: Double)], _ total: Double, _ language: Language
    ) -> String {
        let whole = language == .chinese ? "总计" : "total"
        let rows = stages.map { ($0.stage.name(in: language), $0.seconds) } + [(whole, total)]
        let widest = rows.map { $0.1.inMicroseconds.count }.max() ?? 0
        return TextColumns.lines(
            rows.map { name, seconds in
                let number = seconds.inMicroseconds
                let unit = language == .chinese ? "秒" : "s"
                return [name, String(repeating: " ", count: widest - number.count) + number + " " + unit]
            })
    }

    private func json(_ stages: [(stage: Stage, seconds: Double)], _ total: Double) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("event", "timings")
        json.name("at")
        json.number(total.inMicroseconds)
        json.seconds(of: stages)
        json.endObject()
        return json.finish() + [0x0A]
    }
}

extension Stage {
    /// What people call the stage.
    func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .read: "读取"
        case .parse: "解析"
        case .check: "检查"
        case .write: "生成"
        case .validate: "验证"
        case .output: "落盘"
        }
    }
}
