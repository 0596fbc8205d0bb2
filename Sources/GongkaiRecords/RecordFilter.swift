import GongkaiBytes
import GongkaiModel

/// Which records are wanted: a field compared with a value, several of which must all hold.
package struct RecordFilter: Sendable {
    package init() {}
    func admits(record: Int, of batch: RecordBatch) -> Bool { true }
}
