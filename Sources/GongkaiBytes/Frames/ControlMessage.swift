/// What a control frame says: a JSON object with a member `kind`.
package struct ControlMessage {
    /// So deep may its JSON nest: no message needs more.
    private static let nestingLimit = 16

    package let kind: String
    private let members: [JSONMember]

    /// - Returns: `nil` where the bytes are no JSON object with a `kind`, or name a member twice.
    package init?(_ bytes: [UInt8]) {
        do throws(JSONSyntaxError) {
            self.init(try JSONNode.parse(bytes, nestingLimit: ControlMessage.nestingLimit))
        } catch {
            return nil
        }
    }

    /// - Returns: `nil` where the node is no object, or names a member twice.
    package init?(_ node: JSONNode, kind: String? = nil) {
        guard case .object(let members) = node.value, Set(members.map(\.name)).count == members.count else {
            return nil
        }
        self.members = members
        let own = members.first { $0.name == "kind" }?.value.value
        if let kind {
            self.kind = kind
        } else if case .string(let own)? = own {
            self.kind = own
        } else {
            return nil
        }
    }

    package func string(_ name: String) -> String? {
        guard case .string(let text)? = value(name) else { return nil }
        return text
    }

    /// A whole number from 0.
    package func count(_ name: String) -> Int? {
        guard case .number(let digits)? = value(name), let number = Int(digits), number >= 0 else { return nil }
        return number
    }

    package func strings(_ name: String) -> [String]? {
        guard case .array(let elements)? = value(name) else { return nil }
        var strings: [String] = []
        for element in elements {
            guard case .string(let text) = element.value else { return nil }
            strings.append(text)
        }
        return strings
    }

    package func objects(_ name: String) -> [ControlMessage]? {
        guard case .array(let elements)? = value(name) else { return nil }
        let objects = elements.compactMap { ControlMessage($0, kind: name) }
        return objects.count == elements.count ? objects : nil
    }

    package func object(_ name: String) -> ControlMessage? {
        member(name).flatMap { ControlMessage($0, kind: name) }
    }

    /// The value of a member, with its place in the message; `nil` where there is none.
    package func member(_ name: String) -> JSONNode? { members.first { $0.name == name }?.value }

    private func value(_ name: String) -> JSONNode.Value? { member(name)?.value }
}
