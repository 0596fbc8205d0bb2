package import GongkaiBytes
import GongkaiModel

/// What has been seen of one column: which types its values leave possible, what is missing, how long values are and
/// which there are. What two workers saw of different records can be put together in any order.
package struct ColumnEvidence: Sendable {
    /// The types that are looked for. Durations are not: a code like `P5M` is one too easily. Nor are lists in one cell,
    /// which no text tells from a sentence.
    private static let soughtTypes: [FieldType] = [
        .boolean, .uscc, .divisionCode, .year, .yearMonth, .yearQuarter, .date, .time, .dateTime, .geopoint,
        .documentNumber, .uri, .integer, .decimal, .list(of: .integer), .list(of: .decimal), .list(of: .boolean),
        .list(of: .date), .list(of: .string),
    ]

    private(set) var types: [TypeEvidence]
    /// Whether all could be text: JSON's numbers and truth values are none.
    private(set) var isText = true
    /// Values, without words for missing ones.
    private(set) var values = 0
    private(set) var missing = 0
    /// How often each of the words for missing values stands in the column, unquoted.
    private(set) var words = MissingWord.all.map { _ in 0 }
    private(set) var shortest = Int.max
    private(set) var longest = 0
    private(set) var distinct = DistinctValues()
    private var hasPossibleTypes = true

    /// - Parameter form: in which forms values will be let in.
    package init(form: RecordCheck.Form) { types = ColumnEvidence.soughtTypes.map { TypeEvidence($0, form) } }

    /// The longest value, in characters, that may be a key: nobody refers to a record by a text.
    private static let longestKey = 64

    /// Whether every record seen has a value that may be a key, be it a word for a missing one.
    package var mayBeKey: Bool { missing == 0 && longest <= ColumnEvidence.longestKey }

    /// Looks at the values of a column in the first records of a batch.
    /// - Parameter isCSV: whether what stands unquoted may be a word for a missing value.
    package mutating func take(_ batch: RecordBatch, column: Int, records: Int, isCSV: Bool) {
        let bytes = batch.bytes.bytes
        batch.fields.withUnsafeBufferPointer { places in
            var place = column
            for _ in 0..<records {
                take(places[place], in: bytes, isCSV: isCSV)
                place += batch.columnCount
            }
        }
    }

    @inline(__always)
    private mutating func take(_ place: FieldPlace, in bytes: UnsafeRawBufferPointer, isCSV: Bool) {
        guard !place.isMissing else {
            missing += 1
            return
        }
        let value = UnsafeRawBufferPointer(rebasing: bytes[place.range])
        if isCSV, let word = MissingWord.index(of: value), !ColumnEvidence.isQuoted(place, in: bytes) {
            words[word] += 1
        } else {
            take(value, place.kind)
        }
    }

    /// A value without a quote in it stands where it was read, behind its opening quote if it has one.
    private static func isQuoted(_ place: FieldPlace, in bytes: UnsafeRawBufferPointer) -> Bool {
        place.start > 0 && bytes[Int(place.start) - 1] == UInt8(ascii: "\"")
    }

    @inline(__always)
    private mutating func take(_ value: UnsafeRawBufferPointer, _ kind: FieldPlace.Kind) {
        values += 1
        if kind != .text { isText = false }
        if hasPossibleTypes {
            hasPossibleTypes = false
            for index in types.indices where types[index].isPossible {
                types[index].take(value, kind)
                if types[index].isPossible { hasPossibleTypes = true }
            }
        }
        let length = ScalarCount.count(value)
        shortest = min(shortest, length)
        longest = max(longest, length)
        distinct.insert(value)
    }

    /// Adds what was seen elsewhere of the same column.
    package mutating func merge(_ other: ColumnEvidence) {
        for index in types.indices { types[index].merge(other.types[index]) }
        isText = isText && other.isText
        values += other.values
        missing += other.missing
        for index in words.indices { words[index] += other.words[index] }
        shortest = min(shortest, other.shortest)
        longest = max(longest, other.longest)
        distinct.merge(other.distinct)
    }

    /// Takes words that turned out to be values for such.
    /// - Parameter missingWords: those that stand for missing values; the others are values.
    mutating func settle(_ missingWords: Set<Int>) {
        for (index, count) in words.enumerated() where count > 0 {
            if missingWords.contains(index) {
                missing += count
            } else {
                Array(MissingWord.all[index].utf8).withUnsafeBytes { take($0, .text) }
                values += count - 1
            }
            words[index] = 0
        }
    }
}
