import Synchronization

/// How many threads may share a work; what comes of it is the same for any number.
///
/// What is begun here has ended when the call returns: no thread outlives what it works on.
public struct Workers: Hashable, Sendable {
    /// The calling thread alone: one thing after the other.
    public static let one = Workers(count: 1)

    /// The calling thread is one of them.
    public let count: Int

    /// Makes workers, at least one.
    public init(count: Int) {
        self.count = max(1, count)
    }

    /// Does a work for each of several things.
    /// - Returns: what came of each, in the order of the things.
    public func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        guard count > 1, elements.count > 1 else { return elements.map(work) }
        let shared = SharedWork<Result>(count: elements.count)
        let takePart: @Sendable () -> Void = {
            while let place = shared.takePlace() { shared.put(work(elements[place]), at: place) }
        }
        let others = (1..<min(count, elements.count)).map { _ in Thread(takePart) }
        takePart()
        for other in others { other.join() }
        return shared.results
    }

    /// Has every worker do the same, at once: those things that are left to do they share out among themselves.
    public func together(_ work: @escaping @Sendable () -> Void) {
        let others = (1..<max(count, 1)).map { _ in Thread(work) }
        work()
        for other in others { other.join() }
    }

    /// Does a work aside while the caller does another; without a second worker, the caller's first.
    /// - Returns: what came of both.
    public func both<Aside: Sendable, Here, Failure: Error>(
        aside: @escaping @Sendable () -> Aside, here: () throws(Failure) -> Here
    ) throws(Failure) -> (aside: Aside, here: Here) {
        guard count > 1 else {
            let here = try here()
            return (aside(), here)
        }
        let result = SharedWork<Aside>(count: 1)
        let thread = Thread { result.put(aside(), at: 0) }
        defer { thread.join() }
        let here = try here()
        thread.join()
        return (result.results[0], here)
    }
}

/// The things that several threads take their next one from, and what came of each.
private final class SharedWork<Result: Sendable>: Sendable {
    private let count: Int
    private let taken = Atomic(0)
    private let done: Mutex<[Result?]>

    init(count: Int) {
        self.count = count
        done = Mutex(Array(repeating: nil, count: count))
    }

    /// The next thing that nobody has taken; `nil` once all are.
    func takePlace() -> Int? {
        let place = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return place < count ? place : nil
    }

    func put(_ result: sending Result, at place: Int) { done.withLock { $0[place] = result } }

    /// What came of each, once all are done.
    var results: [Result] { done.withLock { $0.compactMap { $0 } } }
}
