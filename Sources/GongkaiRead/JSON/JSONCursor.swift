import GongkaiBytes
import GongkaiDiagnostics

/// A JSON value in its place: what it is, where it stands in the model, and whom to tell what is wrong with it.
struct JSONCursor {
    let node: JSONNode
    let path: JSONPath
    let findings: JSONFindings

    /// The root of a document.
    init(_ root: JSONNode, _ findings: JSONFindings) {
        self.init(root, path: .root, findings)
    }

    private init(_ node: JSONNode, path: JSONPath, _ findings: JSONFindings) {
        self.node = node
        self.path = path
        self.findings = findings
    }

    /// The members of an object; an error is reported, and nothing given, where it is none.
    func members() -> [JSONMember]? {
        guard case .object(let members) = node.value else { return unexpected("object") }
        return members
    }

    /// The value of one of the members.
    func member(_ member: JSONMember) -> JSONCursor {
        JSONCursor(member.value, path: .member(of: path, member.name), findings)
    }

    /// The elements of an array; an error is reported, and nothing given, where it is none.
    func elements() -> [JSONCursor]? {
        guard case .array(let nodes) = node.value else { return unexpected("array") }
        return nodes.enumerated().map { index, node in
            JSONCursor(node, path: .member(of: path, String(index)), findings)
        }
    }

    /// Reports something about this value, or about a place within it.
    func report(_ rule: DiagnosticRule, _ arguments: [String], at offset: Int? = nil, in path: JSONPath? = nil) {
        findings.report(
            Diagnostic(
                rule, arguments, at: Diagnostic.Position(offset: offset ?? node.offset),
                modelPath: (path ?? self.path).text))
    }

    /// Reports that the value has another type than this one.
    /// - Returns: nothing, for the caller to return in turn.
    func unexpected<Value>(_ expected: String) -> Value? {
        report(.jsonWrongType, [node.value.typeName, expected])
        return nil
    }
}

/// A place in the model, put into words only where something is wrong there.
indirect enum JSONPath {
    case root
    case member(of: JSONPath, String)

    /// Such as `documents/2/title`; `nil` for the root.
    var text: String? {
        switch self {
        case .root: nil
        case .member(of: let parent, let name): parent.text.map { $0 + "/" + name } ?? name
        }
    }
}

extension JSONNode.Value {
    /// The name of the type in RFC 8259 and JSON Schema.
    fileprivate var typeName: String {
        switch self {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .number: "number"
        case .boolean: "boolean"
        case .null: "null"
        }
    }
}
