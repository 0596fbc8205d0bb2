import Glibc
import GongkaiBytes
import GongkaiRead

/// What the system says of an input: of a file, or of a folder that is a bundle and of everything in it.
struct InputFacts: Hashable, Sendable {
    /// Of the file, or of the folder.
    let own: FileFacts
    /// What is in the bundle, in the order of the names; `nil` for a file.
    private let parts: [Part]?

    private struct Part: Hashable, Sendable {
        let name: String
        let facts: FileFacts
    }

    init(file: FileFacts) { (own, parts) = (file, nil) }

    /// - Throws: what the system says where there is nothing to look at.
    init(path: String, isBundle: Bool) throws(SystemError) {
        own = try FileFacts(path: path)
        guard isBundle else {
            parts = nil
            return
        }
        guard let names = try? InputFolder(path: path).names() else { throw .last }
        var parts: [Part] = []
        for name in names { parts.append(Part(name: name, facts: try FileFacts(path: path + "/" + name))) }
        self.parts = parts
    }

    var isBundle: Bool { parts != nil }

    /// Tells the input from every other.
    var identity: FileFacts.Identity { own.identity }

    /// In bytes, all files together.
    var size: Int { parts.map { $0.reduce(0) { $0 + $1.facts.size } } ?? own.size }

    /// When any of it was last changed.
    var modified: Int { parts?.map(\.facts.modified).max() ?? own.modified }

    /// What is remembered from one run to the next. A file of a bundle that was given another name changes the folder.
    var remembered: [Int] { own.remembered + (parts ?? []).flatMap(\.facts.remembered) }

    /// SHA-256 of the content in hexadecimal: of a bundle, that of the list which `sha256sum` makes of its files.
    func sha256(at path: String) throws(SystemError) -> String {
        guard let parts else { return try FileDigest.sha256(of: path) }
        var hash = SHA256()
        for part in parts {
            let digest = part.facts.isRegularFile ? try FileDigest.sha256(of: path + "/" + part.name) : "-"
            hash.update(Array("\(digest)  ".utf8) + SystemPath.bytes(of: part.name) + [0x0A])
        }
        return hexadecimal(hash.finish())
    }

    /// Whether a folder is a bundle of the tables of one publication, and so one input: it has the description that our
    /// bundles have. Tables that somebody else described are inputs of their own.
    static func isBundle(_ path: String, names: [String]) -> Bool {
        guard names.contains(CSVPublicationReader.descriptorName) else { return false }
        let descriptor = open((path + "/" + CSVPublicationReader.descriptorName).systemPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard FileStatus(descriptor: descriptor)?.isRegularFile == true,
            let bytes = try? ByteStream.readAll(from: descriptor, atMost: InputFacts.mostDescriptor)
        else { return false }
        return CSVPublicationReader.isDescriptor(bytes)
    }

    /// The longest description that is looked at.
    private static let mostDescriptor = 4 << 20
}
