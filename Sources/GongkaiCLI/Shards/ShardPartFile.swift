import GongkaiBytes
import GongkaiDiagnostics

/// A part in its file.
struct ShardPartFile {
    let file: InputFile
    let part: ShardPart

    /// The longest that a part says of itself: the opening of a dataset may have many fields.
    private static let mostFooter = 64 << 20

    /// Reads what a file says of itself; its records are looked at later.
    /// - Throws: status 66 where it is missing, 1 where it is no whole part.
    init(_ path: String) throws(CommandFailure) {
        file = InputFile(path)
        let invalid = CommandFailure(.inputHasErrors, .shardPartInvalid, file: path)
        guard !file.isStandardInput else { throw CommandFailure(.usage, .shardNoFile, file: path) }
        guard let status = FileStatus(path: path) else { throw file.failure(for: .last) }
        guard status.isRegularFile, status.size >= ShardPart.trailerLength else { throw invalid }
        let trailerStart = status.size - ShardPart.trailerLength
        let trailer = try ShardPartFile.bytes(trailerStart..<status.size, of: file)
        guard let length = ShardPart.footerLength(trailer), length <= min(trailerStart, ShardPartFile.mostFooter),
            let part = ShardPart(sealed: try ShardPartFile.bytes(trailerStart - length..<trailerStart, of: file)),
            // One by one: their sum might be too much.
            part.bytes <= trailerStart, part.keyBytes == trailerStart - length - part.bytes,
            part.keyBytes % part.keyEntryLength == 0
        else { throw invalid }
        self.part = part
    }

    private static func bytes(_ range: Range<Int>, of file: InputFile) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        try ShardText(file, encoding: nil, from: range.lowerBound, to: range.upperBound).forEachPiece { bytes += $0 }
        return bytes
    }

    /// Hands out the records and then the hashes, and compares both with what the part says of them.
    /// - Throws: status 1 where they are not what was written.
    func forEachPiece(
        records: (UnsafeRawBufferPointer) -> Void, keys: (UnsafeRawBufferPointer) -> Void = { _ in }
    ) throws(CommandFailure) {
        var hash = SHA256()
        let end = part.bytes + part.keyBytes
        try ShardText(file, encoding: nil, from: 0, to: part.bytes).forEachPiece { piece in
            hash.update(piece)
            records(piece)
        }
        try ShardText(file, encoding: nil, from: part.bytes, to: end).forEachPiece { piece in
            hash.update(piece)
            keys(piece)
        }
        guard hexadecimal(hash.finish()) == part.sha256 else {
            throw CommandFailure(.inputHasErrors, .shardPartInvalid, file: file.path)
        }
    }

    /// - Throws: status 1 where it is not what was written.
    func verify() throws(CommandFailure) { try forEachPiece(records: { _ in }) }
}
