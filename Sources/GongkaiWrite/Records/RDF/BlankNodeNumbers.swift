import GongkaiBytes

/// Gives the blank nodes of N-Triples their numbers, when the records come in their order.
///
/// Records are written by several workers that do not know how many come before. So they leave marks, two control
/// characters that stand nowhere else since every such character is escaped.
final class BlankNodeNumbers {
    /// Stands before a record.
    static let nextRecord: UInt8 = 0x01
    /// Stands for the number of the record.
    static let number: UInt8 = 0x02

    private let output: (UnsafeRawBufferPointer) throws(WriteError) -> Void
    private let room = ByteBuffer(capacity: 1 << 16)
    private var count = 0
    private var text: [UInt8] = []

    init(_ output: @escaping (UnsafeRawBufferPointer) throws(WriteError) -> Void) { self.output = output }

    func write(_ bytes: UnsafeRawBufferPointer) throws(WriteError) {
        room.count = 0
        var start = 0
        for offset in bytes.indices where bytes[offset] == Self.nextRecord || bytes[offset] == Self.number {
            room.append(UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
            start = offset + 1
            if bytes[offset] == Self.nextRecord {
                count += 1
                text = Array(String(count).utf8)
            } else {
                room.append(text)
            }
        }
        guard start > 0 else { return try output(bytes) }
        room.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        try output(room.bytes)
    }
}
