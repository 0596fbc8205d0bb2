public import GongkaiBytes

/// A parser of a format in which every record names its own fields, so that fields may come up at any time.
///
/// Where a parser throws `UnknownField`, the input can be gone through once more, from the beginning, asking for the
/// names in every piece; parsers for all of them then meet no other.
public protocol FieldDiscovery: RecordParser {
    /// The names of fields in a piece that are none of the columns, in the order in which they first come up. They are
    /// columns of the parser from then on. Records that cannot be read say nothing.
    mutating func unknownFields(in batch: inout RecordBatch) -> [String]
}
