import GongkaiDiagnostics

/// A pattern for paths: of names between slashes, where `**` stands for any number of folders.
struct PathPattern {
    /// The folder that the search begins in: what stands in front of the first name with anything special.
    let base: String
    private let names: [String]

    init(_ text: String) {
        var names = text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        var base = text.utf8.first == UInt8(ascii: "/") ? "/" : ""
        while let name = names.first, names.count > 1, !NamePattern.isPattern(name) {
            base += name + "/"
            names.removeFirst()
        }
        // At the end it stands for the files in the folders as well.
        if names.last == "**" { names.append("*") }
        self.base = base.isEmpty ? "." : base
        self.names = names
    }

    /// Takes what matches, and of a folder that does, all that is in it.
    func expand(_ walk: inout FolderWalk) {
        var seen: Set<[UInt8]> = []
        expand(names[...], in: base, key: "", &seen, &walk)
    }

    private func expand(
        _ names: ArraySlice<String>, in folder: String, key: String, _ seen: inout Set<[UInt8]>,
        _ walk: inout FolderWalk
    ) {
        guard let name = names.first else { return }
        let isDeep = name == "**"
        if isDeep { expand(names.dropFirst(), in: folder, key: key, &seen, &walk) }
        let pattern = NamePattern(isDeep ? "*" : name)
        for entry in walk.entries(of: folder, key: key, root: base, showsHidden: pattern.showsHidden)
        where pattern.matches(InputFile(entry.path).name) {
            // Two `**` come to the same folder by several ways.
            guard isDeep || names.count > 1 || seen.insert(SystemPath.bytes(of: entry.key)).inserted else { continue }
            switch (entry.facts.isFolder, names.count) {
            case (true, _) where isDeep: expand(names, in: entry.path, key: entry.key, &seen, &walk)
            case (true, 1): walk.walk(entry.path, key: entry.key)
            case (true, _): expand(names.dropFirst(), in: entry.path, key: entry.key, &seen, &walk)
            case (false, 1) where !isDeep: walk.findings.take(entry.path, key: entry.key, facts: entry.facts)
            case (false, _): break
            }
        }
    }
}
