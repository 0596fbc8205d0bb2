import Glibc
import GongkaiBytes

/// What a run has done so far, in a file that only grows: a killed run is gone on with from it.
///
/// Before any output takes its name, a line says which are planned, so that those which are found later without an entry
/// are known as ours. Each input that is done has a line. A line that is cut off at the end was never said.
final class BatchJournal {
    private let descriptor: Int32
    /// Lines since the file was last brought to the disk.
    private var unsynchronised = 0

    /// A power failure costs at most so many inputs, which are then converted again.
    private static let synchronisedEvery = 64

    static let name = "journal.ndjson"

    /// Begins or goes on with one.
    /// - Parameter length: where the last whole line ends.
    init(path: String, length: Int) throws(SystemError) {
        descriptor = open(path.systemPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .last }
        guard ftruncate(descriptor, off_t(length)) == 0 else {
            let error = SystemError.last
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Says which outputs this run is going to make, and makes sure that this is on the disk.
    func plan(_ outputs: [String]) throws(SystemError) {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.member("plan", outputs)
        json.endObject()
        try write(json.finish() + [0x0A])
        try synchronise()
    }

    /// Says what became of an input.
    func done(_ entry: BatchEntry) throws(SystemError) {
        try write(entry.line(withFacts: true))
        unsynchronised += 1
        if unsynchronised >= BatchJournal.synchronisedEvery { try synchronise() }
    }

    /// Brings what was said to the disk.
    func synchronise() throws(SystemError) {
        guard fdatasync(descriptor) == 0 else { throw .last }
        unsynchronised = 0
    }

    private func write(_ line: [UInt8]) throws(SystemError) { try ByteStream.write(line, to: descriptor) }
}
