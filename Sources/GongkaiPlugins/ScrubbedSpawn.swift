import CSpawn
import Glibc

/// How a program outside is started: with three streams and nothing else that is open here, with the environment given
/// and no other, with the signals of a process of its own, and in a session of its own, which has no terminal.
struct ScrubbedSpawn {
    let path: String
    var arguments: [String] = []
    let environment: [String]
    /// The folder to work in; `nil` for this process's.
    var folder: String?
    /// Standard input, output and error.
    let standard: [Int32]

    /// Starts it.
    /// - Returns: its identifier; `nil` where that cannot be done, and `errno` says why.
    func start() -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        prepare(&actions)
        prepare(&attributes)
        var identifier: pid_t = 0
        let outcome = ScrubbedSpawn.withStrings([path] + arguments) { arguments in
            ScrubbedSpawn.withStrings(environment) { environment in
                posix_spawn(&identifier, path, &actions, &attributes, arguments, environment)
            }
        }
        errno = outcome
        return outcome == 0 ? identifier : nil
    }

    /// What runs under watch.
    struct Watched {
        /// The process that watches, and ends when the program and all that it started have ended.
        let watcher: pid_t
        /// A byte asks the program's group to end; closing it ends all.
        let leash: Int32
    }

    /// Starts it under a process that watches over it, so that nothing of what it starts can stay behind.
    /// - Parameter memory: bytes of address space, set before the program begins.
    /// - Returns: `nil` where that cannot be done, and `errno` says why.
    func startWatched(memory: UInt64) -> Watched? {
        var leash: Int32 = -1
        let watcher = ScrubbedSpawn.withStrings([path] + arguments) { arguments in
            ScrubbedSpawn.withStrings(environment) { environment in
                (folder ?? "/").withCString { folder in
                    arguments.withUnsafeBufferPointer { arguments in
                        environment.withUnsafeBufferPointer { environment in
                            var watched = GongkaiWatched(
                                path: arguments[0], arguments: arguments.baseAddress,
                                environment: environment.baseAddress,
                                folder: folder, standard: (standard[0], standard[1], standard[2]), memory: memory)
                            return GongkaiStartWatched(&watched, &leash)
                        }
                    }
                }
            }
        }
        return watcher < 0 ? nil : Watched(watcher: watcher, leash: leash)
    }

    private func prepare(_ actions: inout posix_spawn_file_actions_t) {
        for (number, descriptor) in standard.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        // Whatever else is open here is nothing to it, marked to be closed or not.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
    }

    private func prepare(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | Int32(GongkaiSpawnSession)
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
