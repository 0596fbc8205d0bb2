import GongkaiDiagnostics
import GongkaiRead

/// Completes what is said of an input that is a database: what stands in files and in the environment.
struct DatabaseOptions {
    let shape: RecordShapeOptions
    let surroundings: Surroundings

    /// The environment variable that holds a connection string.
    private static let variable = "GONGKAI_POSTGRESQL"

    /// - Throws: status 66 where a file is missing, 65 where it is no text or may be read by others; 74.
    func complete(_ options: inout RecordReadingOptions, for input: RecordInput) throws(CommandFailure) {
        options.scratchFolder = surroundings.scratchFolder
        options.table = shape.table
        options.query = try shape.query.map(query)
        // What is packed has no file that SQLite could open.
        if input.size != nil, input.file.origin == nil, !input.file.isStandardInput { options.path = input.file.path }
        guard input.file.isServer else { return }
        options.server = DatabaseServer(
            connectionString: try connectionString(),
            hasOwnTimeout: surroundings.environment["PGCONNECT_TIMEOUT"]?.isEmpty == false)
    }

    /// A query, or that in the file which is named instead of one.
    private func query(_ text: String) throws(CommandFailure) -> String {
        let isFile = text.hasSuffix(".sql") && !text.contains(where: \.isWhitespace)
        return isFile ? try self.text(of: text) : text
    }

    /// The connection string: from the file of `--connection`, else the environment; empty where neither has one.
    private func connectionString() throws(CommandFailure) -> String {
        guard let path = shape.connection else { return surroundings.environment[DatabaseOptions.variable] ?? "" }
        // As ssh does with keys.
        if let status = FileStatus(path: path), status.isRegularFile, status.permissions & 0o077 != 0 {
            throw CommandFailure(.unreadable, .databaseConnectionOpen, file: path)
        }
        let lines = try text(of: path).split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        return lines.joined(separator: " ")
    }

    private func text(of path: String) throws(CommandFailure) -> String {
        let bytes = try InputFile(path).read(in: surroundings)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.unreadable, .databaseNotText, file: path)
        }
        return text
    }
}
