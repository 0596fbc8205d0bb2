/// How long a plugin may take, and how much it may use.
package struct PluginLimits: Sendable {
    /// Seconds from the start to the plugin's `hello`.
    package var handshake = 5.0
    /// Seconds without any frame from the plugin, and without its taking any bytes.
    package var idle = 60.0
    /// Seconds for the whole session.
    package var total = 3600.0
    /// Seconds between asking a plugin to end and ending it.
    package var grace = 2.0
    /// Bytes of address space, of each of its processes.
    package var memory: UInt64 = 4 << 30
    /// Bytes of output that a plugin may make of no input at all; each byte of input allows `outputRatio` more.
    package var output = 64 << 20
    package var outputRatio = 100
    package var files = 10_000
    package var warnings = 1_000

    package init() {}
}

/// What a session needs of the world outside, handed in.
package struct PluginHost: Sendable {
    package var limits = PluginLimits()
    /// Seconds since some moment; a clock that nobody sets.
    package var now: @Sendable () -> Double
    /// Whether there is any use in going on: no signal waits.
    package var goesOn: @Sendable () -> Bool
    /// Where a working folder may be made.
    package var scratchFolder: String

    package init(
        scratchFolder: String, now: @escaping @Sendable () -> Double,
        goesOn: @escaping @Sendable () -> Bool = { true }
    ) {
        self.scratchFolder = scratchFolder
        self.now = now
        self.goesOn = goesOn
    }
}
