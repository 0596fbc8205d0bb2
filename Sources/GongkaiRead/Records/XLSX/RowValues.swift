import GongkaiBytes

/// A row with the values of its cells; those without one are not in it.
final class RowValues {
    /// One value, with its place among the bytes of the row.
    struct Value {
        enum Kind { case text, number, boolean }
        var column: Int
        var kind: Kind
        var start: Int
        var end: Int
        /// How many decimals the format of a number shows; `nil` where it does not say.
        var decimals: Int?
    }

    /// What is noteworthy about a cell.
    enum Note: UInt8 {
        case error = 0x65
        case badDate = 0x64
        case control = 0x63
        case badString = 0x73
        case outside = 0x6F
        case noResult = 0x76
        case leftOut = 0x6E
        case hiddenRows = 0x68
    }

    @exclusivity(unchecked) var number = 0
    @exclusivity(unchecked) var isHidden = false
    @exclusivity(unchecked) var values: [Value] = []
    @exclusivity(unchecked) var notes: [(note: Note, column: Int, text: String)] = []
    let bytes: ByteBuffer

    init() { bytes = ByteBuffer(capacity: 1 << 10) }

    /// A copy that stays.
    init(_ row: RowValues) {
        (number, isHidden, values, notes) = (row.number, row.isHidden, row.values, row.notes)
        bytes = ByteBuffer(capacity: row.bytes.count)
        bytes.append(row.bytes.bytes)
    }

    func clear() {
        values.removeAll(keepingCapacity: true)
        notes.removeAll(keepingCapacity: true)
        bytes.count = 0
    }

    func raw(_ value: Value) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes.bytes[value.start..<value.end])
    }

    func text(_ value: Value) -> String { String(decoding: raw(value), as: UTF8.self) }
}

/// Makes values of the cells of rows.
struct CellReader {
    let strings: SharedStrings
    let formats: CellFormats
    let dates: SerialDate
    /// Texts that mean that a value is missing.
    let missing: [[UInt8]]

    func read(_ scan: SheetScan, into row: RowValues) {
        row.clear()
        row.number = scan.row.number
        row.isHidden = scan.row.isHidden
        for cell in scan.row.cells {
            if !cell.hasValue {
                if cell.hasFormula { row.notes.append((.noResult, cell.column, "")) }
                continue
            }
            let raw = UnsafeRawBufferPointer(rebasing: scan.bytes.bytes[cell.start..<cell.end])
            read(cell, raw, into: row)
        }
    }

    @inline(__always)
    private func read(_ cell: SheetRow.Cell, _ raw: UnsafeRawBufferPointer, into row: RowValues) {
        switch cell.kind {
        case .shared:
            guard let number = CellReader.number(raw), let text = strings[number] else {
                row.notes.append((.badString, cell.column, String(decoding: raw.prefix(40), as: UTF8.self)))
                return
            }
            add(text: text, of: cell, to: row)
        case .text: add(text: raw, of: cell, to: row)
        case .number: add(number: raw, of: cell, to: row)
        case .boolean:
            let isTrue = raw.elementsEqual("1".utf8) || raw.elementsEqual("true".utf8)
            let start = row.bytes.count
            row.bytes.append(isTrue ? "true" as StaticString : "false")
            row.values.append(.init(column: cell.column, kind: .boolean, start: start, end: row.bytes.count))
        case .error:
            row.notes.append((.error, cell.column, String(decoding: raw.prefix(40), as: UTF8.self)))
            add(text: raw, of: cell, to: row)
        case .date: add(text: raw, of: cell, to: row)
        }
    }

    /// The number of a shared text; `nil` where it is none.
    @inline(__always)
    private static func number(_ digits: UnsafeRawBufferPointer) -> Int? {
        var number = 0
        for byte in digits {
            guard byte &- 0x30 < 10, digits.count <= 9 else {
                return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil }
            }
            number = number * 10 + Int(byte &- 0x30)
        }
        return digits.isEmpty ? nil : number
    }

    private func add(text: UnsafeRawBufferPointer, of cell: SheetRow.Cell, to row: RowValues) {
        let start = row.bytes.count
        if OfficeText.append(text, to: row.bytes) { row.notes.append((.control, cell.column, "")) }
        if isMissing(row.bytes.bytes[start...]) {
            row.bytes.count = start
            return
        }
        row.values.append(.init(column: cell.column, kind: .text, start: start, end: row.bytes.count))
    }

    @inline(__always)
    private func isMissing(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        for word in missing where word.count == text.count {
            if text.elementsEqual(word) { return true }
        }
        return false
    }

    private func add(number raw: UnsafeRawBufferPointer, of cell: SheetRow.Cell, to row: RowValues) {
        guard !raw.isEmpty else { return }
        let form = cell.style == 0 ? formats[0] : formats[cell.style]
        var decimals: Int?
        switch form {
        case .number: break
        case .decimals(let count): decimals = count
        default:
            let text = String(decoding: raw, as: UTF8.self)
            if let number = Double(text), let date = dates.text(number, as: form) {
                let start = row.bytes.count
                row.bytes.append(text: date)
                row.values.append(.init(column: cell.column, kind: .text, start: start, end: row.bytes.count))
                return
            }
            row.notes.append((.badDate, cell.column, String(text.prefix(40))))
        }
        let start = row.bytes.count
        if let shortest = BinaryNumeral.shortest(raw) {
            row.bytes.append(text: shortest)
        } else {
            row.bytes.append(raw)
        }
        let kind: RowValues.Value.Kind = JSONNumeral.isOne(raw) ? .number : .text
        row.values.append(
            .init(column: cell.column, kind: kind, start: start, end: row.bytes.count, decimals: decimals))
    }
}

/// Numbers of cells are binary fractions (IEEE 754) that programs write with all their digits: 8.62 as
/// `8.6199999999999992`.
enum BinaryNumeral {
    /// Every decimal fraction of so many digits is told apart from all others by its binary fraction; more are noise.
    private static let exactDigits = 15

    /// The shortest decimal fraction that is the same binary one; `nil` where the digits stand as they were meant: few,
    /// or those of a whole number.
    static func shortest(_ text: UnsafeRawBufferPointer) -> String? {
        guard text.count > exactDigits, text.contains(UInt8(ascii: ".")) else { return nil }
        let digits = text.drop { !(0x31...0x39 ~= $0) }.prefix { $0 | 0x20 != UInt8(ascii: "e") }
            .count { 0x30...0x39 ~= $0 }
        guard digits > exactDigits, let number = Double(String(decoding: text, as: UTF8.self)) else { return nil }
        let shortest = number.description
        if shortest.contains("e") { return nil }
        return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
}

/// Numbers as JSON writes them (RFC 8259, section 6).
enum JSONNumeral {
    static func isOne(_ text: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        func digits() -> Int {
            let first = place
            while place < text.count, 0x30...0x39 ~= text[place] { place += 1 }
            return place - first
        }
        if place < text.count, text[place] == UInt8(ascii: "-") { place += 1 }
        let first = place
        let whole = digits()
        guard whole > 0, whole == 1 || text[first] != UInt8(ascii: "0") else { return false }
        if place < text.count, text[place] == UInt8(ascii: ".") {
            place += 1
            guard digits() > 0 else { return false }
        }
        if place < text.count, text[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < text.count, text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") { place += 1 }
            guard digits() > 0 else { return false }
        }
        return place == text.count
    }
}
