import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// An input that is read line by line, so that memory holds one line.
final class LineInput {
    /// A line without its end, and where it stands.
    struct Line {
        var bytes: [UInt8]
        /// Counts from 1.
        var number: Int
        /// The offset of its first byte.
        var offset: Int
    }

    private let file: InputFile
    private let limits: ReadLimits
    private let supply: any ByteSupply
    private let pending = ByteBuffer(capacity: 0)
    /// How much of what is pending has no line end.
    private var searched = 0
    private var isAtEnd = false
    private var number = 0
    /// How many bytes have been handed out.
    private(set) var offset = 0

    /// - Throws: status 66 where the file is missing or not to be read by us.
    init(_ file: InputFile, limits: ReadLimits, in surroundings: Surroundings) throws(CommandFailure) {
        self.file = file
        self.limits = limits
        supply = try file.open(in: surroundings)
    }

    /// The next line that is not blank; `nil` where none is left.
    /// - Throws: status 65 where a line is longer than an input may be; 74 where reading fails.
    func next() throws(CommandFailure) -> Line? {
        while let line = try any() {
            if !line.bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return line }
        }
        return nil
    }

    private func any() throws(CommandFailure) -> Line? {
        while true {
            if let end = pending.bytes[searched...].firstIndex(of: 0x0A) { return take(end, passing: end + 1) }
            searched = pending.count
            if isAtEnd { return pending.count > 0 ? take(pending.count, passing: pending.count) : nil }
            try checkLength()
            try read()
        }
    }

    private func take(_ end: Int, passing next: Int) -> Line {
        number += 1
        let line = Line(bytes: pending.array(0..<end), number: number, offset: offset)
        pending.removeFirst(next)
        offset += next
        searched = 0
        return line
    }

    private func checkLength() throws(CommandFailure) {
        let most = limits[.inputSize]
        guard pending.count > most else { return }
        let place = Diagnostic.Position(offset: offset + most)
        let diagnostic = ReadLimit.inputSize.diagnostic(found: pending.count, allowed: most, at: place)
        throw CommandFailure(.unreadable, [diagnostic], file: file.path)
    }

    private func read() throws(CommandFailure) {
        do throws(SupplyError) {
            pending.reserve(ByteStream.pieceSize)
            let room = UnsafeMutableRawBufferPointer(start: pending.start + pending.count, count: ByteStream.pieceSize)
            let got = try supply.read(into: room)
            pending.count += got
            isAtEnd = got == 0
        } catch {
            throw file.failure(for: error)
        }
    }
}
