package import GongkaiBytes

/// The form in which rows come to a database: for each column four bytes, the least significant first, that say what
/// follows. 0 is a missing value, the greatest number an integer in eight bytes, and any other text of one byte less.
package enum DatabaseRow {
    static let missing: UInt32 = 0
    static let integer = UInt32.max

    package static func appendMissing(to output: ByteBuffer) { append(missing, to: output) }

    package static func append(_ value: Int64, to output: ByteBuffer) {
        append(integer, to: output)
        withUnsafeBytes(of: value.littleEndian) { output.append($0) }
    }

    package static func append(_ text: UnsafeRawBufferPointer, to output: ByteBuffer) {
        append(UInt32(truncatingIfNeeded: text.count + 1), to: output)
        output.append(text)
    }

    private static func append(_ word: UInt32, to output: ByteBuffer) {
        withUnsafeBytes(of: word.littleEndian) { output.append($0) }
    }
}
