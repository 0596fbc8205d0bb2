import GongkaiModel

/// What of a dataset is plotted: a number over its time, of all its records.
struct PortalSeries {
    /// What a point of the plot is.
    enum Measure {
        /// The one value of its time.
        case value
        /// All values of its time together; only of units that may be added up.
        case sum
        /// Their mean.
        case mean
        /// How many records there are, where no field is a measure.
        case count
    }

    struct Point {
        var step: Int
        /// In units of `10^-digits`.
        var value: Int
    }

    let time: DatasetField
    /// The field that is plotted; `nil` for `count`.
    let number: DatasetField?
    let measure: Measure
    let unit: PortalTimeUnit
    /// By step, each once.
    let points: [Point]
    /// How many digits the values have behind the point.
    let digits: Int
    /// How many records have no time or no value.
    let leftOut: Int

    /// So many steps can be told apart.
    private static let mostSteps = 3_660

    /// So many fields are plotted.
    private static let mostFields = 3

    /// The plots of a dataset; none where it has no time or no number, or more records than are known.
    static func all(of dataset: ReleasedDataset) -> [PortalSeries] {
        let schema = dataset.schema
        guard dataset.recordCount <= dataset.preview.count, let time = schema.timeField else { return [] }
        let numeric = schema.fields.indices.filter { place in
            schema.fields[place].isNumeric && !schema.primaryKey.contains(schema.fields[place].name)
        }
        guard !numeric.isEmpty else { return [] }
        // A number without a unit may be a serial; a fraction is none.
        let measured = numeric.filter { schema.fields[$0].unit != nil || schema.fields[$0].type == .decimal }
        guard !measured.isEmpty else { return [PortalSeries(of: dataset, time: time, number: nil)].compactMap(\.self) }
        return measured.prefix(mostFields).compactMap { PortalSeries(of: dataset, time: time, number: $0) }
    }

    /// - Parameters:
    ///   - column: the place of the field of time.
    ///   - measured: that of the field which is plotted; records are counted where there is none.
    private init?(of dataset: ReleasedDataset, time column: Int, number measured: Int?) {
        let schema = dataset.schema
        guard let native = PortalTimeUnit(schema.fields[column].type) else { return nil }
        time = schema.fields[column]
        number = measured.map { schema.fields[$0] }

        var digits = 0
        var readings: [(time: CalendarDate, quarter: Int?, text: String)] = []
        for row in dataset.preview where row.count == schema.fields.count {
            guard let text = row[column], let time = PortalTimeUnit.date(in: text) else { continue }
            let value = measured.map { row[$0] } ?? "1"
            guard let value else { continue }
            digits = max(digits, PortalNumber.digits(of: value))
            readings.append((time.date, time.quarter, value))
        }
        guard readings.count > 1, digits <= 6 else { return nil }
        leftOut = dataset.recordCount - readings.count
        self.digits = digits

        let nativeSteps = readings.map { native.step(of: $0.time, quarter: $0.quarter) }
        // What happens on days is no course, even where no two fall on one.
        let isSingle = measured != nil && native != .day && Set(nativeSteps).count == readings.count
        unit = isSingle ? native : native.coarsened(for: nativeSteps)
        measure = measured == nil ? .count : isSingle ? .value : PortalSeries.isAdditive(number?.unit) ? .sum : .mean
        guard let points = PortalSeries.points(of: readings, by: unit, digits: digits, measure: measure),
            let first = points.first, let last = points.last, points.count > 1,
            last.step - first.step <= PortalSeries.mostSteps
        else { return nil }
        self.points = points
    }

    private static func points(
        of readings: [(time: CalendarDate, quarter: Int?, text: String)], by unit: PortalTimeUnit, digits: Int,
        measure: Measure
    ) -> [Point]? {
        var totals: [Int: (sum: Int, count: Int)] = [:]
        for reading in readings {
            guard let value = PortalNumber.scaled(reading.text, digits: digits) else { return nil }
            let step = unit.step(of: reading.time, quarter: reading.quarter)
            var total = totals[step, default: (0, 0)]
            total.sum += value
            total.count += 1
            totals[step] = total
        }
        return totals.sorted { $0.key < $1.key }.map { step, total in
            Point(step: step, value: measure == .mean ? total.sum / total.count : total.sum)
        }
    }

    /// Whether amounts of a unit may be added up: shares, indices and prices per something may not.
    private static func isAdditive(_ unit: String?) -> Bool {
        guard let unit else { return false }
        let rates = ["%", "％", "‰", "/", "／", "每", "率", "指数", "分", "倍", "级", "℃", "度"]
        return !rates.contains { unit.contains($0) }
    }
}

/// Numbers of cells as whole numbers of their last digit, so that they are added exactly.
enum PortalNumber {
    /// More is never plotted; a sum of a thousand such fits.
    private static let most = 1_000_000_000_000_000

    static func digits(of text: String) -> Int {
        guard let point = text.firstIndex(of: ".") else { return 0 }
        return text.distance(from: text.index(after: point), to: text.endIndex)
    }

    /// `nil` for what is no plain number, or too great.
    static func scaled(_ text: String, digits: Int) -> Int? {
        let own = self.digits(of: text)
        guard own <= digits, let number = Int(text.filter { $0 != "." }) else { return nil }
        var value = number
        for _ in own..<digits {
            guard value.magnitude < most else { return nil }
            value *= 10
        }
        return value.magnitude <= most ? value : nil
    }

    /// As it is printed: 1,234.50.
    static func text(_ value: Int, digits: Int) -> String {
        guard digits > 0 else { return value.grouped }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let rest = String(Int(value.magnitude) % scale)
        let sign = value < 0 ? "−" : ""
        let padding = String(repeating: "0", count: digits - rest.utf8.count)
        return sign + (Int(value.magnitude) / scale).grouped + "." + padding + rest
    }
}
