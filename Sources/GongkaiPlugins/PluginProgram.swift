import Glibc
import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiWrite

/// An executable `gongkai-writer-NAME` in a folder that the configuration names.
package struct PluginProgram: Sendable {
    package static let prefix = "gongkai-writer-"
    /// The file of a folder that says which bytes its plugins have, as `sha256sum` writes it.
    package static let pinFile = "plugins.sha256"
    /// So large may a pinned program, or the file of pins, be.
    private static let mostBytes = 256 << 20

    package let name: String
    package let path: String

    /// The folders of a path as `GONGKAI_PLUGIN_PATH` holds it: the absolute ones, since what is relative would depend on
    /// where the program is run.
    package static func folders(in path: String?) -> [String] {
        (path ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    }

    /// Every plugin of the folders, by name; where several have one name, the first folder's.
    package static func all(in folders: [String]) -> [PluginProgram] {
        var programs: [String: PluginProgram] = [:]
        for folder in folders {
            for file in names(in: folder) where file.hasPrefix(prefix) {
                let name = String(file.dropFirst(prefix.count))
                guard isName(name), programs[name] == nil else { continue }
                programs[name] = PluginProgram(name: name, path: folder + "/" + file)
            }
        }
        return programs.values.sorted { $0.name < $1.name }
    }

    /// The plugin of a name, which may be run: it is an executable file that not everybody may change, and has the bytes
    /// that the folder says it has.
    /// - Throws: `WriteError.componentFailed`.
    package static func find(_ name: String, in folders: [String]) throws(WriteError) -> PluginProgram {
        guard isName(name), let program = all(in: folders).first(where: { $0.name == name }) else {
            throw .componentFailed(Diagnostic(.pluginMissing, [name]))
        }
        try program.check()
        return program
    }

    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !name.hasPrefix("-")
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// Refuses what should not be run.
    package func check() throws(WriteError) {
        let folder = String(path.dropLast(PluginProgram.prefix.utf8.count + name.utf8.count + 1))
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 else {
            throw .componentFailed(Diagnostic(.pluginNotExecutable, [path]))
        }
        for place in [path, folder.isEmpty ? "/" : folder] {
            guard stat(place, &status) == 0, status.st_mode & S_IWOTH == 0 else {
                throw .componentFailed(Diagnostic(.pluginOpenToAll, [place]))
            }
        }
        guard let pin = try pin(in: folder) else { return }
        guard let bytes = PluginProgram.bytes(of: path), SHA256.hexDigest(of: bytes) == pin else {
            throw .componentFailed(Diagnostic(.pluginPinMismatch, [path, pin]))
        }
    }

    /// The digest that the folder says the program has.
    /// - Throws: where the file of pins cannot be read, or a line of it is none.
    private func pin(in folder: String) throws(WriteError) -> String? {
        let file = folder + "/" + PluginProgram.pinFile
        guard access(file, F_OK) == 0 else { return nil }
        guard let bytes = PluginProgram.bytes(of: file) else {
            throw .componentFailed(Diagnostic(.pluginPinsMalformed, [file, "1"]))
        }
        var found: String?
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let digest = line.prefix(64).lowercased()
            let isDigest = digest.utf8.count == 64 && digest.allSatisfy(\.isHexDigit)
            guard isDigest, line.dropFirst(64).hasPrefix("  ") || line.dropFirst(64).hasPrefix(" *") else {
                throw .componentFailed(Diagnostic(.pluginPinsMalformed, [file, String(index + 1)]))
            }
            if line.dropFirst(66) == PluginProgram.prefix + name { found = digest }
        }
        return found
    }

    private static func bytes(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= mostBytes {
            let count = read(descriptor, &block, block.count)
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes.append(contentsOf: block[..<count])
        }
        return nil
    }
}
