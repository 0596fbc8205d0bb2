import Glibc

/// Memory that was freed and that the C library keeps.
///
/// Of each input a few small things stay (its entry in the manifest), which stand among what is freed: glibc gives back only what is
/// free at the end of its heaps, so that a run over ten thousand gazettes came to seven times what it uses.
enum FreedMemory {
    /// `malloc_trim(3)`, which other C libraries do not have.
    private static let trim: (@convention(c) @Sendable (Int) -> Int32)? =
        dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: (@convention(c) @Sendable (Int) -> Int32).self) }

    /// `mallopt(3)`, likewise.
    private static let setOption: (@convention(c) @Sendable (Int32, Int32) -> Int32)? =
        dlsym(nil, "mallopt").map { unsafeBitCast($0, to: (@convention(c) @Sendable (Int32, Int32) -> Int32).self) }

    /// Has it kept for the next input: given back and asked for again, each of its pages costs a fault. What is much larger
    /// than most inputs need is given back at once.
    static func keep() {
        let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
        _ = setOption?(trimThreshold, 8 << 20)
        _ = setOption?(mapThreshold, 4 << 20)
    }

    /// It takes about as long as a small input, so it is done once for so many.
    static let interval = 64

    /// Gives it back to the system.
    static func giveBack() { _ = trim?(0) }
}
