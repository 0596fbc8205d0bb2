import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics

/// A part that is being written: the records go to the file as they come, the hashes of keys wait in a temporary one.
final class ShardPartWriting {
    private let file: StreamedFile
    private let makeSpillFile: SpillFile.Maker
    private var hash = SHA256()
    private var bytes = 0
    private let keyCount: Int
    /// Hashes that have not been put aside yet.
    private let pending = ByteBuffer(capacity: 0)
    private var aside: SpillFile?
    private var bytesAside = 0
    private var spillError: SpillError?

    /// So many bytes of hashes are kept in memory.
    private static let memory = 1 << 20

    /// - Throws: status 73 where the file can't be made.
    init(_ output: OutputFile, part: ShardPart, in surroundings: Surroundings) throws(CommandFailure) {
        file = try StreamedFile(output)
        makeSpillFile = surroundings.makeSpillFile
        keyCount = part.keys.count
    }

    var failure: SystemError? { file.failure }

    func goesOn() -> Bool { spillError == nil && file.goesOn() }

    /// Takes the bytes of records.
    func write(_ records: UnsafeRawBufferPointer) -> Bool {
        hash.update(records)
        bytes += records.count
        return file.write(records)
    }

    /// Takes the hashes of the keys of some records: each one's number, and then its hashes, in little-endian.
    func take(_ hashes: KeyHashes, firstRecord: Int) {
        guard keyCount > 0, spillError == nil else { return }
        for (place, record) in hashes.records.enumerated() {
            append(UInt64(firstRecord + Int(record)))
            for hash in hashes.hashes[place * keyCount..<(place + 1) * keyCount] {
                append(hash.high)
                append(hash.low)
            }
        }
        guard pending.count >= ShardPartWriting.memory else { return }
        do throws(SpillError) {
            if aside == nil { aside = try makeSpillFile() }
            try aside?.write(pending.bytes, at: bytesAside)
            bytesAside += pending.count
            pending.count = 0
        } catch {
            spillError = error
        }
    }

    private func append(_ word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { pending.append($0) }
    }

    /// Writes the hashes, and what the part says of itself.
    /// - Throws: status 74 where hashes could not be kept.
    func end(with part: ShardPart) throws(CommandFailure) {
        var part = part
        part.bytes = bytes
        part.keyBytes = bytesAside + pending.count
        do throws(SpillError) {
            if let spillError { throw spillError }
            try writeAside()
        } catch {
            throw CommandFailure(.inputOutput, .recordSpillFailed, [error.text])
        }
        _ = write(pending.bytes)
        let digest = hash
        part.sha256 = hexadecimal(digest.finish())
        _ = part.footer.withUnsafeBytes { file.write($0) }
    }

    private func writeAside() throws(SpillError) {
        guard let aside else { return }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: ShardPartWriting.memory, alignment: 8)
        defer { room.deallocate() }
        var done = 0
        while done < bytesAside {
            let part = UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, bytesAside - done)])
            try aside.read(part, at: done)
            _ = write(UnsafeRawBufferPointer(part))
            done += part.count
        }
    }

    /// Gives the part its name, and tells whoever watches the run.
    /// - Parameter input: the input that it was made of.
    func finish(_ part: ShardPart, of input: String, watchedBy watch: Observation) throws(CommandFailure) {
        try file.finish(file.path, of: input, records: part.recordsWritten, watchedBy: watch)
    }

    func abandon() { file.abandon() }
}
