import CLibArchive
import Glibc
import GongkaiDiagnostics

/// A tar archive packed by gzip, that is written to a file from files.
///
/// In GNU's form, which takes names as the bytes that they are, long ones too: to write pax, libarchive wants to read them
/// by the locale, and the program has none.
struct TarFile {
    let path: String
    let day: ArchiveFile.Day

    /// So much is read at a time.
    private static let pieceSize = 1 << 18

    func write(_ entries: [ArchiveFile.Entry], goesOn: () -> Bool) throws(ArchiveError) {
        let library = try LibArchive.functions()
        guard let archive = library.write_new() else { throw ArchiveError(.archiveNotWritten, ["libarchive"]) }
        defer { _ = library.write_free(archive) }
        let isOpen =
            library.write_set_format_gnutar(archive) == ARCHIVE_OK
            && library.write_add_filter_gzip(archive) == ARCHIVE_OK
            // Without a value the header says no time, not even that of the writing.
            && library.write_set_filter_option(archive, "gzip", "timestamp", nil) == ARCHIVE_OK
            && library.write_set_filter_option(archive, "gzip", "compression-level", "6") == ARCHIVE_OK
            && library.write_open_filename(archive, path) == ARCHIVE_OK
        guard isOpen else { throw failure(archive, library) }
        for entry in entries { try write(entry, to: archive, library, goesOn: goesOn) }
        guard library.write_close(archive) == ARCHIVE_OK else { throw failure(archive, library) }
    }

    private func write(
        _ entry: ArchiveFile.Entry, to archive: OpaquePointer, _ library: gongkai_archive, goesOn: () -> Bool
    ) throws(ArchiveError) {
        let file = open(entry.path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw TarFile.failure(of: entry) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw TarFile.failure(of: entry) }
        try writeHeader(entry, size: Int64(status.st_size), to: archive, library)
        var piece = [UInt8](repeating: 0, count: TarFile.pieceSize)
        while true {
            guard goesOn() else { throw ArchiveError(.archiveNotWritten, [String(cString: strerror(EINTR))]) }
            let count = read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw TarFile.failure(of: entry) }
            if count == 0 { break }
            guard library.write_data(archive, piece, count) == count else { throw failure(archive, library) }
        }
        guard library.write_finish_entry(archive) == ARCHIVE_OK else { throw failure(archive, library) }
    }

    private func writeHeader(
        _ entry: ArchiveFile.Entry, size: Int64, to archive: OpaquePointer, _ library: gongkai_archive
    ) throws(ArchiveError) {
        guard let header = library.entry_new() else { throw failure(archive, library) }
        defer { library.entry_free(header) }
        library.entry_set_pathname(header, entry.name)
        library.entry_set_filetype(header, UInt32(Glibc.S_IFREG))
        library.entry_set_perm(header, 0o644)
        library.entry_set_uid(header, 0)
        library.entry_set_gid(header, 0)
        library.entry_set_mtime(header, day.number * 86_400, 0)
        library.entry_set_size(header, size)
        guard library.write_header(archive, header) == ARCHIVE_OK else { throw failure(archive, library) }
    }

    private static func failure(of entry: ArchiveFile.Entry) -> ArchiveError {
        ArchiveError(.archiveNotWritten, [entry.name + ": " + String(cString: strerror(errno))])
    }

    private func failure(_ archive: OpaquePointer, _ library: gongkai_archive) -> ArchiveError {
        ArchiveError(.archiveNotWritten, [library.error_string(archive).map { String(cString: $0) } ?? "libarchive"])
    }
}
