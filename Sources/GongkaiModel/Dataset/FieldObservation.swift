/// What was seen of a field's values: no rule, but what a rule could be made of.
package struct FieldObservation: Hashable, Sendable {
    /// How many records have a value.
    package var values = 0
    /// How many have none.
    package var missing = 0
    /// How many different values there are; `nil` where they are too many to count.
    package var distinct: Int?
    /// Whether every record has a value of its own, and none is so long that it could be no key.
    package var isUnique = false
    /// Lengths in characters.
    package var minimumLength: Int?
    package var maximumLength: Int?
    /// The least and the greatest value in canonical form, of types that are ordered.
    package var minimum: String?
    package var maximum: String?

    package init() {}
}
