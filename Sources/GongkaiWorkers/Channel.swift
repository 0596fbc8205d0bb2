import Glibc
import Synchronization

/// A queue from one thread to another.
package final class Channel<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let changes = Semaphore()

    package init() {}

    /// Puts an element at the end.
    package func put(_ element: Element) {
        state.withLock { $0.waiting.append(element) }
        changes.signal()
    }

    /// Says that no more elements come.
    package func close() {
        state.withLock { $0.isClosed = true }
        changes.signal()
    }

    /// The elements that are there, in their order; waits for the next where none is. Empty once the channel is closed.
    package func take() -> [Element] {
        while true {
            let (elements, isClosed) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.waiting, state.isClosed)
            }
            if isClosed || !elements.isEmpty { return elements }
            changes.wait()
        }
    }
}

/// A counting semaphore of the system.
private final class Semaphore: Sendable {
    /// Any thread may use it at any time: that is what it is for.
    private nonisolated(unsafe) let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }

    /// A signal to the process may end the wait early; who waits looks again.
    func wait() { sem_wait(semaphore) }
}
