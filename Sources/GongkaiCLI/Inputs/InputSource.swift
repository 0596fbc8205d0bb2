import Glibc
import GongkaiArchive
import GongkaiBytes
import GongkaiWorkers

/// Where the bytes of an input come from, when they are not simply those of a file or of standard input.
protocol InputSource: Sendable {
    /// Whether it can be opened a second time, and then says the same.
    var isRepeatable: Bool { get }

    /// The bytes, from the first; of what is not repeatable, those that nobody has taken yet.
    func open() throws(SupplyError) -> any ByteSupply
}

/// A file.
struct FileSource: InputSource {
    let path: String

    var isRepeatable: Bool { true }

    func open() throws(SupplyError) -> any ByteSupply {
        let descriptor = Glibc.open(path.systemPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno) }
        return FileSupply(descriptor, isOurs: true)
    }
}

/// Bytes in memory.
struct MemorySource: InputSource {
    let bytes: [UInt8]

    var isRepeatable: Bool { true }

    func open() throws(SupplyError) -> any ByteSupply { MemorySupply(bytes) }
}

/// What comes once: through a pipe, or standard input.
struct OneTimeSource: InputSource {
    private let supply: Monitor<any ByteSupply>

    init(_ supply: any ByteSupply) { self.supply = Monitor(supply) }

    var isRepeatable: Bool { false }

    func open() throws(SupplyError) -> any ByteSupply { supply.withLock { $0 } }
}

/// What a packed stream unpacks to.
struct UnpackedSource: InputSource {
    let packed: any InputSource
    let packing: Packing
    let budget: UnpackingBudget

    var isRepeatable: Bool { packed.isRepeatable }

    func open() throws(SupplyError) -> any ByteSupply {
        try UnpackedSupply(packed.open(), packing: packing, budget: budget)
    }
}

/// A member of an archive.
struct MemberSource: InputSource {
    let archive: InputArchive
    let member: ArchiveMember

    var isRepeatable: Bool { true }

    func open() throws(SupplyError) -> any ByteSupply { try archive.open(member) }
}
