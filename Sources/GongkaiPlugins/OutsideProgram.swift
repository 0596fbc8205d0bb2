import CSpawn
import Glibc

/// A program of the system that does one thing with a file and ends, such as `ssh-keygen`: it reads the file as its standard
/// input, and what it writes is little.
///
/// It has no terminal, so that it cannot ask anything of anybody, and none of what is open here.
package struct OutsideProgram: Sendable {
    /// How a program ended.
    package struct Outcome: Hashable, Sendable {
        /// Its exit status; 128 and the signal's number where a signal ended it.
        package var status: Int32
        package var output: [UInt8]
        /// What it wrote to standard error.
        package var complaint: String
    }

    /// Why a program could not be run.
    package enum Failure: Error, Hashable, Sendable {
        /// There is no such program in the folders of programs.
        case missing
        /// The system's words.
        case system(String)
    }

    /// Where programs stand, in the order in which they are looked for.
    package static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]

    /// More than this is not read of what it writes.
    private static let most = 1 << 20

    private let path: String

    /// - Throws: `missing`.
    package init(_ name: String, in folders: [String] = OutsideProgram.folders) throws(Failure) {
        let found = folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
        guard let found else { throw .missing }
        path = found
    }

    /// Runs the program and waits for it.
    /// - Parameter input: the path of the file that is its standard input.
    package func run(_ arguments: [String], input: String) throws(Failure) -> Outcome {
        let file = open(input, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw OutsideProgram.failure }
        defer { close(file) }
        var (output, log): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard pipe2(&output, O_CLOEXEC) == 0 else { throw OutsideProgram.failure }
        defer { close(output[0]) }
        guard pipe2(&log, O_CLOEXEC) == 0 else {
            close(output[1])
            throw OutsideProgram.failure
        }
        defer { close(log[0]) }
        let started = ScrubbedSpawn(
            path: path, arguments: arguments,
            environment: ["PATH=" + OutsideProgram.folders.joined(separator: ":"), "LC_ALL=C.UTF-8"],
            standard: [file, output[1], log[1]]
        ).start()
        let number = errno
        close(output[1])
        close(log[1])
        guard let started else { throw .system(String(cString: strerror(number))) }
        let (answer, complaint) = OutsideProgram.readAll(output[0], log[0])
        var status: Int32 = 0
        while waitpid(started, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return Outcome(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: answer,
            complaint: String(decoding: complaint, as: UTF8.self))
    }

    private static var failure: Failure { .system(String(cString: strerror(errno))) }

    /// Reads both streams to their ends, as they come.
    private static func readAll(_ output: Int32, _ log: Int32) -> (output: [UInt8], log: [UInt8]) {
        var streams = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: log, events: Int16(POLLIN), revents: 0),
        ]
        var bytes: [[UInt8]] = [[], []]
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while streams.contains(where: { $0.fd >= 0 }) {
            guard poll(&streams, nfds_t(streams.count), -1) >= 0 || errno == EINTR else { break }
            for index in streams.indices where streams[index].fd >= 0 && streams[index].revents != 0 {
                let count = read(streams[index].fd, &piece, piece.count)
                if count > 0, bytes[index].count < most { bytes[index] += piece[..<count] }
                // A negative descriptor is passed over by poll.
                if count == 0 || (count < 0 && errno != EINTR) { streams[index].fd = -1 }
            }
        }
        return (bytes[0], bytes[1])
    }
}
