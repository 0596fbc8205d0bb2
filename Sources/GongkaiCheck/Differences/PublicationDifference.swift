import GongkaiBytes
package import GongkaiModel

/// What changed from one edition of a publication to the next, part by part of the model.
///
/// Places in the source, how the source worded what was mended, what was dropped, and the source file are no differences.
package struct PublicationDifference: Hashable, Sendable {
    /// One difference.
    package struct Change: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case added, removed, changed
            /// A document stands elsewhere among those that both have.
            case moved
        }

        package var kind: Kind
        /// The number of the document that it is in, else its id; that of the old edition where it was removed.
        package var document: String?
        /// Where, in the names of the model's JSON: in the new edition, of what was removed in the old one.
        package var path: String
        /// What it is that was added, removed, changed or moved: `document`, `paragraph` …
        package var part: String
        /// Which of its members differs, in the names of the model's JSON; `nil` where it is the part as a whole.
        package var field: String?
        /// What stood and what stands there; of a whole part all its words, of one that moved its place.
        package var old: String?
        package var new: String?
    }

    /// In the order of the new edition; what was removed follows on its siblings, in the order of the old one.
    package var changes: [Change]

    package init(from old: Publication, to new: Publication) {
        var walk = DifferenceWalk()
        walk.compare(ComparedNode(old), ComparedNode(new))
        changes = walk.changes
    }

    /// How many there are of a kind.
    package func count(of kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
}

/// Compares part with part, and keeps the path.
private struct DifferenceWalk {
    var changes: [PublicationDifference.Change] = []
    private var path: [String] = []
    private var document: String?

    mutating func compare(_ old: ComparedNode, _ new: ComparedNode) {
        guard old.fingerprint != new.fingerprint else { return }
        compareFields(old, new)
        for name in groupNames(old, new) {
            let before = old.groups.first { $0.name == name }
            let after = new.groups.first { $0.name == name }
            guard let matching = before?.matching ?? after?.matching else { continue }
            compare(before?.nodes ?? [], after?.nodes ?? [], in: name, matching)
        }
    }

    /// The groups of either, in the order of the model.
    private func groupNames(_ old: ComparedNode, _ new: ComparedNode) -> [String] {
        var names = new.groups.map(\.name)
        var place = 0
        for group in old.groups {
            if let known = names.firstIndex(of: group.name) {
                place = known + 1
            } else {
                names.insert(group.name, at: place)
                place += 1
            }
        }
        return names
    }

    private mutating func compareFields(_ old: ComparedNode, _ new: ComparedNode) {
        let gone = old.fields.filter { new.value(of: $0.name) == nil }
        for field in new.fields + gone {
            let (before, after) = (old.value(of: field.name), new.value(of: field.name))
            guard !isSame(before, after) else { continue }
            if case .overlay(let text) = field.role, !isSame(old.value(of: text), new.value(of: text)) { continue }
            add(.changed, new, field: field.name, from: before, to: after)
        }
    }

    private func isSame(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.isIdentical(to: second)
    }

    private mutating func compare(
        _ old: [ComparedNode], _ new: [ComparedNode], in group: String, _ matching: ComparedNode.Group.Matching
    ) {
        let isAlone = matching == .single && old.count == new.count
        let pairs = isAlone || matching != .single ? NodeMatching(old, new, by: matching).pairs : []
        let counterparts = Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) })
        let inOrder = Set(NodeMatching.inOrder(pairs).map(\.new))
        for (place, node) in new.enumerated() {
            within(group, matching == .single ? nil : place, node) { walk in
                guard let counterpart = counterparts[place] else { return walk.add(.added, node, to: node.text) }
                if !inOrder.contains(place) {
                    walk.add(.moved, node, from: "\(group)/\(counterpart)", to: "\(group)/\(place)")
                }
                walk.compare(old[counterpart], node)
            }
        }
        let kept = Set(pairs.map(\.old))
        for (place, node) in old.enumerated() where !kept.contains(place) {
            within(group, matching == .single ? nil : place, node) { $0.add(.removed, node, from: node.text) }
        }
    }

    private mutating func within(
        _ group: String, _ place: Int?, _ node: ComparedNode, _ step: (inout DifferenceWalk) -> Void
    ) {
        let (outerPath, outerDocument) = (path, document)
        if !group.isEmpty { path.append(group) }
        if let place { path.append(String(place)) }
        if node.kind == "document" { document = node.keys.first }
        step(&self)
        (path, document) = (outerPath, outerDocument)
    }

    private mutating func add(
        _ kind: PublicationDifference.Change.Kind, _ node: ComparedNode, field: String = "", from old: String? = nil,
        to new: String? = nil
    ) {
        changes.append(
            PublicationDifference.Change(
                kind: kind, document: document, path: path.joined(separator: "/"), part: node.kind,
                field: field.isEmpty ? nil : field, old: old, new: new))
    }
}
