package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// How many values of each field were read in which form besides the canonical one. Each worker has its own; they are
/// added up at the end.
package struct ReadingTally: Hashable, Sendable {
    /// The counts of one field, by the place of the reading.
    package struct Counts: Hashable, Sendable {
        fileprivate var byReading: [Int] = []

        mutating func add(_ readings: ValueReading) {
            if byReading.isEmpty { byReading = Array(repeating: 0, count: ValueReading.count) }
            var rest = readings.rawValue
            while rest != 0 {
                byReading[rest.trailingZeroBitCount] += 1
                rest &= rest - 1
            }
        }
    }

    private var fields: [Counts]

    /// - Parameter count: how many fields the schema has.
    package init(fields count: Int) {
        fields = Array(repeating: Counts(), count: count)
    }

    subscript(field: Int) -> Counts {
        get { fields[field] }
        _modify { yield &fields[field] }
    }

    /// Adds the counts of another worker.
    package mutating func add(_ other: ReadingTally) {
        for (index, counts) in other.fields.enumerated() where !counts.byReading.isEmpty {
            if fields[index].byReading.isEmpty {
                fields[index] = counts
            } else {
                for place in counts.byReading.indices { fields[index].byReading[place] += counts.byReading[place] }
            }
        }
    }

    /// How many values of a field were read in a form.
    package func count(of reading: ValueReading, field: Int) -> Int {
        fields[field].byReading.isEmpty ? 0 : fields[field].byReading[reading.place]
    }

    /// A note for each field and form.
    package func diagnostics(for schema: DatasetSchema) -> [Diagnostic] {
        zip(schema.fields, fields).flatMap { field, counts in
            counts.byReading.enumerated().filter { $0.element > 0 }.map { place, count in
                Diagnostic(.recordReadAs, [String(count), field.name, ReadingSample.text(at: place)])
            }
        }
    }
}

/// Examples of the forms that values are read in, for messages: words of neither language.
enum ReadingSample {
    /// By the place of the reading.
    private static let texts: [(ValueReading, String)] = [
        (.spaces, "“ 1 ”"), (.fullWidth, "１２３"), (.plus, "+5"), (.leadingZeros, "007"), (.barePoint, ".5"),
        (.thousands, "1,234"), (.units, "3.5万"), (.exponent, "1.5e3"), (.percent, "12.5%"), (.zeroFraction, "5.0"),
        (.dateMarks, "2017/05/16"), (.unpadded, "2017-5-16"), (.chineseUnits, "2017年5月16日"),
        (.chineseNumerals, "二〇一七年"), (.compact, "20170516"), (.excelSerial, "42871"),
        (.midnight, "2017-05-16 00:00:00"), (.withoutSeconds, "9:30"), (.dateTimeMark, "2017-05-16 09:30:00"),
        (.quarterMark, "2017Q2"), (.truthWord, "是"), (.capitals, "91330402ma…"), (.documentBrackets, "[2017]"),
        (.strayBackslash, "\\"), (.fullWidthComma, "，"),
    ]

    private static let byPlace: [Int: String] = Dictionary(
        uniqueKeysWithValues: texts.map { ($0.0.place, $0.1) })

    static func text(at place: Int) -> String { byPlace[place] ?? "" }
}
