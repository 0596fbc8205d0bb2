/// A stretch of the source: byte offsets into its UTF-8 form, and the 1-based line its first byte stands on.
///
/// For a source in another encoding the offsets count the bytes of the text after decoding to UTF-8, since that is
/// the text every reader works on; `SourceFile.encoding` says what it was decoded from.
public struct SourceRange: Hashable, Sendable, Comparable {
    /// Offset of the first byte.
    public var start: Int
    /// Offset behind the last byte.
    public var end: Int
    /// The 1-based line of the first byte.
    public var line: Int

    /// Makes a range of its two offsets and its line.
    public init(start: Int, end: Int, line: Int) {
        self.start = start
        self.end = end
        self.line = line
    }

    /// Orders by the first byte; where that is the same, the shorter range comes first.
    public static func < (left: SourceRange, right: SourceRange) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}
