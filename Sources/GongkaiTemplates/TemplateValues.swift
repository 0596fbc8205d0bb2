import Mustache

/// What one rendering may still write. swift-mustache cannot be stopped on its way; past the limit every name is empty, so
/// that it soon comes to its end.
final class TemplateBudget {
    /// Bytes that one input may come to: sections of lists within one another multiply.
    static let mostBytes = 512 << 20

    private var left: Int
    /// For each list, by its name, the most text of the template in a section of it.
    private let bodies: [String: Int]

    init(_ bytes: Int, bodies: [String: Int]) {
        left = bytes
        self.bodies = bodies
    }

    var isSpent: Bool { left < 0 }

    /// Charges what a name brings.
    func allows(_ value: Any?, named name: String) -> Bool {
        guard left >= 0 else { return false }
        switch value {
        case let text as String: left -= text.utf8.count + 1
        case let list as [Any]: left -= list.count * (1 + bodies[name, default: 0])
        default: left -= 1
        }
        return left >= 0
    }
}

/// Something with names of its own, as a template sees it.
struct TemplateObject: MustacheParent, MustacheCustomRenderable {
    /// What it has, by aliases of names.
    let members: [String: Any]
    /// All names of its kind.
    let names: Set<String>
    let budget: TemplateBudget

    func child(named name: String) -> Any? {
        let value = members[name]
        guard budget.allows(value, named: name) else { return nil }
        return value ?? (names.contains(name) ? TemplateNothing() : nil)
    }

    /// A document number is its text; other objects have none.
    var renderText: String { members["text"] as? String ?? "" }
    var isNull: Bool { false }
}

/// What a known name means where there is nothing: false and empty.
struct TemplateNothing: MustacheCustomRenderable, MustacheTransformable {
    var renderText: String { "" }
    var isNull: Bool { true }

    func transform(_ name: String) -> Any? {
        switch name {
        case "empty": true
        case "count": 0
        case "reversed", "uppercased", "lowercased": TemplateNothing()
        default: nil
        }
    }
}
