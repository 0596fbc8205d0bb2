import Glibc
import GongkaiDiagnostics

/// The folder in which the releases of a series stand side by side.
struct SeriesFolder {
    let path: String

    /// The link that points to the release that came last.
    static let latest = "latest"

    /// Lets `latest` point to a release, in one step.
    /// - Throws: status 73 and 74.
    func pointLatest(to period: String) throws(CommandFailure) {
        let temporary = "\(path)/.gongkai-\(getpid())-latest.tmp"
        unlink(temporary)
        guard symlink(period, temporary) == 0, rename(temporary, path + "/" + SeriesFolder.latest) == 0 else {
            let error = SystemError.last
            unlink(temporary)
            throw OutputFile.failure(for: error, file: path + "/" + SeriesFolder.latest)
        }
    }
}
