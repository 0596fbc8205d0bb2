/// A form that numbers occur in besides the canonical one. A field is read in those that its schema lists, and each such
/// reading can be told; numbers are written in the canonical form alone.
public enum NumberReading: String, Hashable, Sendable, CaseIterable {
    /// `1,234,567`, also with `，`.
    case thousands
    /// `１２３．５`.
    case fullWidth = "full-width"
    /// `3.5万`, `1.2亿`: the unit is multiplied out.
    case units
    /// `+5`.
    case plus
    /// `007`. Only for numbers: a code with leading zeros is text.
    case leadingZeros = "leading-zeros"
    /// `1.5e3`.
    case exponent
    /// `12.5%`, which is `0.125`.
    case percent
    /// Days since the end of 1899, as spreadsheets keep dates: `42871`, which is `2017-05-16`. Only for dates.
    case excelSerial = "excel-serial"
}
