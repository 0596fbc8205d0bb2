import GongkaiDiagnostics
import GongkaiRecords

/// Shows how far a stream of records has come, in one line of the terminal that is written over again and again.
final class ProgressLine {
    private let descriptor: Int32
    private let language: Language
    private var start: Double?
    private var last = 0.0
    private var isShown = false

    /// Seconds between two looks at it.
    private static let interval = 0.25

    init(descriptor: Int32, language: Language) {
        self.descriptor = descriptor
        self.language = language
    }

    /// Shows records, speed and the time that is left, if the last time is long enough ago.
    /// - Parameters:
    ///   - total: the size of the input in bytes, where it is known.
    ///   - now: in seconds, from any beginning.
    func show(_ tally: RecordTally, total: Int?, now: Double) {
        let start = self.start ?? now
        self.start = start
        guard now - last >= ProgressLine.interval, now > start else { return }
        last = now
        let speed = Double(tally.bytesRead) / (now - start)
        let rest = total.map { max(0, Double($0 - tally.bytesRead) / max(speed, 1)) }
        write(
            "\r" + text(tally.recordsRead, megabytes: Int(speed / 1e6), rest.map { Int($0.rounded(.up)) }) + "\u{1B}[K")
        isShown = true
    }

    /// Takes the line away.
    func clear() {
        if isShown { write("\r\u{1B}[K") }
        isShown = false
    }

    private func text(_ records: Int, megabytes: Int, _ seconds: Int?) -> String {
        switch language {
        case .english: "\(records) records, \(megabytes) MB/s" + (seconds.map { ", \($0) s left" } ?? "")
        case .chinese: "\(records) 条记录，\(megabytes) MB/s" + (seconds.map { "，还需 \($0) 秒" } ?? "")
        }
    }

    private func write(_ text: String) {
        // A terminal that is gone takes nothing; the work goes on.
        _ = try? ByteStream.write(Array(text.utf8), to: descriptor)
    }
}
