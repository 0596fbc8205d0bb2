import GongkaiModel

/// From when to when the records of a dataset reach, by their first time field; only where all of them are known.
struct PortalCoverage {
    let first: String
    let last: String

    init?(of dataset: ReleasedDataset) {
        guard dataset.recordCount <= dataset.preview.count, let column = dataset.schema.timeField else { return nil }
        let values = dataset.preview.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter {
            !$0.isEmpty
        }
        guard let first = values.min(), let last = values.max() else { return nil }
        self.first = first
        self.last = last
    }

    /// An interval of ISO 8601; `nil` for quarters, which have no form there.
    var interval: String? {
        guard !(first + last).contains("Q") else { return nil }
        return first == last ? first : first + "/" + last
    }

    /// The years that it touches, from the first to the last.
    var years: ClosedRange<Int>? {
        guard let from = Int(first.prefix(4)), let to = Int(last.prefix(4)), from <= to else { return nil }
        return from...to
    }
}

extension DatasetSchema {
    /// The place of the field that says when a record is of: the first time that every record has, else the first time.
    var timeField: Int? {
        let places = fields.indices.filter { fields[$0].type.isTime }
        return places.first { fields[$0].constraints.required } ?? places.first
    }
}

extension FieldType {
    /// Whether the values are times whose text rises with them.
    var isTime: Bool {
        switch self {
        case .date, .dateTime, .yearMonth, .yearQuarter, .year: true
        default: false
        }
    }
}
