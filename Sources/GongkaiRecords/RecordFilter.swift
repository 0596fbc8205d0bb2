import GongkaiBytes
import GongkaiCheck
package import GongkaiModel

/// Which records are wanted: a field compared with a value, several of which must all hold.
///
/// Numbers, dates and times are compared by their value, other types as text by its bytes. A record that misses the
/// value is wanted only by `missing` and `!=`.
package struct RecordFilter: Sendable {
    package enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case contains
        case startsWith = "starts-with"
        case missing
        case present
    }

    /// One condition.
    package struct Condition: Sendable {
        /// The field's place in the schema.
        let field: Int
        let comparison: Comparison
        let value: [UInt8]
        let order: CanonicalOrder?

        package init(field: Int, of schema: DatasetSchema, _ comparison: Comparison, _ value: String) {
            self.field = field
            self.comparison = comparison
            self.value = Array(value.utf8)
            order = CanonicalOrder(schema.fields[field].type)
        }
    }

    private let conditions: [Condition]

    package init(_ conditions: [Condition]) { self.conditions = conditions }

    /// Whether a record of a batch is wanted.
    func admits(record: Int, of batch: RecordBatch, columns: [Int?]) -> Bool {
        conditions.allSatisfy { condition in
            let place = columns[condition.field].map { batch.place(record: record, column: $0) }
            guard let place, !place.isMissing else {
                return condition.comparison == .missing || condition.comparison == .unequal
            }
            return condition.admits(batch.value(at: place))
        }
    }
}

extension RecordFilter.Condition {
    fileprivate func admits(_ found: UnsafeRawBufferPointer) -> Bool {
        switch comparison {
        case .missing: false
        case .present: true
        case .equal: isEqual(found)
        case .unequal: !isEqual(found)
        case .less: difference(of: found).map { $0 < 0 } ?? false
        case .lessOrEqual: difference(of: found).map { $0 <= 0 } ?? false
        case .greater: difference(of: found).map { $0 > 0 } ?? false
        case .greaterOrEqual: difference(of: found).map { $0 >= 0 } ?? false
        case .contains: contains(found)
        case .startsWith: found.starts(with: value)
        }
    }

    /// By value where the type has an order: 5 is 5.0.
    private func isEqual(_ found: UnsafeRawBufferPointer) -> Bool {
        found.elementsEqual(value) || order != nil && difference(of: found) == 0
    }

    private func difference(of found: UnsafeRawBufferPointer) -> Int? {
        value.withUnsafeBytes { (order ?? .bytes).compare(found, $0) }
    }

    private func contains(_ found: UnsafeRawBufferPointer) -> Bool {
        guard found.count >= value.count else { return false }
        return (0...(found.count - value.count)).contains { found[$0...].starts(with: value) }
    }
}
