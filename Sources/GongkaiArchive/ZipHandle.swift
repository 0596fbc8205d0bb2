import CLibZip
import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// What libzip says of an entry.
struct ZipEntry {
    let name: String
    /// Unpacked, in bytes.
    let size: Int
    let packedSize: Int
    let isEncrypted: Bool
    /// A symbolic link, a device: anything but a file or folder.
    let isSpecial: Bool

    var isFolder: Bool { name.hasSuffix("/") }

    /// The same under another name.
    func named(_ name: String) -> ZipEntry {
        ZipEntry(name: name, size: size, packedSize: packedSize, isEncrypted: isEncrypted, isSpecial: isSpecial)
    }
}

/// An archive that libzip has open.
struct ZipHandle: ~Copyable {
    private var handle: OpaquePointer?
    private let zip: gongkai_zip

    private init(_ handle: OpaquePointer, _ zip: gongkai_zip) {
        self.handle = handle
        self.zip = zip
    }

    deinit { if let handle { zip.discard(handle) } }

    /// Opens an archive; the handle keeps the source for itself.
    static func open(_ source: borrowing ZipSource, flags: Int32) throws(ArchiveError) -> ZipHandle {
        let zip = source.zip
        var error = zip_error_t()
        zip.error_init(&error)
        defer { zip.error_fini(&error) }
        // libzip gives the source up when it closes the archive, and we do ours when we are done.
        zip.source_keep(source.source)
        guard let handle = zip.open_from_source(source.source, flags, &error) else {
            zip.source_free(source.source)
            if zip.error_code_zip(&error) == ZIP_ER_EXISTS { throw ArchiveError(.archiveRepeatedName) }
            throw ArchiveError(.archiveUnreadable, [LibZip.text(zip.error_strerror(&error))], isWellFormed: false)
        }
        return ZipHandle(handle, zip)
    }

    /// Opens an archive that is a file.
    static func open(path: String) throws(ArchiveError) -> ZipHandle {
        let zip = try LibZip.functions()
        var code: Int32 = 0
        guard let handle = zip.open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
            var error = zip_error_t()
            zip.error_init_with_code(&error, code)
            defer { zip.error_fini(&error) }
            if code == ZIP_ER_EXISTS { throw ArchiveError(.archiveRepeatedName) }
            throw ArchiveError(.archiveUnreadable, [LibZip.text(zip.error_strerror(&error))], isWellFormed: false)
        }
        return ZipHandle(handle, zip)
    }

    /// How many entries there are.
    var count: Int { Int(zip.get_num_entries(handle, 0)) }

    /// Adds a file, dated 1 January 1980, the first day that ZIP knows.
    func add(_ file: NamedFile) throws(ArchiveError) {
        guard let handle else { return }
        let buffer = try ZipSource.buffer(with: file.bytes)
        // With the flag libzip frees the buffer.
        guard let source = zip.source_buffer(handle, buffer, zip_uint64_t(file.bytes.count), 1) else {
            free(buffer)
            throw failure()
        }
        let index = zip.file_add(handle, file.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip.source_free(source)
            throw failure()
        }
        let permissions = zip_uint32_t(S_IFREG | 0o644) << 16
        guard zip.file_set_dostime(handle, zip_uint64_t(index), 0, 0x21, 0) == 0,
            zip.set_file_compression(handle, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0,
            zip.file_set_external_attributes(
                handle, zip_uint64_t(index), 0, zip_uint8_t(ZIP_OPSYS_UNIX), permissions) == 0
        else { throw failure() }
    }

    /// Writes the archive into its source.
    consuming func close() throws(ArchiveError) {
        guard zip.close(handle) == 0 else { throw failure() }
        handle = nil
    }

    /// What is known of an entry, by its place.
    func entry(_ index: Int) throws(ArchiveError) -> ZipEntry {
        var status = zip_stat_t()
        zip.stat_init(&status)
        guard zip.stat_index(handle, zip_uint64_t(index), 0, &status) == 0 else { throw failure() }
        let known = zip_uint64_t(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
        guard status.valid & known == known, let name = status.name, let size = Int(exactly: status.size),
            let packedSize = Int(exactly: status.comp_size)
        else { throw ArchiveError(.archiveUnreadable, ["entry \(index)"], isWellFormed: false) }
        return ZipEntry(
            name: String(cString: name), size: size, packedSize: packedSize,
            isEncrypted: status.encryption_method != zip_uint16_t(ZIP_EM_NONE), isSpecial: isSpecial(index))
    }

    /// The name of an entry in the encoding that it is most probably in; `nil` where libzip's own guess has to do.
    /// - Parameter othersAreOld: whether other names of the archive are known not to be UTF-8.
    func decodedName(_ index: Int, othersAreOld: Bool) -> String? {
        withRawName(index) { $0.flatMap { MemberName.text($0, othersAreOld: othersAreOld) } }
    }

    /// Whether the name of an entry is no UTF-8.
    func isOldName(_ index: Int) -> Bool { withRawName(index) { $0.map(MemberName.isOld) ?? false } }

    private func withRawName<Value>(_ index: Int, _ body: (UnsafePointer<CChar>?) -> Value) -> Value {
        var status = zip_stat_t()
        zip.stat_init(&status)
        guard zip.stat_index(handle, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0 else {
            return body(nil)
        }
        return body(status.name)
    }

    private func isSpecial(_ index: Int) -> Bool {
        var system: zip_uint8_t = 0
        var attributes: zip_uint32_t = 0
        guard zip.file_get_external_attributes(handle, zip_uint64_t(index), 0, &system, &attributes) == 0,
            system == zip_uint8_t(ZIP_OPSYS_UNIX)
        else { return false }
        let kind = (attributes >> 16) & S_IFMT
        return kind != 0 && kind != S_IFREG && kind != S_IFDIR
    }

    /// Unpacks an entry: as many bytes as it says, and no more.
    func read(_ entry: ZipEntry, at index: Int) throws(ArchiveError) -> [UInt8] {
        guard let file = zip.fopen_index(handle, zip_uint64_t(index), 0) else { throw failure() }
        defer { _ = zip.fclose(file) }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: entry.size) { buffer, initialized in
            while count < entry.size {
                let got = zip.fread(file, buffer.baseAddress.map { $0 + count }, zip_uint64_t(entry.size - count))
                guard got > 0 else { break }
                count += Int(got)
            }
            initialized = count
        }
        // libzip compares the checksum when it comes to the end, which one more read sees to.
        var more: UInt8 = 0
        guard count == entry.size, zip.fread(file, &more, 1) == 0 else {
            throw ArchiveError(.archiveDamaged, [entry.name], isWellFormed: false)
        }
        return bytes
    }

    /// Begins to unpack an entry piece by piece. Whoever asks closes it with `close(_:)`, before the archive.
    func open(at index: Int) throws(ArchiveError) -> OpaquePointer {
        guard let file = zip.fopen_index(handle, zip_uint64_t(index), 0) else { throw failure() }
        return file
    }

    /// Unpacks on.
    /// - Returns: how many bytes; 0 at the end, below 0 where the entry is damaged, its checksum included.
    func read(_ file: OpaquePointer, into room: UnsafeMutableRawBufferPointer) -> Int {
        Int(zip.fread(file, room.baseAddress, zip_uint64_t(room.count)))
    }

    func close(_ file: OpaquePointer) { _ = zip.fclose(file) }

    private func failure() -> ArchiveError {
        ArchiveError(.archiveUnreadable, [LibZip.text(handle.flatMap { zip.strerror($0) })], isWellFormed: false)
    }
}
