import GongkaiBytes
import GongkaiXML

/// Finds the elements of foreign XML that look like records.
///
/// Of the elements that stand several times in one parent and have attributes or elements within, those are taken of which
/// one parent has most; where others that repeat stand around them, the outermost of those, since what repeats within gets
/// a table. Where nothing repeats, the root is the one record.
final class XMLRecordSearch: XMLEventHandler {
    private struct Path {
        let step: MappingPath.Step
        let parent: Int?
        let depth: Int
        var count = 0
        /// How many one parent has at most.
        var most = 0
        /// Whether there are attributes or elements within.
        var hasParts = false
        var children: [MappingPath.Step: Int] = [:]
    }

    private var paths: [Path] = []
    /// The open elements: the path of each, and how many of each path are within so far.
    private var open: [(path: Int, within: [Int: Int])] = []
    private let mostPaths: Int
    /// Whether there are more paths than the limit allows.
    private(set) var isOver = false

    init(mostPaths: Int) { self.mostPaths = mostPaths }

    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        guard !isOver, let path = path(of: MappingPath.Step(name.local, namespace: name.namespace)) else { return }
        paths[path].count += 1
        if !attributes.isEmpty { paths[path].hasParts = true }
        if let parent = open.last {
            paths[parent.path].hasParts = true
            let count = (parent.within[path] ?? 0) + 1
            open[open.count - 1].within[path] = count
            paths[path].most = max(paths[path].most, count)
        }
        open.append((path, [:]))
    }

    private func path(of step: MappingPath.Step) -> Int? {
        let parent = open.last?.path
        if let parent, let known = paths[parent].children[step] { return known }
        guard paths.count < mostPaths else {
            isOver = true
            return nil
        }
        paths.append(Path(step: step, parent: parent, depth: open.count))
        if let parent { paths[parent].children[step] = paths.count - 1 }
        return paths.count - 1
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

    func endElement() { if !isOver { open.removeLast() } }

    /// The path of the records.
    /// - Parameter element: the local name that they are to have, where somebody says so.
    func recordPath(of element: String?, namespaces: inout MappingPrefixes) -> MappingPath? {
        guard !paths.isEmpty else { return nil }
        var chosen = 0
        if let element {
            let named = paths.indices.filter { paths[$0].step.local == element }
            guard let most = named.max(by: { (paths[$0].count, $1) < (paths[$1].count, $0) }) else { return nil }
            chosen = most
        } else {
            let repeated = paths.indices.filter { paths[$0].most > 1 }
            let candidates =
                repeated.contains { paths[$0].hasParts } ? repeated.filter { paths[$0].hasParts } : repeated
            if let best = candidates.max(by: isLess) { chosen = outermost(around: best) }
        }
        return path(to: chosen, &namespaces)
    }

    /// By how many one parent has, then the shallower, then the earlier.
    private func isLess(_ one: Int, _ other: Int) -> Bool {
        (paths[one].most, -paths[one].depth, -one) < (paths[other].most, -paths[other].depth, -other)
    }

    private func outermost(around path: Int) -> Int {
        var outermost = path
        var next = paths[path].parent
        while let above = next {
            if paths[above].most > 1 { outermost = above }
            next = paths[above].parent
        }
        return outermost
    }

    private func path(to last: Int, _ namespaces: inout MappingPrefixes) -> MappingPath {
        var chain = [last]
        while let parent = paths[chain[0]].parent { chain.insert(parent, at: 0) }
        let steps = chain.map { path in
            let others = paths[path].parent.map { paths[$0].children.keys.map(\.self) } ?? []
            return namespaces.step(for: paths[path].step, among: others)
        }
        return MappingPath(steps, text: "/" + steps.map { namespaces.text(of: $0) }.joined(separator: "/"))
    }
}

/// The prefixes that a proposed mapping declares: those it needs, where local names do not tell elements apart.
package struct MappingPrefixes {
    /// In the order in which they were needed.
    package private(set) var namespaces: [String] = []

    /// A prefix by its place.
    package static func prefix(_ place: Int) -> String { "n\(place + 1)" }

    /// How a mapping names a step: by its local name alone, unless a neighbour has the same.
    mutating func step(for step: MappingPath.Step, among others: [MappingPath.Step]) -> MappingPath.Step {
        var step = step
        let isAmbiguous = others.contains {
            $0 != step && $0.local == step.local && $0.isAttribute == step.isAttribute
        }
        guard isAmbiguous, let namespace = step.namespace else {
            step.namespace = nil
            return step
        }
        if !namespaces.contains(namespace) { namespaces.append(namespace) }
        return step
    }

    func text(of step: MappingPath.Step) -> String {
        let prefix = step.namespace.flatMap { namespaces.firstIndex(of: $0) }.map { MappingPrefixes.prefix($0) + ":" }
        return (step.isAttribute ? "@" : "") + (prefix ?? "") + step.local
    }
}
