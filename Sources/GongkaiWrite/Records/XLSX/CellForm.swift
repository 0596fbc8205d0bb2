import GongkaiBytes
import GongkaiModel
import GongkaiWorkbook

/// How the values of a field stand in cells.
enum CellForm {
    case text
    case number
    case boolean
    case date

    init(of type: FieldType) {
        switch type {
        case .integer, .decimal: self = .number
        case .boolean: self = .boolean
        case .date: self = .date
        default: self = .text
        }
    }

    /// How wide a column is, in digits: wide enough for its title, in which an ideograph is as wide as two.
    func width(under title: String) -> Double {
        let least =
            switch self {
            case .text: 16
            case .number, .date: 12
            case .boolean: 8
            }
        let wanted = title.unicodeScalars.reduce(2) { $0 + ($1.value < 0x1100 ? 1 : 2) }
        return Double(max(least, min(wanted, 60)))
    }

    /// Writes a value; as text where a cell of the type cannot hold it exactly.
    func write(_ value: UnsafeRawBufferPointer, into workbook: Workbook, row: Int, column: Int) {
        switch self {
        case .number:
            if let decimals = CellForm.decimals(of: value) {
                return workbook.write(number: value, decimals: decimals, row: row, column: column)
            }
        case .date:
            if let day = CellForm.day(of: value) { return workbook.write(day: day, row: row, column: column) }
        case .boolean:
            if value.elementsEqual("true".utf8) { return workbook.write(boolean: true, row: row, column: column) }
            if value.elementsEqual("false".utf8) { return workbook.write(boolean: false, row: row, column: column) }
        case .text: break
        }
        workbook.write(value, row: row, column: column)
    }

    /// How many decimal places a number has; `nil` where it has more than 15 digits, which a spreadsheet would round, or
    /// is no number in canonical form, or is a zero with a sign.
    private static func decimals(of value: UnsafeRawBufferPointer) -> Int? {
        var (digits, decimals, hasPoint, isZero) = (0, 0, false, true)
        for (offset, byte) in value.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if hasPoint { decimals += 1 }
                if byte != UInt8(ascii: "0") { isZero = false }
            case UInt8(ascii: ".") where !hasPoint && digits > 0: hasPoint = true
            case UInt8(ascii: "-") where offset == 0: break
            default: return nil
            }
        }
        guard 1...15 ~= digits, !(isZero && value.first == UInt8(ascii: "-")) else { return nil }
        return decimals
    }

    /// The days from 30 December 1899 to a date; `nil` before March 1900, since the calendar of spreadsheets has a 29
    /// February in that year.
    private static func day(of value: UnsafeRawBufferPointer) -> Int? {
        guard let date = CalendarDate(String(decoding: value, as: UTF8.self)), let month = date.month,
            let day = date.day
        else { return nil }
        let first = CalendarForm.dayNumber(year: 1899, month: 12, day: 30)
        let days = CalendarForm.dayNumber(year: date.year, month: month, day: day) - first
        return days >= 61 ? days : nil
    }
}
