import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease
import GongkaiWrite

/// The configuration of a release as it is named on the command line.
struct ReleaseConfigurationSource {
    private let file: InputFile

    init(_ file: InputFile) { self.file = file }

    /// The folder that the paths in it are relative to, with a slash at its end, or nothing.
    var base: String { String(file.path.dropLast(file.name.count)) }

    /// A path of the configuration, from where the program runs.
    func path(_ path: String) -> String { path.hasPrefix("/") ? path : base + path }

    /// Reads it.
    /// - Throws: status 65 where it is not sound; 66, 74.
    func configuration(in surroundings: Surroundings) throws(CommandFailure) -> ReleaseConfiguration {
        let text = String(decoding: try file.read(in: surroundings), as: UTF8.self)
        let reader = ReleaseConfigurationReader(
            datasetFormats: surroundings.recordWriters.writers.map(\.format.name),
            documentFormats: surroundings.writers.writers.map(\.format.name))
        let (configuration, diagnostics) = reader.read(text)
        guard let configuration else { throw CommandFailure(.unreadable, diagnostics, file: file.path) }
        return configuration
    }
}
