import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// A folder named as an input: the files of a format that consists of several.
struct InputFolder {
    let path: String

    /// The names in it, in the order of their bytes. Hidden ones are left out: they are other programs' locks and notes.
    /// - Parameter showsHidden: has them all the same.
    /// - Throws: status 66 where it may not be read, 74 where reading fails.
    func names(showsHidden: Bool = false) throws(CommandFailure) -> [String] {
        guard let folder = opendir(path.systemPath) else { throw InputFile(path).failure(for: .last) }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let isHidden = name.first == UInt8(ascii: ".")
            if !isHidden || (showsHidden && name != [0x2E] && name != [0x2E, 0x2E]) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }.map { SystemPath.string(of: $0) }
    }

    /// The files in it. A folder within it comes without content, under a name that ends in a slash.
    /// - Throws: status 66 or 74, as for a single file.
    func read(in surroundings: Surroundings, limits: ReadLimits = ReadLimits()) throws(CommandFailure) -> [NamedFile] {
        var files: [NamedFile] = []
        for name in try names() {
            let file = InputFile(path + "/" + name)
            if FileStatus(path: file.path)?.isFolder == true {
                files.append(NamedFile(name: name + "/", bytes: []))
            } else {
                files.append(NamedFile(name: name, bytes: try file.read(in: surroundings, limits: limits)))
            }
        }
        return files
    }
}
