package import GongkaiDiagnostics

/// Why an archive cannot be read or made.
package struct ArchiveError: Error, Hashable, Sendable {
    /// What to tell the user.
    package let diagnostic: Diagnostic
    /// Whether the archive keeps to its format, and was refused for what is in it.
    package let isWellFormed: Bool

    package init(_ rule: DiagnosticRule, _ arguments: [String] = [], isWellFormed: Bool = true) {
        diagnostic = Diagnostic(rule, arguments)
        self.isWellFormed = isWellFormed
    }
}

/// How much an archive may hold: one made to do harm unpacks to a million times its size.
package struct ArchiveBudget: Hashable, Sendable {
    /// How many entries.
    package var entries: Int
    /// The size of one entry, unpacked, in bytes.
    package var entryBytes: Int
    /// The size of all entries, unpacked, in bytes.
    package var totalBytes: Int
    /// How many times its packed size an entry of more than a megabyte may have.
    package var ratio: Int

    package init(entries: Int = 1_000, entryBytes: Int = 1 << 30, totalBytes: Int = 1 << 31, ratio: Int = 200) {
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
    }
}
