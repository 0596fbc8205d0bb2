/// What had to be done to read a value that is not in canonical form. One value may need several.
package struct ValueReading: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(place: Int) { rawValue = 1 << place }

    /// White space around the value, or between its parts.
    package static let spaces = ValueReading(place: 0)
    /// `１２３`.
    package static let fullWidth = ValueReading(place: 1)
    /// `+5`.
    package static let plus = ValueReading(place: 2)
    /// `007`.
    package static let leadingZeros = ValueReading(place: 3)
    /// `.5` and `5.`, as some databases write numbers.
    package static let barePoint = ValueReading(place: 4)
    /// `1,234,567`.
    package static let thousands = ValueReading(place: 5)
    /// `3.5万`, `1.2亿`.
    package static let units = ValueReading(place: 6)
    /// `1.5e3`.
    package static let exponent = ValueReading(place: 7)
    /// `12.5%`.
    package static let percent = ValueReading(place: 8)
    /// `5.0` for a whole number.
    package static let zeroFraction = ValueReading(place: 9)
    /// Other marks than hyphens between the parts of a date: `2017/5/16`, `2017.5.16`.
    package static let dateMarks = ValueReading(place: 10)
    /// A month, day or hour of one digit: `2017-5-16`.
    package static let unpadded = ValueReading(place: 11)
    /// `2017年5月16日`, `2017年第2季度`, `9时30分`.
    package static let chineseUnits = ValueReading(place: 12)
    /// `二〇一七年五月十六日`.
    package static let chineseNumerals = ValueReading(place: 13)
    /// `20170516`.
    package static let compact = ValueReading(place: 14)
    /// `42871`, days since the end of 1899.
    package static let excelSerial = ValueReading(place: 15)
    /// `2017-05-16 00:00:00` for a date.
    package static let midnight = ValueReading(place: 16)
    /// A time without seconds: `9:30`.
    package static let withoutSeconds = ValueReading(place: 17)
    /// Something else than a T between date and time.
    package static let dateTimeMark = ValueReading(place: 18)
    /// `2017Q2`, `2017-q2`.
    package static let quarterMark = ValueReading(place: 19)
    /// A word that the schema has for true or false.
    package static let truthWord = ValueReading(place: 20)
    /// Lower-case letters of a code.
    package static let capitals = ValueReading(place: 21)
    /// Other brackets around the year of a document's number: `嘉政发[2017]11号`.
    package static let documentBrackets = ValueReading(place: 22)
    /// A backslash in a list that stands for itself.
    package static let strayBackslash = ValueReading(place: 23)

    /// A full-width comma in a place on the Earth.
    package static let fullWidthComma = ValueReading(place: 24)

    /// How many there are.
    package static let count = 25

    /// The number under which a single one is counted.
    package var place: Int { rawValue.trailingZeroBitCount }
}

/// A value in canonical form, and what had to be done to get there.
package struct ReadValue: Hashable, Sendable {
    package var bytes: [UInt8]
    package var readings: ValueReading

    package init(_ bytes: [UInt8], _ readings: ValueReading = []) {
        self.bytes = bytes
        self.readings = readings
    }
}
