package import GongkaiBytes

/// A mapping that builds on another: what it says goes before what the other says.
package enum MappingExtension {
    /// The member that names the other.
    package static let member = "extends"

    /// So many may build on one another.
    package static let mostMappings = 16

    /// The file that a mapping builds on, with the place where it says so.
    package static func base(of mapping: JSONNode) -> (name: String, offset: Int)? {
        guard case .object(let members) = mapping.value,
            let found = members.first(where: { $0.name == member }), case .string(let name) = found.value.value
        else { return nil }
        return (name, found.value.offset)
    }

    /// A mapping with what it builds on. Prefixes, fields and tables are taken together by name; of other members the
    /// one of the mapping itself counts.
    package static func merged(_ mapping: JSONNode, over base: JSONNode) -> JSONNode {
        let place = self.base(of: mapping)?.offset ?? mapping.offset
        guard case .object(let own) = mapping.value, case .object(let others) = base.moved(to: place).value else {
            return mapping
        }
        var members = own.filter { $0.name != member }
        for other in others where other.name != member {
            guard let index = members.firstIndex(where: { $0.name == other.name }) else {
                members.append(other)
                continue
            }
            let mine = members[index]
            members[index] = JSONMember(
                name: mine.name, offset: mine.offset, value: joined(mine.value, behind: other.value))
        }
        return JSONNode(value: .object(members), offset: mapping.offset)
    }

    private static func joined(_ own: JSONNode, behind base: JSONNode) -> JSONNode {
        switch (own.value, base.value) {
        case (.object(let mine), .object(let others)):
            let names = Set(mine.map(\.name))
            return JSONNode(value: .object(others.filter { !names.contains($0.name) } + mine), offset: own.offset)
        case (.array(let mine), .array(let others)):
            // A list of names, such as a key, is replaced; things with names are taken together.
            guard (mine + others).allSatisfy({ name(of: $0) != nil }) else { return own }
            var joined = others.map { other in mine.first { name(of: $0) == name(of: other) } ?? other }
            let known = Set(others.compactMap(name))
            joined += mine.filter { name(of: $0).map { !known.contains($0) } ?? true }
            return JSONNode(value: .array(joined), offset: own.offset)
        default: return own
        }
    }

    private static func name(of node: JSONNode) -> String? {
        guard case .object(let members) = node.value, let name = members.first(where: { $0.name == "name" }),
            case .string(let text) = name.value.value
        else { return nil }
        return text
    }
}

extension JSONNode {
    /// The same value as if all of it stood at one place: what comes of another file has none in this one.
    fileprivate func moved(to offset: Int) -> JSONNode {
        switch value {
        case .object(let members):
            let moved = members.map { JSONMember(name: $0.name, offset: offset, value: $0.value.moved(to: offset)) }
            return JSONNode(value: .object(moved), offset: offset)
        case .array(let elements):
            return JSONNode(value: .array(elements.map { $0.moved(to: offset) }), offset: offset)
        default: return JSONNode(value: value, offset: offset)
        }
    }
}
