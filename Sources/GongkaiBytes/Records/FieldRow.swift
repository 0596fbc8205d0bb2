/// The places of the values of one record while it is read.
package final class FieldRow {
    package let places: UnsafeMutablePointer<FieldPlace>
    package let count: Int

    package init(count: Int) {
        self.count = count
        places = .allocate(capacity: count)
        places.initialize(repeating: .missing, count: count)
    }

    deinit { places.deallocate() }

    /// Makes every value missing.
    @inline(__always)
    package func clear() { places.update(repeating: .missing, count: count) }

    @inline(__always)
    package var all: UnsafeBufferPointer<FieldPlace> { UnsafeBufferPointer(start: places, count: count) }
}
