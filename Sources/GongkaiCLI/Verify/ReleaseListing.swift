import Glibc
import GongkaiDiagnostics

/// What there is in the folder of a release, by paths relative to it, in the order of their bytes.
struct ReleaseListing {
    let files: [String]
    let folders: [String]
    /// Symbolic links, devices and the like.
    let others: [String]
    private let known: Set<String>

    /// - Throws: status 66 where a folder may not be read.
    init(of folder: String) throws(CommandFailure) {
        var (files, folders, others): ([String], [String], [String]) = ([], [], [])
        var waiting = [""]
        while let place = waiting.popLast() {
            for name in try ReleaseListing.names(in: folder + "/" + place) {
                let path = place + name
                var status = stat()
                guard lstat(folder + "/" + path, &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFREG: files.append(path)
                case S_IFDIR:
                    folders.append(path)
                    waiting.append(path + "/")
                default: others.append(path)
                }
            }
        }
        self.init(
            files: ReleaseListing.sorted(files), folders: ReleaseListing.sorted(folders),
            others: ReleaseListing.sorted(others))
    }

    private init(files: [String], folders: [String], others: [String]) {
        (self.files, self.folders, self.others) = (files, folders, others)
        known = Set(files).union(folders.map { $0 + "/" })
    }

    /// Whether there is such a file, or such a folder where the path ends in a slash; the release itself has no name.
    func contains(_ path: String) -> Bool { path.isEmpty || known.contains(path) }

    /// The files that stand in a folder, whose path ends in a slash, and not in one within it.
    func files(in folder: String) -> [String] {
        files.filter { $0.hasPrefix(folder) && !$0.dropFirst(folder.count).contains("/") }
    }

    /// The folders that stand in a folder, whose path ends in a slash.
    func folders(in folder: String) -> [String] {
        folders.filter { $0.hasPrefix(folder) && !$0.dropFirst(folder.count).contains("/") }
    }

    private static func sorted(_ paths: [String]) -> [String] {
        paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func names(in folder: String) throws(CommandFailure) -> [String] {
        guard let stream = opendir(folder) else { throw InputFile(folder).failure(for: .last) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
