import GongkaiDiagnostics
import GongkaiRelease

/// Whether the files of a release are those of its manifest, byte for byte.
struct ManifestVerification {
    let listing: ReleaseListing
    let digests: [String: ReleaseInput]
    private let file: InputFile

    init(folder: String, listing: ReleaseListing, digests: [String: ReleaseInput]) throws(CommandFailure) {
        (self.listing, self.digests) = (listing, digests)
        file = InputFile(folder + "/" + Manifest.name)
    }

    func verify(surroundings: Surroundings, report: inout VerificationReport) throws(CommandFailure) {
        for path in listing.others { report.add(.verifyNoFile, in: path) }
        guard listing.contains(Manifest.name) else { return report.add(.verifyManifestMissing, in: Manifest.name) }
        let bytes = try file.read(in: surroundings)
        guard let manifest = Manifest(reading: bytes), isSound(manifest, bytes) else {
            return report.add(.verifyManifestMalformed, in: Manifest.name)
        }
        for entry in manifest.entries {
            guard let found = digests[entry.path] else {
                report.add(.verifyFileMissing, in: entry.path)
                continue
            }
            if found.sha256 != entry.sha256 { report.add(.verifyDigest, [found.sha256, entry.sha256], in: entry.path) }
        }
        findExtras(besides: manifest, report: &report)
    }

    /// Whether a manifest ends with a whole line, and names files of the release, each once.
    private func isSound(_ manifest: Manifest, _ bytes: [UInt8]) -> Bool {
        bytes.last == UInt8(ascii: "\n") && Set(manifest.paths).count == manifest.entries.count
            && manifest.paths.allSatisfy(ReleasePath.isInside)
    }

    private func findExtras(besides manifest: Manifest, report: inout VerificationReport) {
        // The manifest cannot hold its own digest, nor that of what is signed with it.
        let named = Set(manifest.paths + [Manifest.name, Manifest.signatureName])
        for path in listing.files where !named.contains(path) { report.add(.verifyFileExtra, in: path) }
        for folder in listing.folders where !named.contains(where: { $0.hasPrefix(folder + "/") }) {
            report.add(.verifyFileExtra, in: folder)
        }
    }
}
