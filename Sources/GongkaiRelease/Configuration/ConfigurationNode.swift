import GongkaiDiagnostics
import GongkaiModel
import Yams

/// A node of the YAML with its key, which reads what should stand there and reports what does not.
struct ConfigurationNode {
    /// What was found wrong, by all nodes of a configuration.
    final class Report {
        var diagnostics: [Diagnostic] = []
    }

    /// Where it stands: `publisher.name`.
    let key: String
    private let node: Node
    private let report: Report

    init(_ node: Node, key: String = "", report: Report) {
        self.node = node
        self.key = key
        self.report = report
    }

    /// Reports something at this node.
    func say(_ rule: DiagnosticRule, _ arguments: [String]) {
        let position = node.mark.map { Diagnostic.Position(line: $0.line, column: $0.column) }
        report.diagnostics.append(Diagnostic(rule, arguments, at: position, modelPath: key.isEmpty ? nil : key))
    }

    private func child(_ node: Node, _ name: String) -> ConfigurationNode {
        ConfigurationNode(node, key: key.isEmpty ? name : key + "." + name, report: report)
    }

    /// The members, after unknown and repeated ones have been reported; none where the node has no members.
    func members(_ known: [String]) -> [String: ConfigurationNode] {
        let members = namedMembers()
        for member in members where !known.contains(member.name) {
            member.node.say(.releaseUnknownKey, [member.name, known.joined(separator: ", ")])
        }
        return Dictionary(members.map { ($0.name, $0.node) }, uniquingKeysWith: { first, _ in first })
    }

    /// The members with their names, in their order.
    func namedMembers() -> [(name: String, node: ConfigurationNode)] {
        guard case .mapping(let mapping) = node else {
            say(.releaseNoMapping, [key, found])
            return []
        }
        var members: [(name: String, node: ConfigurationNode)] = []
        for (name, value) in mapping {
            let name = name.string ?? ""
            let member = child(value, name)
            if members.contains(where: { $0.name == name }) { member.say(.releaseRepeatedKey, [name]) }
            members.append((name, member))
        }
        return members
    }

    /// The items of a list.
    func items() -> [ConfigurationNode] {
        guard case .sequence(let sequence) = node else {
            say(.releaseNoList, [key, found])
            return []
        }
        return sequence.enumerated().map { child($1, String($0 + 1)) }
    }

    /// The text of a scalar, as it was written: `2024-03` stays that, whatever YAML makes of it.
    func text() -> String? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            say(.releaseNoText, [key, found])
            return nil
        }
        return scalar.string
    }

    /// A text that is one of some words, or keeps to a rule.
    func text(_ expectation: String, where isSound: (String) -> Bool) -> String? {
        guard let text = text() else { return nil }
        guard isSound(text) else {
            say(.releaseValue, [key, "“\(text)”", expectation])
            return nil
        }
        return text
    }

    func isTrue() -> Bool? {
        text("true / false") { ["true", "false"].contains($0) }.map { $0 == "true" }
    }

    /// A text in both languages: `{zh: …, en: …}`, or one for both.
    func bothLanguages() -> BilingualText? {
        if case .scalar = node { return text().map { BilingualText($0, $0) } }
        let members = members(Language.allCases.map(\.rawValue))
        let (english, chinese) = (members["en"]?.text(), members["zh"]?.text())
        guard let fallback = chinese ?? english else { return nil }
        return BilingualText(english ?? fallback, chinese ?? fallback)
    }

    /// What stands there, for messages.
    private var found: String {
        switch node {
        case .scalar(let scalar): "“\(scalar.string)”"
        case .mapping: "{…}"
        case .sequence: "[…]"
        case .alias: "*…"
        }
    }
}
