import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWrite

/// A control frame that a plugin sent.
struct PluginMessage {
    /// So deep may its JSON nest: no message needs more.
    private static let nestingLimit = 16

    let kind: String
    private let members: [JSONMember]

    /// - Returns: `nil` where the bytes are no JSON object with a `kind`, or name a member twice.
    init?(_ bytes: [UInt8]) {
        do throws(JSONSyntaxError) {
            self.init(try JSONNode.parse(bytes, nestingLimit: PluginMessage.nestingLimit))
        } catch {
            return nil
        }
    }

    /// - Returns: `nil` where the node is no object, or names a member twice.
    init?(_ node: JSONNode, kind: String? = nil) {
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

    func string(_ name: String) -> String? {
        guard case .string(let text)? = value(name) else { return nil }
        return text
    }

    /// A whole number from 0.
    func count(_ name: String) -> Int? {
        guard case .number(let digits)? = value(name), let number = Int(digits), number >= 0 else { return nil }
        return number
    }

    func strings(_ name: String) -> [String]? {
        guard case .array(let elements)? = value(name) else { return nil }
        var strings: [String] = []
        for element in elements {
            guard case .string(let text) = element.value else { return nil }
            strings.append(text)
        }
        return strings
    }

    func objects(_ name: String) -> [PluginMessage]? {
        guard case .array(let elements)? = value(name) else { return nil }
        let objects = elements.compactMap { PluginMessage($0, kind: name) }
        return objects.count == elements.count ? objects : nil
    }

    func object(_ name: String) -> PluginMessage? {
        members.first { $0.name == name }.flatMap { PluginMessage($0.value, kind: name) }
    }

    private func value(_ name: String) -> JSONNode.Value? { members.first { $0.name == name }?.value.value }
}
