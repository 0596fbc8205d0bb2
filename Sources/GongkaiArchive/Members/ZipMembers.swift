import CLibZip
package import GongkaiBytes
import GongkaiDiagnostics

/// The members of a ZIP archive, in a file or in memory, each unpacked when it is asked for.
package final class ZipMembers {
    package let listing: ArchiveListing
    private let zip: ZipHandle
    /// Where the archive stands in memory, if it does.
    private let bytes: [UInt8]?

    /// Opens an archive that is a file.
    /// - Parameter size: of the file, in bytes.
    /// - Throws: `SupplyError` where it is no ZIP archive, damaged or beyond the budget.
    package convenience init(path: String, size: Int, budget: ArchiveBudget) throws(SupplyError) {
        let zip = try ZipMembers.asSupply { () throws(ArchiveError) in try ZipHandle.open(path: path) }
        try self.init(zip, size: size, bytes: nil, budget: budget)
    }

    /// Opens an archive in memory.
    package convenience init(_ bytes: [UInt8], budget: ArchiveBudget) throws(SupplyError) {
        let zip = try ZipMembers.asSupply { () throws(ArchiveError) in
            try ZipHandle.open(ZipSource.copy(of: bytes), flags: ZIP_RDONLY | ZIP_CHECKCONS)
        }
        try self.init(zip, size: bytes.count, bytes: bytes, budget: budget)
    }

    private init(
        _ zip: consuming ZipHandle, size: Int, bytes: [UInt8]?, budget: ArchiveBudget
    ) throws(SupplyError) {
        var listing = ArchiveListing(budget: budget)
        var packedBytes = 0
        // What one program wrote is in one encoding.
        var areOld = false
        for index in 0..<min(zip.count, budget.entries) where !areOld { areOld = zip.isOldName(index) }
        for index in 0..<zip.count {
            let entry: ZipEntry
            do throws(ArchiveError) {
                entry = try zip.entry(index)
            } catch {
                throw .refused(error.diagnostic)
            }
            let (sum, isTooLarge) = packedBytes.addingReportingOverflow(entry.packedSize)
            guard !isTooLarge, sum <= size else {
                throw .refused(Diagnostic(.archiveOverlap, [String(isTooLarge ? .max : sum), String(size)]))
            }
            packedBytes = sum
            try listing.add(zip.decodedName(index, othersAreOld: areOld).map(entry.named) ?? entry)
        }
        self.listing = listing
        self.bytes = bytes
        self.zip = zip
    }

    private static func asSupply(
        _ work: () throws(ArchiveError) -> ZipHandle
    ) throws(SupplyError) -> ZipHandle {
        do throws(ArchiveError) {
            return try work()
        } catch {
            throw .refused(error.diagnostic)
        }
    }

    /// A member to be unpacked, which keeps the archive open.
    package func open(_ member: ArchiveMember) throws(SupplyError) -> any ByteSupply {
        do throws(ArchiveError) {
            return MemberSupply(try zip.open(at: member.index), member, of: self)
        } catch {
            throw .refused(Diagnostic(.archiveDamaged, [member.name]))
        }
    }

    /// One member, unpacked from its beginning to its end.
    private final class MemberSupply: ByteSupply {
        private let file: OpaquePointer
        private let member: ArchiveMember
        private let archive: ZipMembers
        /// What is unpacked of an archive has been held to its budget.
        private(set) var taken = 0

        init(_ file: OpaquePointer, _ member: ArchiveMember, of archive: ZipMembers) {
            self.file = file
            self.member = member
            self.archive = archive
        }

        deinit { archive.zip.close(file) }

        func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
            if room.isEmpty { return 0 }
            let got = archive.zip.read(file, into: room)
            taken += max(got, 0)
            guard got >= 0, taken <= member.size, got > 0 || taken == member.size else {
                throw .refused(Diagnostic(.archiveDamaged, [member.name]))
            }
            return got
        }
    }
}
