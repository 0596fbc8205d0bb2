import CLibZip
import Glibc
import GongkaiDiagnostics

/// Bytes in memory that libzip reads an archive from or writes one to.
struct ZipSource: ~Copyable {
    let source: OpaquePointer
    let zip: gongkai_zip

    private init(_ source: OpaquePointer, _ zip: gongkai_zip) {
        self.source = source
        self.zip = zip
    }

    deinit { zip.source_free(source) }

    /// Nothing yet.
    static func empty() throws(ArchiveError) -> ZipSource { try make(nil, count: 0) }

    /// A copy, so that it lives as long as libzip wants it.
    static func copy(of bytes: [UInt8]) throws(ArchiveError) -> ZipSource {
        return try make(buffer(with: bytes), count: bytes.count)
    }

    /// Bytes that stay where they are for as long as the source is used.
    static func borrowing(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) -> ZipSource {
        let zip = try LibZip.functions()
        guard let source = zip.source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, nil) else {
            throw outOfMemory
        }
        return ZipSource(source, zip)
    }

    /// A copy that the C library may free.
    static func buffer(with bytes: [UInt8]) throws(ArchiveError) -> UnsafeMutableRawPointer {
        guard let buffer = malloc(max(bytes.count, 1)) else { throw outOfMemory }
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: buffer, count: $0.count).copyMemory(from: $0) }
        return buffer
    }

    private static var outOfMemory: ArchiveError {
        ArchiveError(.archiveUnreadable, [String(cString: strerror(ENOMEM))], isWellFormed: false)
    }

    private static func make(_ buffer: UnsafeMutableRawPointer?, count: Int) throws(ArchiveError) -> ZipSource {
        let zip: gongkai_zip
        do throws(ArchiveError) {
            zip = try LibZip.functions()
        } catch {
            free(buffer)
            throw error
        }
        // With the flag libzip frees the buffer.
        guard let source = zip.source_buffer_create(buffer, zip_uint64_t(count), 1, nil) else {
            free(buffer)
            throw outOfMemory
        }
        return ZipSource(source, zip)
    }

    /// What libzip wrote.
    func readAll() throws(ArchiveError) -> [UInt8] {
        var status = zip_stat_t()
        zip.stat_init(&status)
        guard zip.source_open(source) == 0, zip.source_stat(source, &status) == 0 else { throw failure() }
        defer { _ = zip.source_close(source) }
        let size = Int(status.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            initialized = max(0, Int(zip.source_read(source, buffer.baseAddress, zip_uint64_t(size))))
        }
        guard bytes.count == size else { throw failure() }
        return bytes
    }

    private func failure() -> ArchiveError {
        ArchiveError(
            .archiveUnreadable, [LibZip.text(zip.error_strerror(zip.source_error(source)))], isWellFormed: false)
    }
}
