package import Foundation

/// Real inputs outside the project, found by `GONGKAI_SHARED` (default `../shared`).
package enum SharedInputs {
    /// The folder, whether it is there or not.
    package static var folder: URL {
        let environment = ProcessInfo.processInfo.environment["GONGKAI_SHARED"]
        if let environment, !environment.isEmpty { return URL(fileURLWithPath: environment) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
    }

    /// A path inside the folder, or `nil` where it is absent.
    package static func path(_ relative: String) -> URL? {
        let url = folder.appendingPathComponent(relative)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// Whether a path is there; a test that needs it is enabled by this and says so when it skips.
    package static func has(_ relative: String) -> Bool { path(relative) != nil }
}
