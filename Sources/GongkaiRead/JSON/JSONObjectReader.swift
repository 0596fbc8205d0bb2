import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The members of one object, taken out one by one; what is left at the end is unknown to the format.
///
/// `required`, `optional` and the `sourced` members are the words in which each node says what it consists of; the
/// writer uses the same ones.
struct JSONObjectReader {
    let cursor: JSONCursor
    private var members: [String: JSONMember] = [:]
    /// Where its printed members stand; absent until one is asked for, since only their owners have this.
    private var provenance: JSONProvenance?
    /// Whether the members cannot be judged, since what they belong to is unknown.
    private var isAbandoned = false

    /// Opens an object; reports members that are doubled, and a value that is no object.
    init?(_ cursor: JSONCursor) {
        guard let members = cursor.members() else { return nil }
        self.cursor = cursor
        for member in members where self.members.updateValue(member, forKey: member.name) != nil {
            cursor.report(
                .jsonDuplicateMember, [member.name], at: member.offset, in: .member(of: cursor.path, member.name))
        }
    }

    /// Reports the members that nobody took.
    func finish() {
        guard !isAbandoned else { return }
        for member in members.values.sorted(by: { $0.offset < $1.offset }) {
            cursor.report(
                .jsonUnknownMember, [member.name], at: member.offset, in: .member(of: cursor.path, member.name))
        }
        provenance?.finish()
    }

    /// Says no more about the object: what kind of object it is could not be read.
    mutating func abandon() { isAbandoned = true }

    // MARK: Members

    /// Takes a member out as it stands.
    mutating func take(_ name: String) -> JSONCursor? {
        members.removeValue(forKey: name).map { cursor.member($0) }
    }

    /// A member that may be absent.
    mutating func optional<Value: JSONReadable>(_ name: String) -> Value? { take(name).flatMap(Value.read) }

    /// A member that must be there.
    mutating func required<Value: JSONReadable>(_ name: String) -> Value? { takeRequired(name).flatMap(Value.read) }

    /// A member that repeats what is known, and must be there exactly where it is known.
    mutating func derived<Value: JSONReadable & CanonicalText>(_ name: String, _ expected: Value?) {
        guard let expected else {
            if let member = take(name) { member.report(.jsonUnderivedMember, [name]) }
            return
        }
        guard let member = takeRequired(name), let value = Value.read(member) else { return }
        let (found, text) = (value.canonicalText, expected.canonicalText)
        if !found.isIdentical(to: text) { member.report(.jsonDerivedValue, [found, text]) }
    }

    private mutating func takeRequired(_ name: String) -> JSONCursor? {
        if let member = take(name) { return member }
        cursor.report(.jsonMissingMember, [name], in: .member(of: cursor.path, name))
        return nil
    }

    // MARK: Members that are printed in the source

    /// A printed value that may be absent.
    mutating func optionalSourced<Value: JSONReadable & CanonicalText>(_ name: String) -> Sourced<Value>? {
        optionalSourced(name) { $0 }
    }

    /// A printed value whose member has another form than the value itself.
    mutating func optionalSourced<Member: JSONReadable, Value: CanonicalText>(
        _ name: String, from form: (Member) -> Value
    ) -> Sourced<Value>? {
        openProvenance()
        return take(name).flatMap { member in sourced(name, Member.read(member).map(form)) }
    }

    /// A printed value that must be there.
    mutating func requiredSourced(_ name: String) -> Sourced<String>? {
        openProvenance()
        return takeRequired(name).flatMap { member in sourced(name, String.read(member)) }
    }

    /// Printed values, none where the member is absent.
    mutating func optionalSourced(_ name: String) -> [Sourced<String>] {
        openProvenance()
        return take(name).map { sourced(name, $0) } ?? []
    }

    /// Printed values, whose member must be there.
    mutating func requiredSourced(_ name: String) -> [Sourced<String>] {
        openProvenance()
        return takeRequired(name).map { sourced(name, $0) } ?? []
    }

    private mutating func openProvenance() {
        guard provenance == nil else { return }
        provenance = JSONProvenance(repairs: optional("repairs") ?? [], fieldSources: optional("fieldSources") ?? [])
    }

    private mutating func sourced(_ name: String, _ array: JSONCursor) -> [Sourced<String>] {
        (array.elements() ?? []).enumerated().compactMap { index, element in
            sourced("\(name)/\(index)", String.read(element))
        }
    }

    /// A value that was read, put together with where it stands. The entry counts as used even if the value is wrong.
    private mutating func sourced<Value>(_ name: String, _ value: Value?) -> Sourced<Value>? {
        let field = provenance?.take(name)
        return value.map { Sourced($0, original: field?.original, source: field?.source ?? []) }
    }
}
