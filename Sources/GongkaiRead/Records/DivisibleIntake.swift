import GongkaiBytes

/// A stretch of an input, from where one record begins to where another does or the input ends.
package struct InputStretch: Hashable, Sendable {
    /// Line ends before it.
    package var lineEnds: Int
    /// Whether nothing stands in it.
    package var isEmpty: Bool
    /// Whether the input goes on behind it, with another record.
    package var endsEarly: Bool

    package init(lineEnds: Int, isEmpty: Bool, endsEarly: Bool) {
        self.lineEnds = lineEnds
        self.isEmpty = isEmpty
        self.endsEarly = endsEarly
    }
}

/// An intake of a format that can be read in stretches: where a record begins, anyone who knows the head of the input can
/// go on.
package protocol DivisibleIntake: RecordIntake {
    /// Goes on with a stretch once the input is open: the next source that pieces are taken from has it and nothing else.
    mutating func goOn(with stretch: InputStretch)

    /// Whether the bytes of a piece are those of the input at its place, so that it may be cut there.
    func standsInInput(_ piece: [UInt8]) -> Bool
}

extension DivisibleIntake {
    package func standsInInput(_ piece: [UInt8]) -> Bool { true }
}
