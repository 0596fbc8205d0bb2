import Glibc

/// Writing that leaves off behind the first thing that fails, and when a signal waits that ends the program: between two pieces
/// it is looked whether one does. The signals are held back until it has ended.
final class GuardedWriting {
    private var signals: HeldSignals?
    /// Why nothing more can be written.
    private(set) var failure: SystemError?

    /// - Parameter holdsSignals: not where nothing would be left behind.
    init(holdsSignals: Bool = true) { signals = holdsSignals ? HeldSignals() : nil }

    deinit { end() }

    private var isInterrupted: Bool { signals?.isWaiting ?? false }

    /// Whether there is any use in going on: no signal waits and nothing has failed.
    func goesOn() -> Bool {
        if failure == nil, isInterrupted { failure = SystemError(code: EINTR) }
        return failure == nil
    }

    /// Does a part of the work, unless something has failed before.
    /// - Returns: whether that went well.
    func attempt(_ work: () throws(SystemError) -> Void) -> Bool {
        guard goesOn() else { return false }
        do throws(SystemError) {
            try work()
            return true
        } catch {
            // A part within this one may have said better why.
            failure = failure ?? error
            return false
        }
    }

    /// Writes bytes to a file.
    /// - Throws: `EINTR` where a signal waits.
    func put(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
        guard try ByteStream.write(bytes, to: descriptor, while: { !isInterrupted }) else {
            throw SystemError(code: EINTR)
        }
    }

    /// Lets the signals through.
    func end() { signals?.release() }
}
