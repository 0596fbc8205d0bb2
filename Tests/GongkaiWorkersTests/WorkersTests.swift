import GongkaiWorkers
import Synchronization
import Testing

struct WorkersTests {
    private struct Refusal: Error, Equatable {}

    @Test("what comes of each thing stands in the order of the things", arguments: [1, 2, 3, 7, 64])
    func order(count: Int) {
        let numbers = Array(0..<1_000)
        #expect(Workers(count: count).map(numbers) { $0 * $0 } == numbers.map { $0 * $0 })
    }

    @Test("each thing is done once", arguments: [1, 2, 7])
    func once(count: Int) {
        let done = Mutex([Int]())
        _ = Workers(count: count).map(Array(0..<500)) { number in done.withLock { $0.append(number) } }
        #expect(done.withLock { $0.sorted() } == Array(0..<500))
    }

    /// Something that tells when it goes.
    private final class Thing: Sendable {
        private let tell: @Sendable () -> Void

        init(_ tell: @escaping @Sendable () -> Void) { self.tell = tell }

        deinit { tell() }
    }

    @Test("a thing that is consumed is gone before the next one's work begins")
    func consumed() {
        let gone = Mutex(0)
        let things = { (0..<10).map { _ in Thing { gone.withLock { $0 += 1 } } } }
        let goneBefore = Workers.one.map(consuming: things()) { _ in gone.withLock { $0 } }
        #expect(goneBefore == Array(0..<10))
    }

    @Test("what comes of each thing that is consumed stands in the order of the things", arguments: [1, 2, 7])
    func orderConsumed(count: Int) {
        let numbers = Array(0..<1_000)
        #expect(Workers(count: count).map(consuming: numbers) { $0 * $0 } == numbers.map { $0 * $0 })
    }

    @Test("nothing comes of no things") func none() {
        #expect(Workers(count: 4).map([Int]()) { $0 }.isEmpty)
    }

    @Test("there is never less than one worker", arguments: [-1, 0, 1])
    func atLeastOne(count: Int) {
        #expect(Workers(count: count) == .one)
    }

    @Test("two works are both done", arguments: [1, 2])
    func both(count: Int) {
        let (aside, here) = Workers(count: count).both {
            "aside"
        } here: {
            "here"
        }
        #expect(aside == "aside" && here == "here")
    }

    @Test("an error of the caller's work comes through, and the other work has ended then", arguments: [1, 2])
    func failure(count: Int) {
        let ended = Mutex(0)
        #expect(throws: Refusal()) {
            _ = try Workers(count: count).both {
                ended.withLock { $0 += 1 }
            } here: { () throws(Refusal) in
                throw Refusal()
            }
        }
        // Alone, the other work is not begun any more.
        #expect(ended.withLock { $0 } == (count == 1 ? 0 : 1))
    }

    @Test("a channel hands on everything in order", arguments: [1, 2])
    func channel(count: Int) {
        let channel = Channel<Int>()
        let (taken, _) = Workers(count: count).both {
            var taken: [Int] = []
            while case let batch = channel.take(), !batch.isEmpty { taken += batch }
            return taken
        } here: {
            for number in 0..<10_000 { channel.put(number) }
            channel.close()
        }
        #expect(taken == Array(0..<10_000))
    }

    @Test("a closed channel gives nothing, however often it is asked") func closed() {
        let channel = Channel<Int>()
        channel.put(1)
        channel.close()
        #expect(channel.take() == [1])
        #expect(channel.take().isEmpty && channel.take().isEmpty)
    }
}
