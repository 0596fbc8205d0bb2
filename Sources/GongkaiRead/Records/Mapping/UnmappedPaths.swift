import GongkaiDiagnostics

/// What an input has that its mapping does not name, counted by path.
struct UnmappedPaths {
    private var counts: [String: Int] = [:]
    private var order: [String] = []
    private var others = 0

    /// So many paths are told.
    private static let most = 100

    mutating func add(_ path: String) {
        if counts[path] != nil {
            counts[path, default: 0] += 1
        } else if order.count < UnmappedPaths.most {
            counts[path] = 1
            order.append(path)
        } else {
            others += 1
        }
    }

    var diagnostics: [Diagnostic] {
        var found = order.map { Diagnostic(.mappingUnmapped, [$0, String(counts[$0] ?? 0)]) }
        if others > 0 { found.append(Diagnostic(.mappingUnmappedMore, [String(others)])) }
        return found
    }
}
