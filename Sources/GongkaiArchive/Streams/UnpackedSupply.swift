import CLibArchive
package import GongkaiBytes
import GongkaiDiagnostics

/// What a packed stream unpacks to, unpacked as it is read and held to a budget.
package final class UnpackedSupply: ByteSupply {
    private let packed: any ByteSupply
    private let unpacked: any ByteSupply
    private let budget: UnpackingBudget
    private var count = 0

    /// - Throws: `SupplyError` where the library for it is missing, or what is there does not begin such a stream.
    package init(
        _ packed: any ByteSupply, packing: Packing, budget: UnpackingBudget = UnpackingBudget()
    ) throws(SupplyError) {
        self.packed = packed
        self.budget = budget
        unpacked = packing == .gzip ? try GzipSupply(packed) : try FilterSupply(packed, packing)
    }

    package var taken: Int { packed.taken }

    package func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        let got = try unpacked.read(into: room)
        count += got
        guard count <= budget.bytes else {
            throw .refused(Diagnostic(.archiveTooLarge, [String(budget.bytes)]))
        }
        guard count <= 1 << 20 || count / budget.ratio <= taken else {
            throw .refused(Diagnostic(.archiveStreamRatio, [String(budget.ratio)]))
        }
        return got
    }
}

/// How much a packed stream may unpack to.
package struct UnpackingBudget: Hashable, Sendable {
    /// In bytes.
    package var bytes: Int
    /// How many times as much as was stored may come of it, once it is more than a megabyte.
    package var ratio: Int

    package init(bytes: Int = .max, ratio: Int = 500) {
        self.bytes = bytes
        self.ratio = ratio
    }
}

/// A stream that libarchive unpacks.
private final class FilterSupply: ByteSupply {
    private let packed: any ByteSupply
    private let reader: LibArchiveReader

    init(_ packed: any ByteSupply, _ packing: Packing) throws(SupplyError) {
        self.packed = packed
        reader = try LibArchiveReader(
            packed, refusal: { Diagnostic(.archiveStreamDamaged, [packing.rawValue, $0]) }
        ) { library, archive in
            let filter: Int32 =
                switch packing {
                case .zstd: library.read_support_filter_zstd(archive)
                case .bzip2: library.read_support_filter_bzip2(archive)
                case .xz: library.read_support_filter_xz(archive)
                case .lz4: library.read_support_filter_lz4(archive)
                case .lzip: library.read_support_filter_lzip(archive)
                case .compress: library.read_support_filter_compress(archive)
                case .gzip: ARCHIVE_FATAL
                }
            // A warning would say that a program is called for it, which is not wanted.
            return filter == ARCHIVE_OK && library.read_support_format_raw(archive) == ARCHIVE_OK
                && library.read_support_format_empty(archive) == ARCHIVE_OK
        }
        // What is damaged before its first byte looks empty too, but for what was said of it.
        if reader.hasComplained { throw reader.failure }
        // What is cut off before the filter knows it is handed out as it stands.
        if reader.library.filter_count(reader.archive) < 2 { throw reader.failure }
        var entry: OpaquePointer?
        isEmpty = false
        switch reader.library.read_next_header(reader.archive, &entry) {
        case ARCHIVE_OK: break
        case ARCHIVE_EOF: isEmpty = true
        default: throw reader.failure
        }
    }

    /// Whether what is unpacked is nothing, which libarchive takes for an archive without entries.
    private var isEmpty: Bool

    var taken: Int { packed.taken }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        if isEmpty || room.isEmpty { return 0 }
        let got = reader.library.read_data(reader.archive, room.baseAddress, room.count)
        guard got >= 0 else { throw reader.failure }
        return got
    }
}
