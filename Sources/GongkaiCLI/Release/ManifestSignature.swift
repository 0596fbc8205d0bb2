import GongkaiDiagnostics
import GongkaiPlugins
import GongkaiRelease

/// The signature of a manifest, made and looked at by OpenSSH (`ssh-keygen -Y`, PROTOCOL.sshsig).
struct ManifestSignature {
    /// What is signed, so that a signature for something else is none for a release.
    private static let namespace = "gongkai-release"

    /// The path of the manifest.
    let manifest: String

    /// - Parameter key: the path of a private key, or of a public one whose private one an agent holds.
    /// - Returns: the signature, as OpenSSH armours it.
    /// - Throws: status 69 where OpenSSH is missing; 65 where it does not sign with this key.
    func make(with key: String) throws(CommandFailure) -> [UInt8] {
        let outcome = try run([
            "-Y", "sign", "-q", "-n", ManifestSignature.namespace, "-f", ManifestSignature.path(key),
        ])
        guard outcome.status == 0, !outcome.output.isEmpty else {
            throw CommandFailure(.unreadable, .releaseNotSigned, [ManifestSignature.words(of: outcome)], file: key)
        }
        return outcome.output
    }

    /// Looks whether a signature is that of the manifest.
    /// - Parameters:
    ///   - allowed: the path of the file that says who may sign; `nil` for anybody.
    ///   - signer: who must have signed; `nil` for any who may.
    /// - Returns: what is wrong, `nil` where nothing is.
    /// - Throws: status 69 where OpenSSH is missing.
    func fault(
        of signature: String, allowed: String?, signer: String?
    ) throws(CommandFailure) -> String? {
        let place = ["-n", ManifestSignature.namespace, "-s", ManifestSignature.path(signature)]
        guard let allowed else { return try complaint(["-Y", "check-novalidate"] + place) }
        let file = ["-f", ManifestSignature.path(allowed)]
        var signers = [signer].compactMap(\.self)
        if signers.isEmpty {
            let outcome = try run(["-Y", "find-principals", "-s", ManifestSignature.path(signature)] + file)
            guard outcome.status == 0 else { return ManifestSignature.words(of: outcome) }
            signers = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map { String($0) }
        }
        var fault: String? = "no principal"
        for signer in signers {
            fault = try complaint(["-Y", "verify", "-I", signer] + file + place)
            if fault == nil { return nil }
        }
        return fault
    }

    private func complaint(_ arguments: [String]) throws(CommandFailure) -> String? {
        let outcome = try run(arguments)
        return outcome.status == 0 ? nil : ManifestSignature.words(of: outcome)
    }

    private func run(_ arguments: [String]) throws(CommandFailure) -> OutsideProgram.Outcome {
        do throws(OutsideProgram.Failure) {
            return try OutsideProgram("ssh-keygen").run(arguments, input: manifest)
        } catch {
            switch error {
            case .missing: throw CommandFailure(.componentMissing, .releaseNoSSHKeygen)
            case .system(let words): throw CommandFailure(.inputOutput, .commandInputFailed, [words], file: manifest)
            }
        }
    }

    /// A path that is not taken for an option.
    private static func path(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }

    /// What the program said, in one line.
    private static func words(of outcome: OutsideProgram.Outcome) -> String {
        let said = outcome.complaint + String(decoding: outcome.output, as: UTF8.self)
        let lines = said.split(whereSeparator: \.isNewline).map { String($0.filter { $0 != "\u{1B}" }) }
        return lines.isEmpty ? "ssh-keygen: \(outcome.status)" : lines.joined(separator: "; ")
    }
}
