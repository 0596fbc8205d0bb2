import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiWrite

/// Takes the files that a plugin writes.
package protocol PluginOutput: AnyObject {
    /// Begins a file; its path is relative and stays below the folder.
    func begin(_ path: String) throws(WriteError)

    /// Takes the next bytes of the file that was begun last.
    func write(_ bytes: UnsafeRawBufferPointer) throws(WriteError)
}

/// Watches the files of a plugin on their way to the output, and holds it to what it says of them in the end.
struct PluginFiles {
    private struct File {
        var path: String
        var bytes = 0
        var hash = SHA256()
    }

    private let name: String
    private let limits: PluginLimits
    private var files: [File] = []
    private var paths: Set<String> = []
    private var folders: Set<String> = []
    private var bytes = 0

    init(_ name: String, limits: PluginLimits) {
        self.name = name
        self.limits = limits
    }

    /// Begins a file.
    mutating func begin(_ path: String) throws(WriteError) {
        guard PluginFiles.isSafe(path) else { throw refused(.pluginUnsafePath, [path]) }
        let above = PluginFiles.folders(of: path)
        guard !folders.contains(path), paths.isDisjoint(with: above), paths.insert(path).inserted else {
            throw refused(.pluginRepeatedPath, [path])
        }
        folders.formUnion(above)
        guard files.count < limits.files else { throw refused(.pluginTooManyFiles, [String(limits.files)]) }
        files.append(File(path: path))
    }

    /// Counts the next bytes of the file that was begun last.
    mutating func take(_ payload: UnsafeRawBufferPointer, ofInput input: Int) throws(WriteError) {
        guard !files.isEmpty else { throw refused(.pluginNoFile, []) }
        bytes += payload.count
        let most = limits.output + input * limits.outputRatio
        guard bytes <= most else { throw refused(.pluginTooMuch, [String(most)]) }
        files[files.count - 1].bytes += payload.count
        files[files.count - 1].hash.update(payload)
    }

    /// Compares with what the plugin says.
    mutating func check(_ claims: [ControlMessage]) throws(WriteError) {
        guard claims.count == files.count else {
            throw refused(.pluginCounts, ["files", String(claims.count), String(files.count)])
        }
        for (claim, file) in zip(claims, files) {
            try check("path", claim.string("path"), file.path)
            try check("bytes of \(file.path)", claim.count("bytes").map { String($0) }, String(file.bytes))
            try check("sha256 of \(file.path)", claim.string("sha256"), hexadecimal(file.hash.finish()))
        }
    }

    /// Compares one thing that the plugin says with what is so.
    func check(_ what: String, _ claim: String?, _ truth: String) throws(WriteError) {
        guard claim == truth else { throw refused(.pluginCounts, [what, claim ?? "-", truth]) }
    }

    private func refused(_ rule: DiagnosticRule, _ arguments: [String]) -> WriteError {
        .componentFailed(Diagnostic(rule, [name] + arguments))
    }

    /// The folders that a path stands in.
    private static func folders(of path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }

    /// Whether a path stays below the folder: relative, no empty part, no `.` or `..`, no backslash or colon that another
    /// system would read as more, nothing that does not show.
    static func isSafe(_ path: String) -> Bool {
        guard (1...255).contains(path.utf8.count) else { return false }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isWithin = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
        return isWithin
            && path.unicodeScalars.allSatisfy {
                let category = $0.properties.generalCategory
                return $0 != "\\" && $0 != ":" && category != .control && category != .format
            }
    }
}
