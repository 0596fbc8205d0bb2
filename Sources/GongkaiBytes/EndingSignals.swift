import Glibc

/// The signals by which somebody ends the program. Whoever has something to put away first holds them back, and asks from time
/// to time whether one waits.
package enum EndingSignals {
    package static let all = [SIGINT, SIGTERM, SIGHUP]

    /// Whether one came and is held back. One that is ignored (nohup) may wait as well, and would never end the program.
    package static var isOneWaiting: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return all.contains { sigismember(&pending, $0) == 1 && !isIgnored($0) }
    }

    package static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
