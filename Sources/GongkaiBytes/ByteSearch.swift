import Glibc

extension String {
    /// Whether a byte stands in the UTF-8 of the text: the system looks at many at once, where a view of a string tells one
    /// after the other.
    package func contains(byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
        } ?? utf8.contains(byte)
    }
}
