import CLibPQ
import GongkaiDiagnostics

/// The functions of libpq, found once, when the first server is asked.
enum LibPQ {
    private static let loaded: Result<gongkai_pq, DatabaseReadFailure> = withUnsafeTemporaryAllocation(
        of: gongkai_pq.self, capacity: 1
    ) { functions in
        guard let place = functions.baseAddress else { return .failure(missing("libpq")) }
        if let name = gongkai_pq_load(place) { return .failure(missing(String(cString: name))) }
        return .success(place.pointee)
    }

    private static func missing(_ what: String) -> DatabaseReadFailure {
        .unreachable(Diagnostic(.databaseLibraryMissing, [what]))
    }

    /// - Throws: where the machine has no libpq.
    static func functions() throws(DatabaseReadFailure) -> gongkai_pq { try loaded.get() }
}
