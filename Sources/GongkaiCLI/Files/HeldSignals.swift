import Glibc

/// Keeps the signals that end the program waiting while a temporary file stands on the disk.
///
/// No handler runs, so nothing needs to be safe inside one: the writer looks between two pieces whether a signal waits,
/// removes its file and lets the signal through, which then ends the program as it would have. It holds for the
/// calling thread and those that it begins, and the program has no others while it writes.
struct HeldSignals {
    private var held = sigset_t()
    private var before = sigset_t()

    private static let ending = [SIGINT, SIGTERM, SIGHUP]

    /// Holds back from now on.
    init() {
        sigemptyset(&held)
        // A signal that is ignored (nohup) would wait as well, and never end the program.
        for signal in HeldSignals.ending where !HeldSignals.isIgnored(signal) {
            sigaddset(&held, signal)
        }
        pthread_sigmask(SIG_BLOCK, &held, &before)
    }

    /// Whether one of them came.
    var isWaiting: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        var held = held
        return HeldSignals.ending.contains { sigismember(&held, $0) == 1 && sigismember(&pending, $0) == 1 }
    }

    /// Does away with those that wait: whoever held them does what they ask for.
    func take() {
        var held = held
        var none = timespec()
        while isWaiting, sigtimedwait(&held, nil, &none) > 0 {}
    }

    /// Lets them through.
    mutating func release() {
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Makes a closed pipe and a file-size limit come back as errors of the call instead of ending the program.
    static func preferErrorsToSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
