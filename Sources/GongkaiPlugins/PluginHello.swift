import GongkaiBytes
package import GongkaiModel

/// What a plugin says of itself.
package struct PluginHello: Sendable {
    /// What a plugin can do.
    package enum Capability: String, Sendable, CaseIterable {
        case documents
        case records
        /// It writes before it has read all.
        case streaming
        case severalFiles = "several-files"
        /// The same bytes for the same input.
        case deterministic
        /// Several of it may run at once.
        case parallelSafe = "parallel-safe"
    }

    /// So long may what it says of itself be.
    private static let mostText = 200

    package let format: Format
    package let capabilities: Set<Capability>

    package func can(_ capability: Capability) -> Bool { capabilities.contains(capability) }

    /// - Returns: `nil` where something is missing. Capabilities that are not known are not heeded.
    init?(_ message: ControlMessage, name: String) {
        guard let summary = message.object("summary"), let english = summary.string("en"),
            let names = message.strings("capabilities"), let ending = message.string("extension"),
            let mediaType = message.string("mediaType"), PluginHello.isWord(ending),
            max(english.utf8.count, mediaType.utf8.count) <= PluginHello.mostText
        else { return nil }
        let capabilities = Set(names.compactMap(Capability.init))
        var content: Format.Content = []
        if capabilities.contains(.documents) { content.insert(.publication) }
        if capabilities.contains(.records) { content.insert(.records) }
        guard !content.isEmpty else { return nil }
        self.capabilities = capabilities
        format = Format(
            name: "plugin:" + name, english: english, chinese: summary.string("zh") ?? english, extensions: [ending],
            mediaType: mediaType, content: content)
    }

    /// Whether a text can be a file's extension.
    private static func isWord(_ text: String) -> Bool {
        (1...16).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
}
