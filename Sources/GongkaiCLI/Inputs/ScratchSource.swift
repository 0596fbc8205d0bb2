import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// What came once, laid down in a file without a name, so that it can be read again.
final class ScratchSource: InputSource {
    private let file: ScratchFile

    /// Lays down all that an input still hands out.
    /// - Throws: status 65 where that is more than the limits allow, 74 where it cannot be read or written.
    init(_ input: RecordInput, limits: ReadLimits, in surroundings: Surroundings) throws(CommandFailure) {
        func unwritten(_ words: String) -> CommandFailure {
            CommandFailure(.inputOutput, .commandInputFailed, [words], file: input.file.path)
        }
        let scratch = try ScratchFile(in: surroundings.scratchFolder, failure: unwritten)
        scratch.takeNameAway()
        let room = ByteBuffer(capacity: 1 << 16)
        var size = 0
        while true {
            let count: Int
            do throws(ReadError) {
                count = try input.fill(UnsafeMutableRawBufferPointer(start: room.start, count: 1 << 16))
            } catch {
                throw input.failure ?? CommandFailure(.unreadable, error.diagnostics, file: input.file.path)
            }
            if count == 0 { break }
            size += count
            let most = limits[.inputSize]
            guard size <= most else {
                let diagnostic = ReadLimit.inputSize.diagnostic(found: size, allowed: most)
                throw CommandFailure(.unreadable, [diagnostic], file: input.file.path)
            }
            try scratch.append(UnsafeRawBufferPointer(start: room.start, count: count), failure: unwritten)
        }
        file = scratch
    }

    var isRepeatable: Bool { true }

    func open() throws(SupplyError) -> any ByteSupply { try FileSource(path: file.openPath).open() }
}

extension DetectedRecords {
    /// The same input, which can be read as often as wanted.
    /// - Throws: as `ScratchSource` does.
    func repeatable(limits: ReadLimits, in surroundings: Surroundings) throws(CommandFailure) -> DetectedRecords {
        guard !file.isRepeatable else { return self }
        let source = try ScratchSource(input(in: surroundings), limits: limits, in: surroundings)
        return read(from: InputFile(file.path, from: InputFile.Origin(source: source, name: file.name)))
    }
}
