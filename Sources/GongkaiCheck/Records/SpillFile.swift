import Glibc

/// Why memory could not be spilled to a file.
package struct SpillError: Error, Hashable, Sendable {
    /// The number of the C library's error.
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// The C library's own words.
    package var text: String { String(cString: strerror(number)) }

    /// Runs what can throw nothing else, which the compiler does not see through functions that rethrow.
    package static func only<Result>(_ body: () throws -> Result) throws(SpillError) -> Result {
        do {
            return try body()
        } catch let error as SpillError {
            throw error
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

/// A temporary file that what does not fit in memory is put into. Who hands it in has removed its name already, so that
/// nothing of it stays behind.
package final class SpillFile: Sendable {
    /// Makes one where it turns out to be needed.
    package typealias Maker = @Sendable () throws(SpillError) -> SpillFile

    private let descriptor: Int32

    /// - Parameter descriptor: is closed with the file.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SpillError) {
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SpillError(number: count < 0 ? errno : ENOSPC) }
            done += count
        }
    }

    package func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpillError) {
        var done = 0
        while done < bytes.count {
            let count = pread(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SpillError(number: count < 0 ? errno : EIO) }
            done += count
        }
    }
}
