/// Sixty-four bytes that are looked at as one: as many as a number has bits, so that what is found in them is one number.
package struct ByteLine {
    /// How many bytes are looked at in one go.
    package static let size = 4 * ByteBlock.size

    private let blocks: (ByteBlock, ByteBlock, ByteBlock, ByteBlock)

    /// Loads the bytes from an address. All sixty-four must be readable, whatever they hold.
    @inline(__always)
    package init(_ address: UnsafeRawPointer) {
        blocks = (
            ByteBlock(address), ByteBlock(address + ByteBlock.size), ByteBlock(address + 2 * ByteBlock.size),
            ByteBlock(address + 3 * ByteBlock.size)
        )
    }

    /// Stores the bytes at an address. All sixty-four must be writable.
    @inline(__always)
    package func store(to address: UnsafeMutableRawPointer) {
        blocks.0.store(to: address)
        blocks.1.store(to: address + ByteBlock.size)
        blocks.2.store(to: address + 2 * ByteBlock.size)
        blocks.3.store(to: address + 3 * ByteBlock.size)
    }

    /// A bit for each byte that is found in its block, the first byte's lowest.
    @inline(__always)
    package func bits(of find: (ByteBlock) -> ByteBlock.Matches) -> UInt64 {
        ByteLine.join(find(blocks.0).bits, find(blocks.1).bits, find(blocks.2).bits, find(blocks.3).bits)
    }

    /// Counts the bytes that are found in their block.
    @inline(__always)
    func count(in tally: inout ByteBlock.Tally, of find: (ByteBlock) -> ByteBlock.Matches) {
        tally.add(find(blocks.0))
        tally.add(find(blocks.1))
        tally.add(find(blocks.2))
        tally.add(find(blocks.3))
    }

    /// A bit for each byte that is found in its block at its address, the first byte's lowest.
    @inline(__always)
    func bits(at address: UnsafeRawPointer, of find: (ByteBlock, UnsafeRawPointer) -> ByteBlock.Matches) -> UInt64 {
        ByteLine.join(
            find(blocks.0, address).bits, find(blocks.1, address + ByteBlock.size).bits,
            find(blocks.2, address + 2 * ByteBlock.size).bits, find(blocks.3, address + 3 * ByteBlock.size).bits)
    }

    /// The bits of all bytes that tell one kind of byte of UTF-8 from another.
    struct UTF8Bits {
        /// The four upper ones, the highest first.
        var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64)
        /// Where a byte stands that never does in UTF-8, or behind which not every byte of a continuation may: C0, C1, E0, ED.
        var special: UInt64
    }

    @inline(__always)
    var utf8Bits: UTF8Bits {
        let second = doubled
        let third = second.doubled
        let needles = (
            ByteBlock.Needle(0xC0), ByteBlock.Needle(0xC1), ByteBlock.Needle(0xE0), ByteBlock.Needle(0xED)
        )
        return UTF8Bits(
            first: topBits, second: second.topBits, third: third.topBits, fourth: third.doubled.topBits,
            special: bits {
                $0.matches(needles.0) | $0.matches(needles.1) | $0.matches(needles.2) | $0.matches(needles.3)
            })
    }

    @inline(__always)
    private init(_ blocks: (ByteBlock, ByteBlock, ByteBlock, ByteBlock)) { self.blocks = blocks }

    @inline(__always)
    private var doubled: ByteLine {
        ByteLine((blocks.0.doubled, blocks.1.doubled, blocks.2.doubled, blocks.3.doubled))
    }

    @inline(__always)
    private var topBits: UInt64 {
        ByteLine.join(blocks.0.topBits, blocks.1.topBits, blocks.2.topBits, blocks.3.topBits)
    }

    @inline(__always)
    private static func join(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) -> UInt64 {
        UInt64(first | second << 16) | UInt64(third | fourth << 16) << 32
    }
}
