import CLibZip
import Glibc
import GongkaiDiagnostics

/// A ZIP archive that is written to a file from files: libzip opens each when its turn comes.
struct ZipFile {
    let path: String
    let day: ArchiveFile.Day

    func write(_ entries: [ArchiveFile.Entry], goesOn: @escaping () -> Bool) throws(ArchiveError) {
        let zip = try LibZip.functions()
        var code: Int32 = 0
        guard let handle = zip.open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw failure(code, zip) }
        let question = Unmanaged.passRetained(Question(goesOn))
        defer { question.release() }
        let isAsked = zip.register_cancel_callback_with_state(
            handle, { _, state in ZipFile.isToStop(state) ? 1 : 0 }, nil, question.toOpaque())
        var failed = isAsked != 0
        for entry in entries where !failed { failed = !add(entry, to: handle, zip) }
        // The archive is written here; where that fails nothing is left of it.
        guard !failed, zip.close(handle) == 0 else {
            let words = LibZip.text(zip.strerror(handle))
            zip.discard(handle)
            throw ArchiveError(.archiveNotWritten, [words])
        }
    }

    private func add(_ entry: ArchiveFile.Entry, to handle: OpaquePointer, _ zip: gongkai_zip) -> Bool {
        guard let source = zip.source_file(handle, entry.path, 0, -1) else { return false }
        let index = zip.file_add(handle, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip.source_free(source)
            return false
        }
        let permissions = zip_uint32_t(Glibc.S_IFREG | 0o644) << 16
        return zip.file_set_dostime(handle, zip_uint64_t(index), 0, date, 0) == 0
            && zip.set_file_compression(handle, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
            && zip.file_set_external_attributes(
                handle, zip_uint64_t(index), 0, zip_uint8_t(ZIP_OPSYS_UNIX), permissions) == 0
    }

    /// The day as MS-DOS writes it (APPNOTE 4.4.6), which begins with 1980 and ends with 2107.
    private var date: zip_uint16_t {
        let year = min(max(day.year - 1980, 0), 127)
        return zip_uint16_t(year << 9 | day.month << 5 | day.day)
    }

    private func failure(_ code: Int32, _ zip: gongkai_zip) -> ArchiveError {
        ArchiveError(.archiveNotWritten, ["libzip: \(code)"])
    }

    private static func isToStop(_ state: UnsafeMutableRawPointer?) -> Bool {
        guard let state else { return false }
        return !Unmanaged<Question>.fromOpaque(state).takeUnretainedValue().goesOn()
    }

    /// What the library asks.
    private final class Question {
        let goesOn: () -> Bool

        init(_ goesOn: @escaping () -> Bool) { self.goesOn = goesOn }
    }
}
