import CLibZip
import Glibc
import GongkaiDiagnostics

/// Reads entries of a ZIP archive that is a file, piece by piece.
package enum ZipStream {
    private static let pieceSize = 1 << 18

    /// Reads the entries that are wanted, in the order of the archive.
    /// - Parameters:
    ///   - most: how many bytes they may have, unpacked, all together.
    ///   - take: is given the next piece of an entry, and an empty one at its end.
    /// - Throws: `ArchiveError` where the archive is damaged, or has more.
    package static func read(
        _ path: String, atMost most: Int, where isWanted: (_ name: String) -> Bool,
        take: (_ name: String, _ piece: UnsafeRawBufferPointer) -> Void
    ) throws(ArchiveError) {
        let zip = try LibZip.functions()
        var code: Int32 = 0
        guard let handle = zip.open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
            throw ArchiveError(.archiveUnreadable, ["libzip: \(code)"], isWellFormed: false)
        }
        defer { zip.discard(handle) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
        defer { piece.deallocate() }
        var left = most
        for index in 0..<zip_uint64_t(max(zip.get_num_entries(handle, 0), 0)) {
            var status = zip_stat_t()
            zip.stat_init(&status)
            guard zip.stat_index(handle, index, 0, &status) == 0, let words = status.name else { continue }
            let name = String(cString: words)
            guard isWanted(name) else { continue }
            guard let file = zip.fopen_index(handle, index, 0) else {
                throw ArchiveError(.archiveDamaged, [name], isWellFormed: false)
            }
            defer { _ = zip.fclose(file) }
            while true {
                let count = Int(zip.fread(file, piece.baseAddress, zip_uint64_t(pieceSize)))
                guard count >= 0 else { throw ArchiveError(.archiveDamaged, [name], isWellFormed: false) }
                left -= count
                guard left >= 0 else { throw ArchiveError(.archiveTooLarge, [String(most)]) }
                take(name, UnsafeRawBufferPointer(rebasing: piece[..<count]))
                if count == 0 { break }
            }
        }
    }
}
