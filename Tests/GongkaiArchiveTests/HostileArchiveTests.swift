import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import Testing

@Suite struct HostileArchiveTests {
    private func refusal(_ bytes: [UInt8], budget: ArchiveBudget = ArchiveBudget()) -> DiagnosticRule? {
        do throws(ArchiveError) {
            _ = try Archive.unpack(bytes, budget: budget)
            return nil
        } catch {
            return error.diagnostic.rule
        }
    }

    private func packed(_ names: String..., bytes: Int = 10) throws -> [UInt8] {
        try Archive.pack(names.map { NamedFile(name: $0, bytes: Array(repeating: 65, count: bytes)) })
    }

    /// The archive with every occurrence of some bytes replaced: names stand in it twice, as they are.
    private func replacing(_ old: String, _ new: String, in bytes: [UInt8]) -> [UInt8] {
        replacing(Array(old.utf8), Array(new.utf8), in: bytes)
    }

    private func replacing(_ old: [UInt8], _ new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if rest.starts(with: old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else if let byte = rest.popFirst() {
                result.append(byte)
            }
        }
        return result
    }

    @Test(
        "names that lead out of the archive are refused",
        arguments: ["../a", "a/../b", "/etc/a", "a\\b", "C:a", "./a", "a//b", "a\nb", ".."])
    func names(name: String) throws {
        #expect(refusal(try packed(name)) == .archiveUnsafeName)
    }

    @Test("a name that comes twice is refused")
    func repeatedName() throws {
        #expect(refusal(replacing("bb.csv", "aa.csv", in: try packed("aa.csv", "bb.csv"))) == .archiveRepeatedName)
    }

    @Test("too many entries, too large ones and too much together are refused")
    func budgets() throws {
        let archive = try packed("a", "b", "c", bytes: 100)
        #expect(refusal(archive) == nil)
        #expect(refusal(archive, budget: ArchiveBudget(entries: 2)) == .archiveTooManyEntries)
        #expect(refusal(archive, budget: ArchiveBudget(entryBytes: 99)) == .archiveEntryTooLarge)
        #expect(refusal(archive, budget: ArchiveBudget(totalBytes: 299)) == .archiveTooLarge)
    }

    @Test("an entry that unpacks to a thousand times its size is refused")
    func bomb() throws {
        #expect(refusal(try packed("a", bytes: 8 << 20)) == .archiveRatio)
    }

    @Test("a link is refused")
    func link() throws {
        // The upper half of the external attributes: S_IFREG | 0644 becomes S_IFLNK | 0644.
        let archive = replacing([0, 0, 0xA4, 0x81], [0, 0, 0xA4, 0xA1], in: try packed("a"))
        #expect(refusal(archive) == .archiveSpecialFile)
    }

    @Test("an encrypted entry is refused")
    func encrypted() throws {
        // Bit 0 of the general purpose flags, behind the signatures of the local and the central header.
        var archive = try packed("a.csv")
        for (signature, distance) in [([0x50, 0x4B, 3, 4] as [UInt8], 6), ([0x50, 0x4B, 1, 2], 8)] {
            let start = try #require(archive.indices.first { archive[$0...].starts(with: signature) })
            archive[start + distance] |= 1
        }
        #expect(refusal(archive) == .archiveEncrypted)
    }

    @Test("an entry whose content is not that of its checksum is refused")
    func damaged() throws {
        var archive = try packed("a.csv", bytes: 1_000)
        archive[30 + 5 + 2] ^= 0xFF
        let rule = refusal(archive)
        #expect(rule == .archiveDamaged || rule == .archiveUnreadable)
    }

    @Test("bytes that are no archive, and archives cut anywhere, are refused without a crash")
    func cutOff() throws {
        let archive = try packed("a.csv", "b.csv")
        #expect(refusal([]) == .archiveUnreadable)
        #expect(refusal(Array("no archive".utf8)) == .archiveUnreadable)
        for length in 0..<archive.count { #expect(refusal(Array(archive.prefix(length))) != nil) }
    }

    @Test("archives with a byte changed are refused or unpacked, without a crash")
    func changedBytes() throws {
        let archive = try packed("a.csv", "b.csv")
        for index in archive.indices {
            var changed = archive
            changed[index] ^= 0x55
            if refusal(changed) == nil { #expect(try Archive.unpack(changed).count <= 2) }
        }
    }
}
