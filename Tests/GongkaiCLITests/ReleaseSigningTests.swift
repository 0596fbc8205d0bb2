import Foundation
import GongkaiCLI
import GongkaiPlugins
import GongkaiRelease
import Testing

@Suite("Signing a release")
struct ReleaseSigningTests {
    /// Makes a key that is thrown away with its folder.
    private func makeKey(_ name: String, in place: Workplace) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = ["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", place.path(name)]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try #require(place.content(of: name + ".pub"))
    }

    @Test("is done with the key that the configuration names, and holds for who may sign and no others")
    func signed() throws {
        let place = try ReleasePlace("signing-key: keys\n")
        let key = try makeKey("keys", in: place.place)
        let stranger = try makeKey("others", in: place.place)
        let outcome = try place.release()
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(try place.content(of: Manifest.signatureName).hasPrefix("-----BEGIN SSH SIGNATURE-----\n"))
        #expect(try place.verify().error.contains("[verify.signer-unknown]"))

        let allowed = try place.place.write("office@yunxi.example \(key)", to: "allowed")
        #expect(try place.findings("--allowed-signers", allowed) == [:])
        #expect(try place.findings("--allowed-signers", allowed, "--signer", "office@yunxi.example") == [:])
        let signature = [Manifest.signatureName]
        #expect(
            try place.findings("--allowed-signers", allowed, "--signer", "who@yunxi.example")
                == ["verify.signature": signature])
        let others = try place.place.write("office@yunxi.example \(stranger)", to: "others-allowed")
        #expect(try place.findings("--allowed-signers", others) == ["verify.signature": signature])
        #expect(try place.verify("--allowed-signers", place.place.path("gone")).status == .noInput)
    }

    @Test("holds for the manifest that was signed, and for nothing else")
    func forged() throws {
        let place = try ReleasePlace("signing-key: keys\n")
        let key = try makeKey("keys", in: place.place)
        let allowed = try place.place.write("office@yunxi.example \(key)", to: "allowed")
        #expect(try place.release().status == .done)
        try place.replace("2,b,两\r\n", by: "", in: "datasets/staff/staff.csv")
        try place.makeManifestAnew()
        #expect(try place.findings()["verify.signature"] == [Manifest.signatureName])
        #expect(try place.findings("--allowed-signers", allowed)["verify.signature"] == [Manifest.signatureName])
        try FileManager.default.removeItem(atPath: place.path(Manifest.signatureName))
        #expect(
            try place.findings("--allowed-signers", allowed)["verify.signature-missing"] == [Manifest.signatureName])
    }

    @Test("goes on in revised releases with the publisher's configuration, and is missed without it")
    func revised() throws {
        let place = try ReleasePlace("signing-key: keys\n")
        let key = try makeKey("keys", in: place.place)
        let allowed = try place.place.write("office@yunxi.example \(key)", to: "allowed")
        #expect(try place.release().status == .done)
        let withdraw = [
            "release", "withdraw", place.place.path("out"), "--dataset", "staff", "--reason", "错", "--released",
        ]
        let signed = try place.place.runWhole(
            withdraw + ["2024-04-11", "--key", "1", "--period", "2024-03.2", "--configuration"]
                + [place.place.path("release.yaml")])
        #expect(signed.status == .done, "\(signed.error)")
        let verified = try place.place.runWhole(
            ["verify", place.place.path("out/2024-03.2"), "--allowed-signers", allowed])
        #expect(verified.status == .done, "\(verified.error)")
        let unsigned = try place.place.runWhole(withdraw + ["2024-04-12", "--key", "2", "--period", "2024-03.3"])
        #expect(unsigned.error.contains("[release.no-longer-signed]"))
    }

    @Test("is refused with what is no key, and then nothing is released")
    func noKey() throws {
        let place = try ReleasePlace("signing-key: staff.csv\n")
        let outcome = try place.release()
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("[release.not-signed]"))
        #expect(!FileManager.default.fileExists(atPath: place.place.path("out/2024-03")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.place.path("out")).isEmpty)
    }

    @Test("tells a program that is missing from one that fails, and what each says")
    func programs() throws {
        #expect(throws: OutsideProgram.Failure.missing) { try OutsideProgram("ssh-keygen", in: ["/nowhere"]) }
        let place = try Workplace()
        let input = try place.write(String(repeating: "0123456789", count: 50_000), to: "input")
        let copied = try OutsideProgram("cat").run([], input: input)
        #expect(copied.status == 0)
        #expect(copied.output.count == 500_000)
        let failed = try OutsideProgram("sh").run(["-c", "echo no >&2; exit 3"], input: input)
        #expect((failed.status, failed.output, failed.complaint) == (3, [], "no\n"))
        #expect(try OutsideProgram("sh").run(["-c", "kill -9 $$"], input: input).status == 137)
    }
}
