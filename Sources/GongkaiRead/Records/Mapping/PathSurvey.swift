import GongkaiDiagnostics

/// What the records of foreign XML or JSON have, path by path.
final class PathSurvey: ForeignRecordHandler {
    /// One path.
    struct Path {
        let step: MappingPath.Step
        var children: [Int] = []
        /// How many values, objects or elements stand there.
        var times = 0
        /// In how many of those around it.
        var places = 0
        /// How many one of those around it has at most.
        var most = 0
        /// How many have text, are empty, are null.
        var texts = 0
        var empties = 0
        var nulls = 0
        var objects = 0
        /// Whether JSON has an array there, and one within that.
        var isArray = false
        var hasNestedArray = false
        /// Whether text stands beside elements.
        var isMixed = false
        var hasElements = false
    }

    private(set) var paths: [Path] = []
    private(set) var records = 0
    private(set) var isOver = false
    private let mostPaths: Int
    private var known: [Key: Int] = [:]

    private struct Key: Hashable {
        let path: Int
        let step: MappingPath.Step
    }

    init(mostPaths: Int) {
        self.mostPaths = mostPaths
        paths = [Path(step: MappingPath.Step(""))]
    }

    func passOutside(_ path: String) {}

    /// A proposal is made of all that there is, or not at all.
    func refuse(_ bytes: [UInt8], line: Int, rule: DiagnosticRule, arguments: [String]) throws(ReadError) {
        throw .unreadable([Diagnostic(rule, arguments, at: Diagnostic.Position(line: line))])
    }

    func take(_ tree: ForeignTree, repeated: [String]) {
        records += 1
        visit(0, of: tree, at: 0)
    }

    private func visit(_ node: Int32, of tree: ForeignTree, at path: Int) {
        paths[path].times += 1
        let found = tree.nodes[Int(node)]
        switch found.kind {
        case .null: paths[path].nulls += 1
        case .text, .attribute: if found.text.isEmpty { paths[path].empties += 1 } else { paths[path].texts += 1 }
        case .number, .boolean: paths[path].texts += 1
        case .object: paths[path].objects += 1
        case .array:
            // An array in an array, or for a record, is a value as it stands.
            paths[path].hasNestedArray = true
            return
        case .element: break
        }
        var counts: [Int: Int] = [:]
        var hasElements = false
        tree.forEachChild(of: node) { child in
            let part = tree.nodes[Int(child)]
            guard part.name >= 0, let next = self.path(tree.names.steps[Int(part.name)], below: path) else { return }
            if part.kind == .element { hasElements = true }
            guard part.kind == .array else {
                counts[next, default: 0] += 1
                return visit(child, of: tree, at: next)
            }
            paths[next].isArray = true
            counts[next, default: 0] += 0
            tree.forEachChild(of: child) { element in
                counts[next, default: 0] += 1
                visit(element, of: tree, at: next)
            }
        }
        for (next, count) in counts {
            paths[next].places += 1
            paths[next].most = max(paths[next].most, count)
        }
        if found.kind == .element { judge(node, of: tree, at: path, hasElements: hasElements) }
    }

    private func judge(_ node: Int32, of tree: ForeignTree, at path: Int, hasElements: Bool) {
        let hasText = tree.hasOwnText(node)
        if hasText { paths[path].texts += 1 } else if !hasElements { paths[path].empties += 1 }
        if hasElements { paths[path].hasElements = true }
        if hasElements, hasText { paths[path].isMixed = true }
    }

    private func path(_ step: MappingPath.Step, below parent: Int) -> Int? {
        let key = Key(path: parent, step: step)
        if let known = known[key] { return known }
        guard paths.count < mostPaths else {
            isOver = true
            return nil
        }
        let path = paths.count
        paths.append(Path(step: step))
        paths[parent].children.append(path)
        known[key] = path
        return path
    }
}
