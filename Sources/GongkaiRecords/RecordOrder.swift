import GongkaiBytes
import GongkaiCheck
package import GongkaiModel

/// The order that records are sorted into: by one field, and where that is equal by the next.
///
/// Numbers, dates and times are ordered by their value, other types as text by its bytes. A record that misses the value
/// comes behind all that have it, in either direction. Records that are equal stay in the order of the input.
package struct RecordOrder: Sendable {
    /// One field of the order.
    package struct Key: Sendable {
        /// The field's place in the schema.
        let field: Int
        let order: CanonicalOrder
        let isDescending: Bool

        package init(field: Int, of schema: DatasetSchema, isDescending: Bool = false) {
            self.field = field
            self.isDescending = isDescending
            order = CanonicalOrder(schema.fields[field].type) ?? .bytes
        }
    }

    private let keys: [Key]
    /// How much memory sorting may take, in bytes.
    let memory: Int

    package init(_ keys: [Key], memory: Int = RecordSorter.memory) {
        self.keys = keys
        self.memory = memory
    }

    /// Writes what orders a record by its bytes: of each field whether it is missing, and its value.
    func appendKey(of record: Int, in batch: RecordBatch, columns: [Int?], to output: ByteBuffer) {
        for key in keys {
            let place = columns[key.field].map { batch.place(record: record, column: $0) }
            guard let place, !place.isMissing else {
                output.append(1)
                continue
            }
            output.append(0)
            let start = output.count
            output.appendOrderKey(of: batch.value(at: place), in: key.order)
            if key.isDescending { output.complement(from: start) }
        }
    }
}
