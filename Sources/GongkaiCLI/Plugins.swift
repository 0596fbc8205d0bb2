import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiPlugins
import GongkaiWrite

/// The plugins that the environment names, as writers.
struct Plugins: Sendable {
    let folders: [String]
    let host: PluginHost
    let options: [String: String]
    /// What plugins warn of while they write records.
    let warnings = PluginWarnings()

    /// - Parameter arguments: options for the plugin, as NAME=VALUE.
    /// - Throws: status 64 for an option that is none.
    init(
        options arguments: [String] = [], in surroundings: Surroundings
    ) throws(CommandFailure) {
        folders = PluginProgram.folders(in: surroundings.environment["GONGKAI_PLUGIN_PATH"])
        host = PluginHost(
            scratchFolder: surroundings.scratchFolder, now: surroundings.now,
            goesOn: { !EndingSignals.isOneWaiting })
        var options: [String: String] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty,
                options.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
            else { throw CommandFailure(.usage, .pluginOption, [argument]) }
        }
        self.options = options
    }

    /// A plugin, and what it says of itself.
    /// - Throws: status 69 where there is none, or it does not speak the protocol.
    func greet(_ name: String) throws(CommandFailure) -> (program: PluginProgram, hello: PluginHello) {
        do throws(WriteError) {
            let program = try PluginProgram.find(name, in: folders)
            return (program, try PluginSession(program, host: host).hello)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The writer of publications that a plugin is.
    func documentWriter(named name: String) throws(CommandFailure) -> any DocumentWriter {
        let (program, hello) = try greet(name)
        guard hello.can(.documents) else {
            throw CommandFailure(.componentMissing, .pluginUnfit, [name, "document"])
        }
        let writer = PluginDocumentWriter(program, format: hello.format, host: host, options: options)
        return hello.can(.severalFiles) ? PluginFolderWriter(writer) : writer
    }

    /// The writer of records that a plugin is.
    func recordWriter(named name: String) throws(CommandFailure) -> any RecordWriter {
        let (program, hello) = try greet(name)
        guard hello.can(.records) else {
            throw CommandFailure(.componentMissing, .pluginUnfit, [name, "records"])
        }
        return PluginRecordWriter(program, hello: hello, host: host, options: options, warnings: warnings)
    }
}
