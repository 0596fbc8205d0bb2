import CZlib
import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// Unpacks gzip (RFC 1952) as it is read: several members one after another too, each held to its checksum and size.
final class GzipSupply: ByteSupply {
    private let packed: any ByteSupply
    private let zlib: gongkai_zlib
    /// zlib remembers where it stands, so that it may not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    /// Whether something stands before that has been unpacked to its end.
    private var isBetweenMembers = false
    private var isAtEnd = false

    init(_ packed: any ByteSupply) throws(SupplyError) {
        self.packed = packed
        zlib = try LibZ.functions()
        stream.initialize(to: z_stream())
        guard withUnsafePointer(to: zlib, { gongkai_zlib_begin($0, stream) }) == Z_OK else {
            throw .system(ENOMEM)
        }
    }

    deinit {
        _ = zlib.inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    var taken: Int { packed.taken }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        let most = min(room.count, Int(UInt32.max))
        stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(most)
        while !isAtEnd, stream.pointee.avail_out == most, most > 0 {
            guard try hasInput() else { break }
            try unpack()
        }
        return most - Int(stream.pointee.avail_out)
    }

    /// Sees to it that there is something to unpack.
    /// - Returns: `false` where the stream is at its end, and may be.
    private func hasInput() throws(SupplyError) -> Bool {
        if stream.pointee.avail_in > 0 { return isBetweenMembers ? try begins() : true }
        let count = try packed.read(into: input)
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
        if count > 0 { return isBetweenMembers ? try begins() : true }
        guard isBetweenMembers else { throw GzipSupply.damaged("the data ends too early") }
        isAtEnd = true
        return false
    }

    /// What follows a member is another one, or zeros that fill a tape's block.
    private func begins() throws(SupplyError) -> Bool {
        while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
            stream.pointee.next_in += 1
            stream.pointee.avail_in -= 1
        }
        guard stream.pointee.avail_in > 0 else { return try hasInput() }
        guard stream.pointee.next_in.pointee == 0x1F, zlib.inflateReset(stream) == Z_OK else {
            throw GzipSupply.damaged("something else follows the data")
        }
        isBetweenMembers = false
        return true
    }

    private func unpack() throws(SupplyError) {
        switch zlib.inflate(stream, Z_NO_FLUSH) {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetweenMembers = true
        default: throw GzipSupply.damaged(stream.pointee.msg.map { String(cString: $0) } ?? "zlib")
        }
    }

    private static func damaged(_ words: String) -> SupplyError {
        .refused(Diagnostic(.archiveStreamDamaged, [Packing.gzip.rawValue, words]))
    }
}

/// The functions of zlib, found once.
private enum LibZ {
    private static let loaded: Result<gongkai_zlib, SupplyError> = SystemLibrary.functions(
        by: gongkai_zlib_load, missing: missing)

    private static func missing(_ what: String) -> SupplyError {
        .refused(Diagnostic(.archiveLibraryMissing, [what]))
    }

    static func functions() throws(SupplyError) -> gongkai_zlib { try loaded.get() }
}
