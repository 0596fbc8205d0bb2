/// Where a value of a record stands among the bytes of its batch, and what was said of it there. Eight bytes.
public struct FieldPlace: Hashable, Sendable {
    /// What the input made of the value. CSV and XML know text alone; JSON knows more.
    public enum Kind: UInt8, Sendable {
        /// Text, the only kind that CSV and XML know.
        case text
        /// No value: other than empty text.
        case missing
        /// A number of JSON, as its digits stand there.
        case number
        /// `true` or `false` of JSON.
        case boolean
        /// An object or array, as JSON.
        case structure = 6
    }

    /// Stands for `Kind.text` where it is known that the text has no character that a string of JSON writes otherwise.
    private static let plainText: UInt32 = 4

    /// The most bytes that a value may have.
    public static let longest = 1 << 29 - 1

    /// Offset into the bytes of the batch.
    public let start: UInt32
    private let lengthAndKind: UInt32

    /// Makes a place. The length must not pass `longest`, which is not checked here.
    @inline(__always)
    public init(start: Int, length: Int, kind: Kind = .text) {
        self.start = UInt32(truncatingIfNeeded: start)
        lengthAndKind = UInt32(truncatingIfNeeded: length) | UInt32(kind.rawValue) << 29
    }

    /// Makes a place of text without quotation marks, backslashes and control characters.
    @inline(__always)
    package init(plainTextAt start: Int, length: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        lengthAndKind = UInt32(truncatingIfNeeded: length) | FieldPlace.plainText << 29
    }

    /// A value that is not there.
    public static let missing = FieldPlace(start: 0, length: 0, kind: .missing)

    /// How many bytes the value has.
    @inline(__always)
    public var length: Int { Int(lengthAndKind & (1 << 29 - 1)) }

    /// What the input made of the value.
    @inline(__always)
    public var kind: Kind { Kind(rawValue: UInt8(lengthAndKind >> 29)) ?? .text }

    /// Whether the record has no value here, which is other than empty text.
    @inline(__always)
    public var isMissing: Bool { lengthAndKind >> 29 == UInt32(Kind.missing.rawValue) }

    /// Whether the kind is text, which every kind of input knows.
    @inline(__always)
    public var isText: Bool { lengthAndKind >> 29 & 3 == UInt32(Kind.text.rawValue) }

    /// Whether the value is text of which it is known that it stands in a string of JSON as it is.
    @inline(__always)
    package var isPlainText: Bool { lengthAndKind >> 29 == FieldPlace.plainText }

    /// Whether any of the places holds what only JSON knows: a number, `true` or `false`, a structure. Their kinds are
    /// those with the middle one of the three bits.
    public static func holdsJSON(_ places: UnsafeBufferPointer<FieldPlace>) -> Bool {
        var all: UInt32 = 0
        for place in places { all |= place.lengthAndKind }
        return all >> 30 & 1 != 0
    }

    /// The value's bytes, as offsets into the bytes of the batch.
    @inline(__always)
    public var range: Range<Int> { Int(start)..<Int(start) + length }
}
