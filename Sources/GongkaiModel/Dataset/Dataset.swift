/// A schema and its records, held in memory: what a publication is seen as. Streams of records are never held whole.
public struct Dataset: Hashable, Sendable {
    /// The values of one record, one for each field, in their order.
    public typealias Record = [FieldValue]

    /// What the records keep to, and what their values are called.
    public let schema: DatasetSchema
    /// The records, in the order in which they were added.
    public private(set) var records: [Record] = []

    /// Makes a dataset without records.
    public init(_ schema: DatasetSchema) {
        self.schema = schema
    }

    /// Adds a record that names its fields; those that it leaves out are missing.
    ///
    /// A name that the schema does not have is a mistake of the caller, and stops the program.
    public mutating func append(_ values: KeyValuePairs<String, FieldValue>) {
        var record = Record(repeating: .missing, count: schema.fields.count)
        for (name, value) in values {
            guard let index = schema.index(of: name) else {
                preconditionFailure("\(schema.name) has no field \(name)")
            }
            record[index] = value
        }
        records.append(record)
    }

    /// Adds a record with a value for every field.
    public mutating func append(_ record: Record) {
        precondition(record.count == schema.fields.count, "\(schema.name) has \(schema.fields.count) fields")
        records.append(record)
    }

    /// The values of one field, from the first record to the last; empty where there is no such field.
    public func values(of field: String) -> [FieldValue] {
        guard let index = schema.index(of: field) else { return [] }
        return records.map { $0[index] }
    }
}

extension Dataset {
    /// A record that breaks the rules of its schema.
    public enum Violation: Hashable, Sendable {
        /// The value is of another type; `record` counts from 0.
        case type(field: String, record: Int)
        /// A field that every record must have is missing.
        case required(field: String, record: Int)
        /// An earlier record has the same primary key.
        case repeatedKey(record: Int)
    }

    /// Every breach of type, requirement and primary key.
    public var violations: [Violation] {
        var violations: [Violation] = []
        var keys: Set<Record> = []
        let keyFields = schema.primaryKey.compactMap(schema.index)
        for (number, record) in records.enumerated() {
            for (field, value) in zip(schema.fields, record) {
                if !field.type.admits(value) { violations.append(.type(field: field.name, record: number)) }
                if field.constraints.required, value == .missing {
                    violations.append(.required(field: field.name, record: number))
                }
            }
            if !keyFields.isEmpty, !keys.insert(keyFields.map { record[$0] }).inserted {
                violations.append(.repeatedKey(record: number))
            }
        }
        return violations
    }
}
