import Glibc
import GongkaiDiagnostics
import GongkaiRelease

/// The folder in which the releases of a series stand side by side.
struct SeriesFolder {
    let path: String

    /// The link that points to the last release of the series.
    static let latest = "latest"

    /// The whole releases that stand in it, in their order; none where it does not exist.
    func releases() throws(CommandFailure) -> [ReleasePeriod] {
        guard FileStatus(path: path)?.isFolder == true else { return [] }
        return try InputFolder(path: path).names().compactMap { ReleasePeriod($0) }
            .filter { FileStatus(path: "\(path)/\($0.text)/\(Manifest.name)")?.isRegularFile == true }.sorted()
    }

    /// The release that comes before a period.
    func release(before period: String, in surroundings: Surroundings) throws(CommandFailure) -> ReleasedFolder? {
        guard let period = ReleasePeriod(period), let before = try releases().last(where: { $0 < period }) else {
            return nil
        }
        return try ReleasedFolder(path: path + "/" + before.text, period: before.text, in: surroundings)
    }

    /// Lets `latest` point to the last release, in one step; nothing where it does already.
    /// - Throws: status 73 and 74.
    func pointLatest() throws(CommandFailure) {
        guard let last = try releases().last?.text, last != target() else { return }
        let temporary = "\(path)/.gongkai-\(getpid())-latest.tmp"
        unlink(temporary)
        guard symlink(last, temporary) == 0, rename(temporary, path + "/" + SeriesFolder.latest) == 0 else {
            let error = SystemError.last
            unlink(temporary)
            throw OutputFile.failure(for: error, file: path + "/" + SeriesFolder.latest)
        }
    }

    /// Where `latest` points.
    private func target() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = readlink(path + "/" + SeriesFolder.latest, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    // MARK: Leftovers

    /// Takes away what runs left behind that were killed, and finishes what the last of them had to do.
    /// - Throws: status 73 and 74.
    func tidy(reporter: inout Reporter) throws(CommandFailure) {
        for name in leftovers() {
            let place = path + "/" + name
            // Whoever makes a release keeps its folder locked; the lock goes with the process.
            guard SeriesFolder.isAbandoned(place) else { continue }
            SeriesFolder.remove(place)
            reporter.tell(Diagnostic(.releaseLeftoverRemoved, [place]), file: nil)
        }
        try pointLatest()
    }

    /// Temporary names whose process is gone.
    private func leftovers() -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self), name.hasPrefix(".gongkai-"),
                name.hasSuffix(".tmp"), let process = pid_t(name.split(separator: "-")[1])
            else { continue }
            if process > 0, kill(process, 0) != 0, errno == ESRCH { names.append(name) }
        }
        return names.sorted()
    }

    private static func isAbandoned(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return errno == ELOOP }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Takes away a file, a link or a folder with all that is in it; links are not followed.
    private static func remove(_ path: String) {
        guard unlink(path) != 0, let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard bytes != [0x2E], bytes != [0x2E, 0x2E] else { continue }
            remove(path + "/" + String(decoding: bytes, as: UTF8.self))
        }
        closedir(folder)
        rmdir(path)
    }
}
