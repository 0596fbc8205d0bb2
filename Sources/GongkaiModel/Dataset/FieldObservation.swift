/// What was seen of a field's values: no rule, but what a rule could be made of.
public struct FieldObservation: Hashable, Sendable {
    /// How many records have a value.
    public var values = 0
    /// How many have none.
    public var missing = 0
    /// How many different values there are; `nil` where they are too many to count.
    public var distinct: Int?
    /// Whether every record has a value of its own, and none is so long that it could be no key.
    public var isUnique = false
    /// Lengths in characters.
    public var minimumLength: Int?
    /// The longest value's length in characters.
    public var maximumLength: Int?
    /// The least and the greatest value in canonical form, of types that are ordered.
    public var minimum: String?
    /// The greatest value in canonical form; `nil` for types without an order.
    public var maximum: String?

    /// Makes an observation of no values at all, to be added to.
    public init() {}
}
