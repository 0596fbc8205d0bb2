import Glibc
import Synchronization

/// A thread of the system, to be waited for. Where the system has none to give, its work is done by the caller at once.
final class Thread: Sendable {
    /// `nil` once it has been waited for.
    private let handle: Mutex<pthread_t?>

    init(_ work: @escaping @Sendable () -> Void) {
        let context = Unmanaged.passRetained(Work(work))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        handle = Mutex(status == 0 ? thread : nil)
        if status != 0 { context.takeRetainedValue().run() }
    }

    /// Waits until its work is done.
    func join() {
        let thread = handle.withLock { handle in
            defer { handle = nil }
            return handle
        }
        if let thread { pthread_join(thread, nil) }
    }
}

/// What a thread does, as C can hand it on.
private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
