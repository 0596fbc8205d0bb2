import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease
import GongkaiWrite

/// The configuration of a release, and where it stands.
struct ReleaseConfigurationSource {
    let configuration: ReleaseConfiguration
    /// The folder that the paths in it are relative to, with a slash at its end, or nothing.
    let base: String
    /// The file that its signing key is in, from where the program runs.
    var signingKey: String? { configuration.signingKey.map(path) }

    /// Reads it.
    /// - Throws: status 65 where it is not sound; 66, 74.
    init(_ file: InputFile, in surroundings: Surroundings) throws(CommandFailure) {
        let text = String(decoding: try file.read(in: surroundings), as: UTF8.self)
        let reader = ReleaseConfigurationReader(
            datasetFormats: surroundings.recordWriters.writers.map(\.format.name),
            documentFormats: surroundings.writers.writers.map(\.format.name))
        let (configuration, diagnostics) = reader.read(text)
        guard let configuration else { throw CommandFailure(.unreadable, diagnostics, file: file.path) }
        self.configuration = configuration
        base = String(file.path.dropLast(file.name.count))
    }

    /// A path of the configuration, from where the program runs.
    private func path(_ path: String) -> String { path.hasPrefix("/") ? path : base + path }
}
