import GongkaiDiagnostics
import GongkaiRelease

/// Whether the manifest is signed by somebody who may.
struct SignatureVerification {
    let folder: String
    let allowedSigners: String?
    let signer: String?

    func verify(
        _ listing: ReleaseListing, surroundings: Surroundings, report: inout VerificationReport
    ) throws(CommandFailure) {
        if let allowedSigners, FileStatus(path: allowedSigners) == nil {
            throw CommandFailure(.noInput, .commandInputMissing, file: allowedSigners)
        }
        guard listing.contains(Manifest.signatureName) else {
            if allowedSigners != nil { report.add(.verifySignatureMissing, in: Manifest.signatureName) }
            return
        }
        guard listing.contains(Manifest.name) else { return }
        let signature = ManifestSignature(manifest: folder + "/" + Manifest.name)
        let fault = try signature.fault(
            of: folder + "/" + Manifest.signatureName, allowed: allowedSigners, signer: signer)
        if let fault { return report.add(.verifySignature, [fault], in: Manifest.signatureName) }
        if allowedSigners == nil { report.add(.verifySignerUnknown, in: Manifest.signatureName) }
    }
}
