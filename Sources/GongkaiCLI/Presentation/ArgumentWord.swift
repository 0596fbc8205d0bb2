public import ArgumentParser

/// A value of an option that is one of a few words.
///
/// What the parser derives of such a type, by key paths and reflection, it derives at each start: here it is said.
public protocol ArgumentWord: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension ArgumentWord {
    /// The words.
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

    /// None: the words speak for themselves.
    public static var allValueDescriptions: [String: String] { [:] }

    /// Shells complete the words.
    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    /// The word.
    public var defaultValueDescription: String { rawValue }

    /// The value of a word; `nil` for any other.
    public init?(argument: String) { self.init(rawValue: argument) }
}
