/// The files of a release with their digests, in the form that `sha256sum --check` reads: `MANIFEST.sha256`.
package struct Manifest: Hashable, Sendable {
    /// What it is called in a release.
    package static let name = "MANIFEST.sha256"
    /// What its signature is called.
    package static let signatureName = name + ".sig"

    /// A file and its digest.
    package struct Entry: Hashable, Sendable {
        package var path: String
        /// 64 lower-case hexadecimal digits.
        package var sha256: String
        /// In bytes; `nil` where the manifest was read, which does not say it.
        package var size: Int?
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// The paths of all files.
    package var paths: [String] { entries.map(\.path) }

    /// How many bytes all files have, as far as that is known.
    package var size: Int { entries.reduce(0) { $0 + ($1.size ?? 0) } }

    package mutating func add(path: String, sha256: String, size: Int?) {
        entries.append(Entry(path: path, sha256: sha256, size: size))
    }

    /// Takes out the files under a path, which ends with a slash.
    package mutating func remove(under path: String) {
        entries.removeAll { $0.path.hasPrefix(path) }
    }

    /// The file's bytes: a line for each file, in the order of the paths' bytes.
    package var bytes: [UInt8] {
        let sorted = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return Array(sorted.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
    }

    /// Reads a manifest.
    /// - Returns: `nil` where a line has another form.
    package init?(reading bytes: [UInt8]) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let (digest, rest) = (line.prefix(64), line.dropFirst(64))
            let isDigest =
                digest.count == 64 && digest.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            guard isDigest, rest.starts(with: "  ".utf8), rest.count > 2,
                let path = String(validating: rest.dropFirst(2), as: UTF8.self)
            else { return nil }
            add(path: path, sha256: String(decoding: digest, as: UTF8.self), size: nil)
        }
    }
}
