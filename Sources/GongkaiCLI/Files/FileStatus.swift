import Glibc

/// What kind of thing a path or descriptor leads to.
struct FileStatus {
    private let status: stat

    /// Follows symbolic links; `nil` where there is nothing, or nothing that can be looked at.
    init?(path: String) {
        var status = stat()
        guard stat(path.systemPath, &status) == 0 else { return nil }
        self.status = status
    }

    /// What stands there itself, were it a symbolic link.
    init?(itself path: String) {
        var status = stat()
        guard lstat(path.systemPath, &status) == 0 else { return nil }
        self.status = status
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.status = status
    }

    var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    var isRegularFile: Bool { status.st_mode & S_IFMT == S_IFREG }
    /// In bytes; 0 for pipes and devices.
    var size: Int { Int(status.st_size) }
    /// Whether it is the same file, and has not been written to since.
    func isSame(as other: FileStatus?) -> Bool {
        guard let other = other?.status else { return false }
        return (status.st_dev, status.st_ino, status.st_size) == (other.st_dev, other.st_ino, other.st_size)
            && (status.st_mtim.tv_sec, status.st_mtim.tv_nsec) == (other.st_mtim.tv_sec, other.st_mtim.tv_nsec)
    }

    /// Who may read, write and execute it.
    var permissions: mode_t { status.st_mode & 0o7777 }
}
