import CLibArchive
import GongkaiBytes
import GongkaiDiagnostics

/// libarchive, reading what a supply hands out.
final class LibArchiveReader {
    let library: gongkai_archive
    let archive: OpaquePointer
    private let feed: Feed
    /// What to say of what libarchive does not like.
    private let refusal: (_ words: String) -> Diagnostic

    /// - Parameter prepare: says what is read, before the first byte is.
    init(
        _ supply: any ByteSupply, refusal: @escaping (_ words: String) -> Diagnostic,
        prepare: (gongkai_archive, OpaquePointer) -> Bool
    ) throws(SupplyError) {
        self.refusal = refusal
        do throws(ArchiveError) {
            library = try LibArchive.functions()
        } catch {
            throw .refused(error.diagnostic)
        }
        guard let archive = library.read_new() else {
            throw .refused(Diagnostic(.archiveLibraryMissing, ["libarchive"]))
        }
        self.archive = archive
        feed = Feed(supply)
        let state = Unmanaged.passUnretained(feed).toOpaque()
        let isOpen =
            prepare(library, archive)
            && library.read_open(archive, state, nil, { _, state, place in Feed.next(state, place) }, nil)
                == ARCHIVE_OK
        guard isOpen else { throw failure }
    }

    deinit { _ = library.read_free(archive) }

    /// What the supply failed with, or else what libarchive did not like.
    var failure: SupplyError { feed.failure ?? .refused(refusal(words)) }

    /// Whether something has gone wrong, though what was asked for succeeded.
    var hasComplained: Bool { feed.failure != nil || library.error_string(archive) != nil }

    /// What libarchive says.
    private var words: String { library.error_string(archive).map { String(cString: $0) } ?? "libarchive" }

    /// Hands libarchive one piece after the other.
    private final class Feed {
        private let supply: any ByteSupply
        private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
        private(set) var failure: SupplyError?

        init(_ supply: any ByteSupply) { self.supply = supply }

        deinit { piece.deallocate() }

        static func next(
            _ state: UnsafeMutableRawPointer?, _ place: UnsafeMutablePointer<UnsafeRawPointer?>?
        ) -> Int {
            guard let state else { return -1 }
            let feed = Unmanaged<Feed>.fromOpaque(state).takeUnretainedValue()
            do throws(SupplyError) {
                place?.pointee = UnsafeRawPointer(feed.piece.baseAddress)
                return try feed.supply.read(into: feed.piece)
            } catch {
                feed.failure = error
                return -1
            }
        }
    }
}
