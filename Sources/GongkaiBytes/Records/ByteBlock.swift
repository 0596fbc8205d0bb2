#if arch(x86_64)
    private import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes that are looked at as one, for the inner loops of record streams.
package struct ByteBlock {
    /// How many bytes are looked at in one go.
    package static let size = 16

    private let bytes: SIMD16<UInt8>

    /// Loads the bytes from an address. All sixteen must be readable, whatever they hold.
    @inline(__always)
    package init(_ address: UnsafeRawPointer) {
        bytes = unsafe address.loadUnaligned(as: SIMD16<UInt8>.self)
    }

    /// Stores the bytes at an address. All sixteen must be writable.
    @inline(__always)
    package func store(to address: UnsafeMutableRawPointer) {
        unsafe address.storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    }

    /// A byte to compare with, repeated. The comparison of a vector with a vector is one instruction; with a single
    /// byte it is a loop.
    package struct Needle {
        fileprivate let bytes: SIMD16<UInt8>

        @inline(__always)
        package init(_ byte: UInt8) { bytes = SIMD16(repeating: byte) }
    }

    @inline(__always)
    package func matches(_ needle: Needle) -> Matches { Matches(lanes: bytes .== needle.bytes) }

    /// Those that are less.
    @inline(__always)
    package func isBelow(_ needle: Needle) -> Matches { Matches(lanes: bytes .< needle.bytes) }

    /// Each byte twice itself, without what is carried: its second bit where its first one was.
    @inline(__always)
    var doubled: ByteBlock {
        let vector = unsafe unsafeBitCast(bytes, to: SIMD2<Int64>.self)
        #if arch(x86_64)
            return ByteBlock(vector: _mm_add_epi8(vector, vector))
        #else
            let rest = Int64(bitPattern: 0x7F7F_7F7F_7F7F_7F7F)
            return ByteBlock(vector: SIMD2((vector[0] & rest) << 1, (vector[1] & rest) << 1))
        #endif
    }

    /// The highest bit of each byte, the first byte's lowest.
    @inline(__always)
    var topBits: UInt32 { ByteBlock.topBits(of: unsafe unsafeBitCast(bytes, to: SIMD2<Int64>.self)) }

    @inline(__always)
    private static func topBits(of vector: SIMD2<Int64>) -> UInt32 {
        #if arch(x86_64)
            return UInt32(truncatingIfNeeded: _mm_movemask_epi8(vector))
        #else
            return topBits(of: UInt64(bitPattern: vector[0])) | topBits(of: UInt64(bitPattern: vector[1])) << 8
        #endif
    }

    /// The multiplication brings the highest bits of eight bytes together at the top.
    private static func topBits(of bytes: UInt64) -> UInt32 {
        let bits = (UInt64(littleEndian: bytes) & 0x8080_8080_8080_8080) >> 7 &* 0x0102_0408_1020_4080
        return UInt32(truncatingIfNeeded: bits >> 56)
    }

    /// How many bytes matched, in many blocks: no more than 255, so that each place among the sixteen has its own sum.
    struct Tally {
        static let mostBlocks = 255

        private var sums = SIMD2<Int64>()

        @inline(__always)
        mutating func add(_ matches: Matches) {
            let vector = unsafe unsafeBitCast(matches.lanes, to: SIMD2<Int64>.self)
            // All ones are -1.
            #if arch(x86_64)
                sums = _mm_sub_epi8(sums, vector)
            #else
                let ones = Int64(bitPattern: 0x0101_0101_0101_0101)
                sums = SIMD2(sums[0] &+ (vector[0] & ones), sums[1] &+ (vector[1] & ones))
            #endif
        }

        var total: Int {
            let sums = unsafe unsafeBitCast(sums, to: SIMD16<UInt8>.self)
            return (0..<ByteBlock.size).reduce(0) { $0 + Int(sums[$1]) }
        }
    }

    @inline(__always)
    private init(vector: SIMD2<Int64>) {
        bytes = unsafe unsafeBitCast(vector, to: SIMD16<UInt8>.self)
    }

    /// Which of the sixteen bytes match.
    package struct Matches {
        fileprivate let lanes: SIMDMask<SIMD16<Int8>>

        @inline(__always)
        package static func | (left: Matches, right: Matches) -> Matches { Matches(lanes: left.lanes .| right.lanes) }

        @inline(__always)
        package static func & (left: Matches, right: Matches) -> Matches { Matches(lanes: left.lanes .& right.lanes) }

        /// A bit for each byte, the first byte's lowest.
        @inline(__always)
        package var bits: UInt32 { ByteBlock.topBits(of: unsafe unsafeBitCast(lanes, to: SIMD2<Int64>.self)) }
    }
}
