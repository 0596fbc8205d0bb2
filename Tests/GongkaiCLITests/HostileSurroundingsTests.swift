import Foundation
import Glibc
import GongkaiCLI
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// Disks that are full, files that may not grow, pipes that are closed, and JSON that is none.
@Suite struct HostileSurroundingsTests {
    /// A file system of 64 KB, which takes root to mount; gone with its owner.
    private final class SmallDisk {
        let place: Workplace

        init?() {
            guard geteuid() == 0, let place = try? Workplace(),
                mount("gongkai-tests", place.folder.path, "tmpfs", 0, "size=64k") == 0
            else { return nil }
            self.place = place
        }

        deinit { umount2(place.folder.path, CInt(MNT_DETACH)) }
    }

    private static let canMount = SmallDisk() != nil

    private static let registries = (
        readers: DocumentReaderRegistry.standard.readers, writers: DocumentWriterRegistry.standard.writers
    )

    private func run(_ arguments: String..., in place: Workplace) throws -> CommandOutcome {
        try place.run(
            arguments, readers: HostileSurroundingsTests.registries.readers,
            writers: HostileSurroundingsTests.registries.writers)
    }

    /// A text whose XML takes more than the small disk has.
    private func text(in place: Workplace) throws -> String {
        try place.write(String(repeating: "正文甲乙丙丁，\n", count: 10_000), to: "long.txt")
    }

    @Test(
        "a full disk is told with status 74, and nothing is left behind",
        .enabled(if: canMount, "takes root, and a place where file systems may be mounted"))
    func fullDisk() throws {
        let place = try Workplace()
        let disk = try #require(SmallDisk())
        let input = try text(in: place)
        for format in ["xml", "json"] {
            let outcome = try run("convert", input, "-o", disk.place.path("out.\(format)"), in: place)
            #expect(outcome.status == .inputOutput)
            #expect(outcome.error.contains("[command.disk-full]"))
            #expect(disk.place.names.isEmpty)
        }
        try disk.place.write("old", to: "out.xml")
        let outcome = try run("convert", input, "-o", disk.place.path("out.xml"), "--force", in: place)
        #expect(outcome.status == .inputOutput)
        #expect(disk.place.names == ["out.xml"])
        #expect(disk.place.content(of: "out.xml") == "old")
    }

    private static let suite = "conformance/JSONTestSuite/test_parsing"

    @Test(
        "JSON that must be taken is refused only as no publication, what must be refused is, and nothing breaks",
        .enabled(if: SharedInputs.has(suite), "the shared inputs have no JSONTestSuite"))
    func conformance() throws {
        let folder = try #require(SharedInputs.path(HostileSurroundingsTests.suite)).path
        let place = try Workplace()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 318)
        for name in names {
            let outcome = try run("validate", "-f", "json", folder + "/" + name, in: place)
            switch name.first {
            // It is JSON, and it is checked as such: what is wrong is what it says, unless it is an array of records.
            case "y": #expect([.done, .inputHasErrors].contains(outcome.status), "\(name): \(outcome.error)")
            case "n": #expect(outcome.status == .unreadable, "\(name): \(outcome.error)")
            default: #expect([.inputHasErrors, .unreadable].contains(outcome.status), "\(name): \(outcome.error)")
            }
            #expect(outcome.status == .done || !outcome.error.isEmpty)
        }
    }

    @Test("an input larger than its limit is not read to its end")
    func endless() throws {
        let place = try Workplace()
        let outcome = try run("validate", "/dev/zero", "--limit", "input-size=1M", in: place)
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("[limit.input-size]"))
    }
}
