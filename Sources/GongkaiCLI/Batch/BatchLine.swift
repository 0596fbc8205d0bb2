import GongkaiBytes

/// A line of the manifest, the journal or the file of facts, as it was read.
struct BatchLine {
    private let members: [String: JSONNode]

    /// - Returns: `nil` where the bytes are no JSON object.
    init?(_ bytes: [UInt8]) {
        guard let node = try? JSONNode.parse(bytes), let line = BatchLine(node) else { return nil }
        self = line
    }

    private init?(_ node: JSONNode) {
        guard case .object(let found) = node.value else { return nil }
        var members: [String: JSONNode] = [:]
        for member in found { members[member.name] = member.value }
        self.members = members
    }

    func text(_ name: String) -> String? {
        if case .string(let text)? = members[name]?.value { text } else { nil }
    }

    func integer(_ name: String) -> Int? { members[name].flatMap(BatchLine.integer) }

    func boolean(_ name: String) -> Bool? {
        if case .boolean(let value)? = members[name]?.value { value } else { nil }
    }

    func integers(_ name: String) -> [Int]? { members[name].flatMap(BatchLine.integers) }

    /// Texts, as the journal has them of outputs that are planned.
    func texts(_ name: String) -> [String]? {
        guard case .array(let nodes)? = members[name]?.value else { return nil }
        return nodes.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }

    func facts(_ name: String) -> [[Int]]? {
        guard case .array(let nodes)? = members[name]?.value else { return nil }
        return nodes.map { BatchLine.integers($0) ?? [] }
    }

    /// The entry that the line holds.
    var entry: BatchEntry? {
        guard let key = text("input"), let size = integer("size"), let sha256 = text("sha256"),
            let modified = text("modified").flatMap(FileTime.nanoseconds), let options = text("options"),
            let status = integer("status").flatMap({ ExitStatus(rawValue: Int32(truncatingIfNeeded: $0)) }),
            let isComplete = boolean("complete"), let outputs = outputs("outputs")
        else { return nil }
        let counts = FindingCounts(
            errors: integer("errors") ?? 0, warnings: integer("warnings") ?? 0, notes: integer("notes") ?? 0)
        return BatchEntry(
            key: key, size: size, sha256: sha256, options: options, status: status, counts: counts, outputs: outputs,
            former: self.outputs("former") ?? [], isComplete: isComplete,
            isArchive: boolean("archive") ?? false, facts: integers("facts"), modified: modified)
    }

    private func outputs(_ name: String) -> [BatchOutput]? {
        guard case .array(let nodes)? = members[name]?.value else { return nil }
        let outputs = nodes.compactMap { node -> BatchOutput? in
            guard let line = BatchLine(node), let path = line.text("path"), BatchLine.isInside(path),
                let size = line.integer("size"), let sha256 = line.text("sha256")
            else { return nil }
            return BatchOutput(path: path, size: size, sha256: sha256, facts: line.integers("facts"))
        }
        return outputs.count == nodes.count ? outputs : nil
    }

    /// Whether a path stays in the output folder: what a manifest names may be removed.
    private static func isInside(_ path: String) -> Bool {
        !path.utf8.starts(with: "/".utf8)
            && !path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }

    private static func integer(_ node: JSONNode) -> Int? {
        if case .number(let digits) = node.value { Int(digits) } else { nil }
    }

    private static func integers(_ node: JSONNode) -> [Int]? {
        guard case .array(let nodes) = node.value else { return nil }
        return nodes.compactMap(integer)
    }
}
