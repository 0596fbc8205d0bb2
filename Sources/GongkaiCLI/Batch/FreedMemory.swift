import Glibc

/// Memory that was freed and that the C library keeps.
///
/// Of each input a few small things stay (its entry in the manifest), which stand among what is freed: glibc gives back only what is
/// free at the end of its heaps, so that a run over ten thousand gazettes came to seven times what it uses.
enum FreedMemory {
    /// `malloc_trim(3)`, which other C libraries do not have.
    private static let trim: (@convention(c) @Sendable (Int) -> Int32)? =
        dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: (@convention(c) @Sendable (Int) -> Int32).self) }

    /// It takes about as long as a small input, so it is done once for so many.
    static let interval = 64

    /// Gives it back to the system.
    static func giveBack() { _ = trim?(0) }
}
