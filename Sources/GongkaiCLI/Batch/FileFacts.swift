import Glibc
import GongkaiBytes

/// What the system says of a file without reading it: where nothing of it has changed, the content has not.
struct FileFacts: Hashable, Sendable {
    let device: Int
    let inode: Int
    let size: Int
    /// When the content was last changed, in nanoseconds since 1970.
    let modified: Int
    /// When the content or anything else was, which no program can set back.
    let changed: Int

    private let mode: mode_t

    /// - Parameter followsLinks: whether what a symbolic link leads to is looked at.
    /// - Throws: what the system says where there is nothing to look at.
    init(path: String, followsLinks: Bool = true) throws(SystemError) {
        var status = stat()
        let path = path.systemPath
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .last }
        self.init(status)
    }

    private init(_ status: stat) {
        device = Int(truncatingIfNeeded: status.st_dev)
        inode = Int(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        modified = FileFacts.nanoseconds(status.st_mtim)
        changed = FileFacts.nanoseconds(status.st_ctim)
        mode = status.st_mode & S_IFMT
    }

    var isFolder: Bool { mode == S_IFDIR }
    var isRegularFile: Bool { mode == S_IFREG }
    var isLink: Bool { mode == S_IFLNK }

    /// Tells the file from every other.
    struct Identity: Hashable, Sendable {
        let device: Int
        let inode: Int
    }

    var identity: Identity { Identity(device: device, inode: inode) }

    /// What is remembered of it from one run to the next; the number of a device may change when it is mounted anew.
    var remembered: [Int] { [inode, size, modified, changed] }

    private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
}

/// The hash of a file's content.
enum FileDigest {
    /// SHA-256 in hexadecimal.
    static func sha256(of path: String) throws(SystemError) -> String {
        let descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var hash = SHA256()
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
        defer { room.deallocate() }
        while true {
            let count = try ByteStream.readSome(from: descriptor, into: room)
            if count == 0 { return hexadecimal(hash.finish()) }
            hash.update(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
    }
}
