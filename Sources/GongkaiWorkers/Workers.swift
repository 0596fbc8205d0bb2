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
        return share(elements.count) { work(elements[$0]) }
    }

    /// Does a work for each of several things, and lets each of them go as soon as its work is done: what comes of the
    /// things takes the room that they leave.
    /// - Returns: what came of each, in the order of the things.
    public func map<Element: Sendable, Result: Sendable>(
        consuming elements: consuming [Element], _ work: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        let count = elements.count
        let left = ThingsLeft(elements)
        return share(count) { left.take($0).map(work) }
    }

    /// Does so many works, each by its place.
    private func share<Result: Sendable>(_ works: Int, _ work: @escaping @Sendable (Int) -> Result?) -> [Result] {
        let shared = SharedWork<Result>(count: works)
        let takePart: @Sendable () -> Void = {
            while let place = shared.takePlace() {
                if let result = work(place) { shared.put(result, at: place) }
            }
        }
        let others = (1..<max(1, min(count, works))).map { _ in Thread(takePart) }
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

/// Things that are each taken once, by any thread.
private final class ThingsLeft<Element: Sendable>: Sendable {
    private let things: Mutex<[Element?]>

    init(_ things: consuming [Element]) {
        self.things = Mutex(things.map { $0 })
    }

    func take(_ place: Int) -> Element? { things.withLock { $0[place].take() } }
}

/// The places that several threads take their next one from, and what came of each.
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
    var results: [Result] {
        done.withLock { done in
            var results: [Result] = []
            results.reserveCapacity(done.count)
            for result in done { if let result { results.append(result) } }
            return results
        }
    }
}
