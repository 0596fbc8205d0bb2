package import GongkaiDiagnostics

/// Bytes that are handed out once, from the first to the last: of a file, of a member of an archive, of what a packed
/// stream unpacks to.
package protocol ByteSupply: AnyObject {
    /// Hands out the next bytes.
    /// - Returns: how many; 0 at the end, and only there, unless there is no room.
    func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int

    /// How many bytes have been taken from where they are stored, packed as they are there.
    var taken: Int { get }
}

/// Why no more bytes are handed out.
package enum SupplyError: Error, Hashable, Sendable {
    /// The system refused, with this number.
    case system(Int32)
    /// What is stored is not as it should be.
    case refused(Diagnostic)
}

extension ByteSupply {
    /// Hands out bytes until the room is full or nothing is left.
    package func fill(_ room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        var count = 0
        while count < room.count {
            let got = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
            if got == 0 { break }
            count += got
        }
        return count
    }

    /// The first bytes, as many as there are up to a number.
    package func first(_ most: Int) throws(SupplyError) -> [UInt8] {
        var failure: SupplyError?
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            do throws(SupplyError) {
                count = try fill(UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads to the end, or until there are more bytes than allowed.
    /// - Parameters:
    ///   - expected: how many bytes there probably are, to save copying.
    ///   - most: how many there may be; what is returned is not all where it is longer.
    package func rest(expecting expected: Int = 0, atMost most: Int = .max) throws(SupplyError) -> [UInt8] {
        guard expected > 0, expected <= most else { return try rest(after: [], atMost: most) }
        // One byte more than expected shows at once that nothing follows.
        let bytes = try first(expected + 1)
        return bytes.count <= expected ? bytes : try rest(after: bytes, atMost: most)
    }

    private func rest(after start: [UInt8], atMost most: Int) throws(SupplyError) -> [UInt8] {
        var bytes = start
        while bytes.count <= most {
            let piece = try first(1 << 20)
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }
}

/// Bytes in memory.
package final class MemorySupply: ByteSupply {
    private let bytes: [UInt8]
    package private(set) var taken = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        let piece = bytes[taken...].prefix(room.count)
        room.copyBytes(from: piece)
        taken += piece.count
        return piece.count
    }
}

/// Bytes that have been read ahead, and after them those that follow.
package final class ContinuedSupply: ByteSupply {
    private let start: MemorySupply
    private let rest: any ByteSupply

    package init(_ start: [UInt8], then rest: any ByteSupply) {
        self.start = MemorySupply(start)
        self.rest = rest
    }

    /// Those read ahead were taken by whoever did that, and are counted there.
    package var taken: Int { rest.taken }

    package func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        let count = try start.read(into: room)
        return count > 0 ? count : try rest.read(into: room)
    }
}
