import GongkaiArchive
import GongkaiBytes
import GongkaiWorkers

/// An archive whose members are inputs. One that has been opened serves the next member too, so that a tar archive whose
/// members are read in their order is unpacked once.
final class InputArchive: Sendable {
    /// An archive that is open; each is used by one reader at a time.
    private enum Handle {
        case zip(ZipMembers)
        case tar(TarMembers)
    }

    /// Where a ZIP archive stands, which is read here and there; a tar archive is read from its beginning to its end.
    enum Form: Sendable {
        case zipFile(path: String)
        case zip([UInt8])
        case tar(any InputSource)
    }

    private let form: Form
    private let budget: ArchiveBudget
    /// One that nobody reads from now.
    private let idle = Monitor<Handle?>(nil)

    init(_ form: Form, budget: ArchiveBudget) {
        self.form = form
        self.budget = budget
    }

    /// What is in it.
    /// - Throws: `SupplyError` where it is damaged or beyond the budget.
    func listing() throws(SupplyError) -> ArchiveListing {
        let handle = try opened()
        switch handle {
        case .tar(let tar): return try tar.listing()
        case .zip(let zip):
            idle.withLock { $0 = handle }
            return zip.listing
        }
    }

    /// A member from its beginning.
    func open(_ member: ArchiveMember) throws(SupplyError) -> any ByteSupply {
        let handle = try handle(for: member)
        switch handle {
        case .zip(let zip):
            return Loan(try zip.open(member), handle, from: self)
        case .tar(let tar):
            try tar.advance(to: member)
            return Loan(TarMemberSupply(tar), handle, from: self)
        }
    }

    private func handle(for member: ArchiveMember) throws(SupplyError) -> Handle {
        let free = idle.withLock { idle in
            defer { idle = nil }
            return idle
        }
        switch free {
        case .zip?: if let free { return free }
        case .tar(let tar)? where tar.isAhead(of: member): return .tar(tar)
        case .tar?, nil: break
        }
        return try opened()
    }

    private func opened() throws(SupplyError) -> Handle {
        switch form {
        case .zipFile(let path):
            return .zip(try ZipMembers(path: path, size: FileStatus(path: path)?.size ?? 0, budget: budget))
        case .zip(let bytes): return .zip(try ZipMembers(bytes, budget: budget))
        case .tar(let source): return .tar(try TarMembers(source.open(), budget: budget))
        }
    }

    /// A member that is being read, which gives the archive back when nobody reads it any more.
    private final class Loan: ByteSupply {
        private var supply: (any ByteSupply)?
        private let handle: Handle
        private let archive: InputArchive

        init(_ supply: any ByteSupply, _ handle: Handle, from archive: InputArchive) {
            self.supply = supply
            self.handle = handle
            self.archive = archive
        }

        deinit {
            // The member is closed before somebody else may use the archive.
            supply = nil
            archive.idle.withLock { $0 = handle }
        }

        var taken: Int { supply?.taken ?? 0 }

        func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
            try supply?.read(into: room) ?? 0
        }
    }

    /// The member of a tar archive that was gone to.
    private final class TarMemberSupply: ByteSupply {
        private let tar: TarMembers
        private(set) var taken = 0

        init(_ tar: TarMembers) { self.tar = tar }

        func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
            let count = try tar.read(into: room)
            taken += count
            return count
        }
    }
}
