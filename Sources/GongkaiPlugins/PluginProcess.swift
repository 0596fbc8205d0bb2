import CSpawn
import Glibc

/// A plugin that runs under watch, with pipes to it and an empty folder to work in.
final class PluginProcess {
    /// What the plugin may know of the world: where interpreters stand, and that text is UTF-8.
    private static let environment = [
        "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC",
    ]
    /// So much waits in a pipe, where the system allows it.
    private static let pipeSize: Int32 = 1 << 20

    let input: Int32
    let output: Int32
    let log: Int32
    private let watched: ScrubbedSpawn.Watched
    private let folder: String
    private var hasInput = true
    private var isRunning = true
    private let host: PluginHost

    /// Starts a program.
    /// - Returns: `nil` where that cannot be done; `errno` says why.
    init?(_ path: String, host: PluginHost) {
        guard let folder = PluginProcess.makeFolder(in: host.scratchFolder) else { return nil }
        guard let pipes = PluginProcess.pipes(3) else {
            PluginProcess.remove(folder)
            return nil
        }
        let child = [pipes[0].read, pipes[1].write, pipes[2].write]
        let own = [pipes[0].write, pipes[1].read, pipes[2].read]
        let started = ScrubbedSpawn(
            path: path, environment: PluginProcess.environment + ["HOME=" + folder, "TMPDIR=" + folder],
            folder: folder, standard: child
        ).startWatched(memory: host.limits.memory)
        let number = errno
        for descriptor in child { close(descriptor) }
        guard let started else {
            for descriptor in own { close(descriptor) }
            PluginProcess.remove(folder)
            errno = number
            return nil
        }
        for descriptor in own { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
        (input, output, log, watched) = (own[0], own[1], own[2], started)
        self.folder = folder
        self.host = host
    }

    deinit {
        terminate()
        closeInput()
        close(output)
        close(log)
        PluginProcess.remove(folder)
    }

    /// Tells the plugin that nothing more comes.
    func closeInput() {
        if hasInput { close(input) }
        hasInput = false
    }

    /// Whether the plugin has ended, and all that it started.
    var hasEnded: Bool {
        var information = siginfo_t()
        let outcome = waitid(P_PID, id_t(watched.watcher), &information, WEXITED | WNOHANG | WNOWAIT)
        return outcome != 0 || information._sifields._sigchld.si_pid != 0
    }

    /// Asks the plugin's group to end, ends all that it started, and waits for that.
    /// - Returns: how it ended, as `wait` says it; 0 where it had been told before.
    @discardableResult
    func terminate() -> Int32 {
        guard isRunning else { return 0 }
        isRunning = false
        if !hasEnded {
            var word: UInt8 = 0
            write(watched.leash, &word, 1)
            wait(host.limits.grace)
        }
        close(watched.leash)
        var status: Int32 = 0
        while waitpid(watched.watcher, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Waits until the plugin has ended, for so many seconds at most. Counts pauses besides the clock, so that a clock that
    /// stands still does not keep it waiting.
    func wait(_ seconds: Double) {
        let start = host.now()
        var pauses = 0.0
        while !hasEnded, host.now() - start < seconds, pauses < seconds * 100 {
            poll(nil, 0, 10)
            pauses += 1
        }
    }

    // MARK: Starting

    private static func makeFolder(in scratch: String) -> String? {
        var name = Array((scratch + "/gongkai-plugin-XXXXXX").utf8CString)
        return mkdtemp(&name).map { String(cString: $0) }
    }

    /// Takes the working folder away with all that a plugin left in it; links are not followed.
    private static func remove(_ folder: String) {
        if let stream = opendir(folder) {
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                let path = folder + "/" + name
                var status = stat()
                // Not what is behind a link: that is none of ours.
                if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { remove(path) } else { unlink(path) }
            }
            closedir(stream)
        }
        rmdir(folder)
    }

    private static func pipes(_ count: Int) -> [(read: Int32, write: Int32)]? {
        var pipes: [(read: Int32, write: Int32)] = []
        for _ in 0..<count {
            var ends: [Int32] = [0, 0]
            guard pipe2(&ends, O_CLOEXEC) == 0 else {
                for pipe in pipes {
                    close(pipe.read)
                    close(pipe.write)
                }
                return nil
            }
            _ = fcntl(ends[1], GongkaiSetPipeSize, pipeSize)
            pipes.append((above(ends[0]), above(ends[1])))
        }
        return pipes
    }

    /// The same end behind the three standard streams, so that none of them is overwritten while they are put in place.
    private static func above(_ descriptor: Int32) -> Int32 {
        guard descriptor < 3 else { return descriptor }
        defer { close(descriptor) }
        return fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    }
}
