/// The members of an object of numbers, put together aside: there are so many of these, which tell where something stands,
/// that each is appended to what was written at once.
package struct JSONNumbers {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private var end = 0
    /// What there was no room for any more.
    private var written: [UInt8] = []
    /// How far lines are set in; `nil` for none at all.
    private let indent: Int?
    private var isEmpty = true

    /// What a member takes besides its name and the blanks before it: the longest number, its mark and what stands between.
    private static let longestMember = 32

    /// Writes an object.
    /// - Parameters:
    ///   - indent: how far the object itself is set in.
    ///   - write: names the members, in their order.
    ///   - take: what becomes of its bytes.
    @inline(__always)
    static func object(
        indent: Int?, _ write: (inout JSONNumbers) -> Void, take: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        // As many as ranges have, each with a name of usual length.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * ((indent ?? 0) + 2 * longestMember)) { room in
            var numbers = JSONNumbers(room: room, indent: indent.map { $0 + 2 })
            numbers.put(UInt8(ascii: "{"))
            write(&numbers)
            numbers.endObject(indent: indent)
            if !numbers.written.isEmpty { numbers.written.withUnsafeBufferPointer(take) }
            take(UnsafeBufferPointer(rebasing: room[..<numbers.end]))
        }
    }

    private init(room: UnsafeMutableBufferPointer<UInt8>, indent: Int?) {
        self.room = room
        self.indent = indent
    }

    /// A member.
    /// - Parameter name: one in which nothing must be escaped.
    package mutating func member(_ name: StaticString, _ value: Int) {
        reserve((indent ?? 0) + name.utf8CodeUnitCount + JSONNumbers.longestMember)
        if !isEmpty { put(UInt8(ascii: ",")) }
        isEmpty = false
        breakLine(indent)
        put(UInt8(ascii: "\""))
        name.withUTF8Buffer { name in
            _ = room[end...].initialize(fromContentsOf: name)
            end += name.count
        }
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
        if indent != nil { put(UInt8(ascii: " ")) }
        put(decimal: value)
    }

    private mutating func endObject(indent: Int?) {
        reserve((indent ?? 0) + JSONNumbers.longestMember)
        if !isEmpty { breakLine(indent) }
        put(UInt8(ascii: "}"))
    }

    private mutating func reserve(_ count: Int) {
        guard room.count - end < count else { return }
        precondition(count <= room.count, "a name is too long")
        written.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<end]))
        end = 0
    }

    private mutating func put(_ byte: UInt8) {
        room.initializeElement(at: end, to: byte)
        end += 1
    }

    private mutating func breakLine(_ indent: Int?) {
        guard let indent else { return }
        put(UInt8(ascii: "\n"))
        room[end..<end + indent].initialize(repeating: UInt8(ascii: " "))
        end += indent
    }

    private mutating func put(decimal number: Int) {
        if number < 0 { put(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = end
        repeat {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        room[start..<end].reverse()
    }
}
