import CLibArchive
import Glibc
import GongkaiDiagnostics

/// Packs a stream of bytes as it is written: the same bytes for the same ones, without a name or time.
package final class PackedOutput {
    private let library: gongkai_archive
    private let archive: OpaquePointer
    private let packing: Packing
    private var hasBegun = false
    private let target: Target

    /// - Parameter write: takes what comes out, and says whether that went well.
    /// - Throws: `ArchiveError` where the library is missing.
    package init(
        _ packing: Packing, to write: @escaping (UnsafeRawBufferPointer) -> Bool
    ) throws(ArchiveError) {
        library = try LibArchive.functions()
        guard let archive = library.write_new(), let entry = library.entry_new() else {
            throw ArchiveError(.archiveNotWritten, ["libarchive"])
        }
        defer { library.entry_free(entry) }
        self.archive = archive
        self.packing = packing
        target = Target(write)
        library.entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
        library.entry_set_pathname(entry, "data")
        let state = Unmanaged.passUnretained(target).toOpaque()
        let isOpen =
            library.write_set_format_raw(archive) == ARCHIVE_OK
            && PackedOutput.add(packing, to: archive, library)
            // Nothing is filled up to a block, as tapes want it.
            && library.write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK
            && library.write_open(
                archive, state, nil, { _, state, bytes, count in Target.take(state, bytes, count) }, nil)
                == ARCHIVE_OK
            && library.write_header(archive, entry) == ARCHIVE_OK
        guard isOpen else {
            throw ArchiveError(.archiveNotWritten, [library.error_string(archive).map { String(cString: $0) } ?? ""])
        }
    }

    deinit {
        // Freed, it would write the end of what was given up.
        target.isOver = true
        if mustNotClose { _ = library.write_fail(archive) }
        _ = library.write_free(archive)
    }

    /// libarchive crashes where it ends a stream of lz4 that nothing was written to.
    private var mustNotClose: Bool { packing == .lz4 && !hasBegun }

    /// A frame of nothing (LZ4 Frame Format, 1.6.1): its header, the end mark, and the checksum of nothing.
    private static let emptyFrame: [UInt8] = [
        0x04, 0x22, 0x4D, 0x18, 0x64, 0x40, 0xA7, 0, 0, 0, 0, 0x05, 0x5D, 0xCC, 0x02,
    ]

    private static func add(_ packing: Packing, to archive: OpaquePointer, _ library: gongkai_archive) -> Bool {
        switch packing {
        case .gzip:
            // Without a value the header says no time, not even that of the writing.
            library.write_add_filter_gzip(archive) == ARCHIVE_OK
                && library.write_set_filter_option(archive, "gzip", "timestamp", nil) == ARCHIVE_OK
                && library.write_set_filter_option(archive, "gzip", "compression-level", "6") == ARCHIVE_OK
        case .zstd: library.write_add_filter_zstd(archive) == ARCHIVE_OK
        case .bzip2: library.write_add_filter_bzip2(archive) == ARCHIVE_OK
        case .xz: library.write_add_filter_xz(archive) == ARCHIVE_OK
        case .lz4: library.write_add_filter_lz4(archive) == ARCHIVE_OK
        case .lzip, .compress: false
        }
    }

    /// Packs the next bytes.
    /// - Returns: whether that went well.
    package func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
            hasBegun = true
            let count = library.write_data(archive, piece.baseAddress, piece.count)
            guard count > 0, !target.hasFailed else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes what is left.
    /// - Returns: whether all went well.
    package func finish() -> Bool {
        if mustNotClose {
            let isWritten = PackedOutput.emptyFrame.withUnsafeBytes(target.write)
            target.isOver = true
            return isWritten
        }
        let isWhole = library.write_close(archive) == ARCHIVE_OK && !target.hasFailed
        target.isOver = true
        return isWhole
    }

    /// Where the packed bytes go.
    private final class Target {
        let write: (UnsafeRawBufferPointer) -> Bool
        private(set) var hasFailed = false
        var isOver = false

        init(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) { self.write = write }

        static func take(_ state: UnsafeMutableRawPointer?, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
            guard let state else { return -1 }
            let target = Unmanaged<Target>.fromOpaque(state).takeUnretainedValue()
            if target.isOver { return count }
            guard !target.hasFailed, target.write(UnsafeRawBufferPointer(start: bytes, count: count)) else {
                target.hasFailed = true
                return -1
            }
            return count
        }
    }
}
