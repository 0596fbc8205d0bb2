package import GongkaiBytes

/// Looks at records as they were read, while they go by. Several workers call it at a time.
package protocol RecordObserver: Sendable {
    /// Looks at a batch.
    /// - Returns: whether more is wanted.
    func observe(_ batch: RecordBatch) -> Bool
}
