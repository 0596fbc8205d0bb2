import GongkaiArchive

/// What the names in an archive tell.
enum DocumentArchive {
    /// Whether a ZIP archive of these names is one document: an office file (Office Open XML, OpenDocument, OFD, EPUB), or
    /// a bundle of CSV tables.
    static func isDocument(_ names: [String]) -> Bool {
        let marks: Set = ["[Content_Types].xml", "_rels/.rels", "mimetype", "OFD.xml", "META-INF/manifest.xml"]
        if names.contains(where: marks.contains) { return true }
        guard let description = names.first(where: { fileName($0) == "datapackage.json" }) else { return false }
        let folder = description.dropLast("datapackage.json".count)
        // A bundle may stand in one folder.
        return names.allSatisfy { $0.hasPrefix(folder) || isLeftover($0) }
            && !folder.dropLast().contains("/")
    }

    /// The members that are inputs, and the names of those that nobody put there on purpose.
    static func sorted(_ members: [ArchiveMember]) -> (inputs: [ArchiveMember], leftOut: [String]) {
        (members.filter { !isLeftover($0.name) }, members.map(\.name).filter(isLeftover))
    }

    /// What systems and offices' programs leave in folders: hidden files, those of macOS and Windows, the locks of files
    /// that are open.
    private static func isLeftover(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        if parts.contains("..") { return false }
        if parts.first == "__MACOSX" || parts.contains(where: { $0.hasPrefix(".") }) { return true }
        let file = fileName(name)
        return file.hasPrefix("~$") || ["thumbs.db", "ehthumbs.db", "desktop.ini"].contains(file.lowercased())
    }

    private static func fileName(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }
}
