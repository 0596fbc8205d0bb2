import GongkaiBytes
import GongkaiDiagnostics

/// The members of an object in a schema. Members that nobody asks for are others' business: Table Schema lets anybody
/// add some.
struct SchemaObject {
    let cursor: JSONCursor
    private let members: [JSONMember]

    /// Opens an object; reports a value that is none, and members that are doubled.
    init?(_ cursor: JSONCursor) {
        guard let members = cursor.members() else { return nil }
        self.cursor = cursor
        self.members = members
        var seen: Set<String> = []
        for member in members where !seen.insert(member.name).inserted {
            cursor.report(
                .jsonDuplicateMember, [member.name], at: member.offset, in: .member(of: cursor.path, member.name))
        }
    }

    /// The names in the order of the file.
    var names: [String] { members.map(\.name) }

    /// A member as it stands.
    subscript(name: String) -> JSONCursor? {
        members.first { $0.name == name }.map(cursor.member)
    }

    /// A member that is read as a value; `nil` where it is absent or wrong.
    func value<Value: JSONReadable>(_ name: String) -> Value? { self[name].flatMap(Value.read) }

    /// A member that is an object.
    func object(_ name: String) -> SchemaObject? { self[name].flatMap { SchemaObject($0) } }

    /// The elements of a member; none where it is absent or no array.
    func elements(_ name: String) -> [JSONCursor] { self[name]?.elements() ?? [] }

    /// One text, or several: Table Schema has both in places.
    func texts(_ name: String) -> [String] {
        guard let member = self[name] else { return [] }
        if case .string = member.node.value { return [String.read(member)].compactMap(\.self) }
        return [String].read(member) ?? []
    }

    /// Reports that a member has to be there.
    func reportMissing(_ name: String) {
        cursor.report(.jsonMissingMember, [name], in: .member(of: cursor.path, name))
    }

    /// Notes the members among these that are there and make no difference.
    func noteUnused(_ names: [String]) {
        for name in names { self[name]?.report(.schemaUnused, [name]) }
    }

    /// Refuses the members among these that are there.
    func refuse(_ names: [String]) {
        for name in names { self[name]?.report(.schemaUnsupported, ["member", name]) }
    }

    /// Reports members that are none of these.
    func allow(only known: [String]) {
        for name in names where !known.contains(name) { self[name]?.report(.schemaUnknownAddition, [name]) }
    }
}

extension JSONCursor {
    /// A value in the words of a cell: text as it is, numbers as written, `true` or `false`.
    func scalarText() -> String? {
        switch node.value {
        case .string: String.read(self)
        case .number(let text): text
        case .boolean(let value): value ? "true" : "false"
        default: unexpected("string")
        }
    }
}
