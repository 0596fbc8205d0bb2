/// A path in foreign XML or JSON: the names of elements or members, one within the other.
package struct MappingPath: Hashable, Sendable {
    /// One name on the way.
    package struct Step: Hashable, Sendable {
        package var local: String
        /// The namespace; `nil` where any will do.
        package var namespace: String?
        package var isAttribute = false

        package init(_ local: String, namespace: String? = nil, isAttribute: Bool = false) {
            self.local = local
            self.namespace = namespace
            self.isAttribute = isAttribute
        }
    }

    /// Why a text is no path.
    package enum Fault: Error, Hashable {
        /// It is not written as a path.
        case syntax
        /// It leads out of the record.
        case escapes
        /// A prefix that the mapping does not declare.
        case prefix(String)
    }

    package var steps: [Step]
    /// As the mapping has it.
    package var text: String

    package init(_ steps: [Step], text: String) {
        self.steps = steps
        self.text = text
    }

    /// The record itself.
    package static let itself = MappingPath([], text: ".")
}

// MARK: XML

extension MappingPath {
    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    /// Names of elements with slashes between them, last perhaps an attribute's behind `@`; a name with a prefix is of
    /// that namespace, one without of any. `.` is the record itself.
    /// - Parameter isRecord: whether it is the path of the record, which begins with a slash, at the root.
    static func xml(
        _ text: String, namespaces: [String: String], isRecord: Bool = false
    ) throws(Fault) -> MappingPath {
        if text == ".", !isRecord { return .itself }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") || (text.hasPrefix("/") && !isRecord) { throw .escapes }
        if isRecord {
            guard parts.count > 1, parts.removeFirst().isEmpty else { throw .syntax }
        }
        var steps: [Step] = []
        for (number, part) in parts.enumerated() {
            let isAttribute = part.hasPrefix("@")
            guard !isAttribute || (number == parts.count - 1 && !isRecord) else { throw .syntax }
            steps.append(try step(part.dropFirst(isAttribute ? 1 : 0), isAttribute, namespaces))
        }
        return MappingPath(steps, text: text)
    }

    private static func step(
        _ name: Substring, _ isAttribute: Bool, _ namespaces: [String: String]
    ) throws(Fault) -> Step {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy(isName), let local = parts.last else { throw .syntax }
        guard parts.count == 2 else { return Step(String(local), isAttribute: isAttribute) }
        let prefix = String(parts[0])
        guard let namespace = namespaces[prefix] ?? (prefix == "xml" ? xmlNamespace : nil) else {
            throw .prefix(prefix)
        }
        return Step(String(local), namespace: namespace, isAttribute: isAttribute)
    }

    /// Whether a part can be a name: what XPath would read otherwise is none, so that nobody is misunderstood.
    private static func isName(_ part: Substring) -> Bool {
        guard let first = part.unicodeScalars.first, !"-.0123456789".unicodeScalars.contains(first) else {
            return false
        }
        return !part.unicodeScalars.contains {
            $0.value <= 0x20 || "*[]()@,|=!<>&'\"#$%;+?^`{}~\\".unicodeScalars.contains($0)
        }
    }
}

// MARK: JSON

extension MappingPath {
    /// Names of members with slashes between them, written as in a JSON Pointer (RFC 6901): `~1` is a slash in a name and
    /// `~0` a tilde. Besides, `~2` is a full stop, since `.` is the record itself.
    /// - Parameter isRecord: whether it is the path of the records from the root: empty, or with a slash before each name.
    static func json(_ text: String, isRecord: Bool = false) throws(Fault) -> MappingPath {
        if isRecord, text.isEmpty { return MappingPath([], text: text) }
        if text == ".", !isRecord { return .itself }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") { throw .escapes }
        if isRecord { guard parts.removeFirst().isEmpty else { throw .syntax } }
        var steps: [Step] = []
        for part in parts { steps.append(Step(try unescaped(part))) }
        return MappingPath(steps, text: text)
    }

    private static func unescaped(_ part: Substring) throws(Fault) -> String {
        guard part != "." else { throw .syntax }
        var name = String.UnicodeScalarView()
        var rest = part.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "~" else {
                name.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "0": name.append("~")
            case "1": name.append("/")
            case "2": name.append(".")
            default: throw .syntax
            }
        }
        return String(name)
    }

    /// A member's name as a step of a path.
    static func escaped(_ name: String) -> String {
        var text = ""
        let isDots = name == "." || name == ".."
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            case "." where isDots: text += "~2"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
