import Glibc
import GongkaiBytes
import GongkaiWorkers

/// Keeps the signals that end the program waiting while a temporary file stands on the disk.
///
/// No handler runs, so nothing needs to be safe inside one: the writer looks between two pieces whether a signal waits,
/// removes its file and lets the signal through, which then ends the program as it would have. It holds for the
/// calling thread and those that it begins, and the program has no others while it writes.
struct HeldSignals {
    private var held = sigset_t()
    private var before = sigset_t()
    private var areHeld = true

    /// How many hold signals back at the moment.
    private static let holders = Monitor(0)

    /// Holds back from now on.
    init() {
        sigemptyset(&held)
        // A signal that is ignored (nohup) would wait as well, and never end the program.
        for signal in EndingSignals.all where !EndingSignals.isIgnored(signal) {
            sigaddset(&held, signal)
        }
        pthread_sigmask(SIG_BLOCK, &held, &before)
        HeldSignals.holders.withLock { $0 += 1 }
    }

    /// Whether one of them came.
    var isWaiting: Bool { EndingSignals.isOneWaiting }

    /// Does away with those that wait: whoever held them does what they ask for.
    func take() {
        var held = held
        var none = timespec()
        while isWaiting, sigtimedwait(&held, nil, &none) > 0 {}
    }

    /// Lets them through.
    mutating func release() {
        guard areHeld else { return }
        areHeld = false
        HeldSignals.holders.withLock { $0 -= 1 }
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    // MARK: Waiting for others

    /// Whether somebody holds signals back, so that none would end a call that waits.
    static var areHeld: Bool { holders.withLock { $0 > 0 } }

    /// How many milliseconds pass before a look at whether a signal waits: nothing tells of one that is held back.
    private static let patience: Int32 = 100

    /// Waits until a pipe or the like can be read from or written to, where signals are held back: whoever is at its other end
    /// may do nothing for as long as he likes.
    /// - Parameter event: `POLLIN` or `POLLOUT`.
    /// - Throws: `EINTR` where a signal waits that ends the program.
    static func wait(for event: Int32, of descriptor: Int32) throws(SystemError) {
        guard areHeld else { return }
        var place = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        // What cannot be waited for is left to the call itself.
        while poll(&place, 1, patience) == 0 {
            if EndingSignals.isOneWaiting { throw SystemError(code: EINTR) }
        }
    }

    /// Makes a closed pipe and a file-size limit come back as errors of the call instead of ending the program.
    static func preferErrorsToSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
