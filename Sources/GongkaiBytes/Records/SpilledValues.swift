/// Takes values apart that stand one after the other in the form that `RecordEmission.spilled` writes: for each the length
/// and one more, in four bytes, then its bytes; 0 where it is missing.
package struct SpilledValues {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next one begins.
    package private(set) var offset = 0

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package var isAtEnd: Bool { offset >= bytes.count }

    /// Where the next value stands; `nil` where it is missing.
    package mutating func nextPlace() -> Range<Int>? {
        let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        let start = offset + 4
        guard length > 0 else {
            offset = start
            return nil
        }
        offset = start + length - 1
        return start..<offset
    }

    /// The next value; `nil` where it is missing.
    package mutating func next() -> UnsafeRawBufferPointer? {
        nextPlace().map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
    }
}
