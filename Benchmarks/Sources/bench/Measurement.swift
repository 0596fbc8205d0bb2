import Glibc

/// What one run of a command took.
struct Measurement {
    /// Wall-clock time, in seconds.
    var seconds: Double
    /// The largest resident memory of the process, in bytes.
    var memory: Int
}

/// A command, run as a process of its own with its output thrown away.
struct Command {
    let arguments: [String]

    /// Runs the command once.
    /// - Throws: `CommandFailure` where it cannot be started or does not end with status 0.
    func run() throws -> Measurement {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let start = now()
        guard posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ) == 0 else {
            throw CommandFailure(description: "cannot start \(arguments[0])")
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(child, &status, 0, &usage) == child, status == 0 else {
            throw CommandFailure(description: "\(arguments.joined(separator: " ")) ended with status \(status >> 8)")
        }
        return Measurement(seconds: now() - start, memory: usage.ru_maxrss * 1024)
    }

    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

struct CommandFailure: Error, CustomStringConvertible {
    let description: String
}

/// Runs commands in turn, A B A B …, so that a change of the machine's speed meets all of them.
enum Pairing {
    /// - Returns: the measurements of each command, in the order of the runs.
    static func run(_ commands: [Command], rounds: Int) throws -> [[Measurement]] {
        for command in commands { _ = try command.run() }
        var results = commands.map { _ in [Measurement]() }
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() { results[index].append(try command.run()) }
        }
        return results
    }
}

extension [Double] {
    /// The middle value.
    var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
