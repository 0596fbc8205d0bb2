import CLibArchive
import Glibc
package import GongkaiBytes
import GongkaiDiagnostics

/// The entries of a tar archive, which are read one after the other.
package final class TarMembers {
    private let supply: any ByteSupply
    private let reader: LibArchiveReader
    private let budget: ArchiveBudget
    /// The place of the entry that is being read.
    private var index = -1
    private var name = ""

    /// What tar archives consist of.
    package static let blockSize = 512

    /// Whether bytes begin a tar archive: the checksum of its first header, in octal digits, is that of the others
    /// (POSIX.1-2017, pax, "ustar Interchange Format"; as old as tar).
    package static func isTar(_ start: some Collection<UInt8>) -> Bool {
        let header = Array(start.prefix(512))
        guard header.count == 512, header[0] != 0 else { return false }
        let digits = header[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard !digits.isEmpty else { return false }
        let said = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
        let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
        return said == sum
    }

    /// - Parameter supply: the archive, no longer packed.
    package init(_ supply: any ByteSupply, budget: ArchiveBudget) throws(SupplyError) {
        self.supply = supply
        self.budget = budget
        reader = try LibArchiveReader(supply, refusal: { Diagnostic(.archiveCorrupt, [$0]) }) { library, archive in
            library.read_support_format_tar(archive) == ARCHIVE_OK
        }
    }

    /// Goes through the whole archive.
    /// - Throws: `SupplyError` where it is damaged, cut off or beyond the budget.
    package func listing() throws(SupplyError) -> ArchiveListing {
        var listing = ArchiveListing(budget: budget)
        while let entry = try next() {
            guard try listing.add(entry) else { continue }
            listing.note(start: try first())
        }
        // What unpacks it compares checksums at its end.
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        while try supply.read(into: room) > 0 {}
        return listing
    }

    /// How the entry that was gone to begins.
    private func first() throws(SupplyError) -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: TarMembers.blockSize, alignment: 16)
        defer { room.deallocate() }
        var count = 0
        while count < room.count {
            let got = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
            if got == 0 { break }
            count += got
        }
        return Array(room[..<count])
    }

    /// Whether a member is still to come, or has just been come to.
    package func isAhead(of member: ArchiveMember) -> Bool { index < member.index }

    /// Goes on to a member.
    package func advance(to member: ArchiveMember) throws(SupplyError) {
        while index < member.index {
            guard try next() != nil else { throw .refused(Diagnostic(.archiveDamaged, [member.name])) }
        }
    }

    /// Hands out more of the entry that was gone to.
    package func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        if room.isEmpty { return 0 }
        let got = reader.library.read_data(reader.archive, room.baseAddress, room.count)
        guard got >= 0 else { throw failure }
        return got
    }

    private func next() throws(SupplyError) -> ZipEntry? {
        var header: OpaquePointer?
        switch reader.library.read_next_header(reader.archive, &header) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default: throw failure
        }
        index += 1
        let library = reader.library
        guard let header, let text = library.entry_pathname(header) ?? library.entry_pathname_utf8(header) else {
            throw failure
        }
        name = MemberName.text(text) ?? String(cString: text)
        let kind = library.entry_filetype(header)
        let isFolder = kind == UInt32(Glibc.S_IFDIR)
        let isFile = kind == UInt32(Glibc.S_IFREG) && library.entry_hardlink(header) == nil
        let size = isFile ? Int(library.entry_size(header)) : 0
        return ZipEntry(
            name: isFolder && !name.hasSuffix("/") ? name + "/" : name, size: size, packedSize: size,
            isEncrypted: false, isSpecial: !isFile && !isFolder)
    }

    private var failure: SupplyError {
        guard !name.isEmpty, case .refused(let diagnostic) = reader.failure, diagnostic.rule == .archiveCorrupt else {
            return reader.failure
        }
        return .refused(Diagnostic(.archiveCorruptBehind, [name] + diagnostic.arguments))
    }
}
