import GongkaiBytes
import GongkaiModel

/// What speaks for and against one type of a column.
struct TypeEvidence: Sendable {
    let type: FieldType
    private let form: ValueForm
    /// The forms besides the canonical one that values may have.
    private let permitted: ValueReading
    private let order: CanonicalOrder?

    /// Whether every value so far is of the type.
    private(set) var isPossible = true
    /// Whether every value so far is in canonical form.
    private(set) var isCanonical = true
    /// The readings that some value needs.
    private(set) var needed: ValueReading = []
    /// Those that every value needs, or could not show: a number below a thousand has no separators.
    private(set) var common = ValueReading(rawValue: .max)
    /// Whether each value is told by its marks alone: a place with a fraction in both parts, a code with a letter.
    private(set) var isMarked = true
    /// Whether a list without items came up, which is a missing value.
    private(set) var hasEmptyList = false
    private(set) var least: [UInt8]?
    private(set) var greatest: [UInt8]?

    /// - Parameter form: in which forms values will be let in.
    init(_ type: FieldType, _ form: RecordCheck.Form) {
        self.type = type
        let readings: Set<NumberReading> =
            switch type {
            // An exponent is rather part of a code: 12E3.
            case .integer, .decimal: [.thousands, .fullWidth, .units, .plus, .percent]
            case .date, .time, .dateTime, .yearMonth, .yearQuarter, .year: [.fullWidth]
            default: []
            }
        let field = DatasetField(
            "value", BilingualText("", ""), type, format: type == .date ? "any" : nil, readings: readings)
        self.form = ValueForm(field)
        var permitted = ValueReading(allowedFor: field)
        // `1.` numbers an item rather than counts.
        if type == .integer { permitted.remove(.barePoint) }
        self.permitted = form == .lenient ? permitted : []
        order = CanonicalOrder(type)
    }

    /// Looks at a value.
    mutating func take(_ value: UnsafeRawBufferPointer, _ kind: FieldPlace.Kind) {
        guard isPossible else { return }
        if isPlain(value, kind) {
            note(value, readings: [])
        } else if let read = read(value, kind), read.readings.isSubset(of: permitted) {
            if read.isMissing {
                hasEmptyList = true
            } else {
                isCanonical = false
                read.bytes.withUnsafeBytes { note($0, readings: read.readings) }
            }
        } else {
            isPossible = false
        }
    }

    /// Whether a value is in canonical form, and more than by chance.
    @inline(__always)
    private func isPlain(_ value: UnsafeRawBufferPointer, _ kind: FieldPlace.Kind) -> Bool {
        guard kind == .text || form.takes(kind) else { return false }
        switch type {
        case .list: return false
        case .documentNumber: return isNumberedDocument(value)
        case .uri: return TypeEvidence.hasKnownScheme(value) && form.isCanonical(value)
        default: return form.isCanonical(value)
        }
    }

    private func isNumberedDocument(_ value: UnsafeRawBufferPointer) -> Bool {
        WrittenDocumentNumber.read(value).map { $0.bytes.withUnsafeBytes { $0.isEqual(to: value) } } ?? false
    }

    private func read(_ value: UnsafeRawBufferPointer, _ kind: FieldPlace.Kind) -> ReadValue? {
        switch type {
        // Text with a separator in it is text.
        case .list: kind == .structure ? form.read(value, kind: kind) : nil
        case .documentNumber: kind == .text ? WrittenDocumentNumber.read(value) : nil
        case .uri: nil
        default: form.read(value, kind: kind)
        }
    }

    /// Any text with a colon could be a reference: `a:b`.
    private static func hasKnownScheme(_ value: UnsafeRawBufferPointer) -> Bool {
        guard let colon = value.firstIndex(of: UInt8(ascii: ":")), colon <= 16 else { return false }
        if value.count > colon + 2, value[colon + 1] == UInt8(ascii: "/"), value[colon + 2] == UInt8(ascii: "/") {
            return true
        }
        return ["urn", "mailto", "tel", "doi"].contains { $0.utf8.elementsEqual(value[..<colon]) }
    }

    // MARK: What a value says

    /// - Parameter value: in canonical form.
    private mutating func note(_ value: UnsafeRawBufferPointer, readings: ValueReading) {
        needed.formUnion(readings)
        if type == .integer || type == .decimal {
            common.formIntersection(readings.union(TypeEvidence.notShown(by: value)))
        } else {
            common.formIntersection(readings)
        }
        if isMarked { isMarked = hasMark(value) }
        widen(by: value)
    }

    /// The readings that a number may need and does not show: there is no separator below a thousand, and no plus sign
    /// before what is not above zero.
    @inline(__always)
    private static func notShown(by number: UnsafeRawBufferPointer) -> ValueReading {
        let isNegative = number.first == UInt8(ascii: "-")
        let whole = (number.firstIndex(of: UInt8(ascii: ".")) ?? number.count) - (isNegative ? 1 : 0)
        var readings: ValueReading = whole <= 3 ? .thousands : []
        if isNegative || number.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }) {
            readings.insert(.plus)
        }
        return readings
    }

    @inline(__always)
    private func hasMark(_ value: UnsafeRawBufferPointer) -> Bool {
        switch type {
        case .geopoint: value.count { $0 == UInt8(ascii: ".") } == 2
        case .uscc: value.contains { $0 >= UInt8(ascii: "A") }
        default: true
        }
    }

    private mutating func widen(by value: UnsafeRawBufferPointer) {
        guard let order else { return }
        guard let least, let greatest else {
            (least, greatest) = (Array(value), Array(value))
            return
        }
        if least.withUnsafeBytes({ order.compare(value, $0) ?? 0 }) < 0 { self.least = Array(value) }
        if greatest.withUnsafeBytes({ order.compare(value, $0) ?? 0 }) > 0 { self.greatest = Array(value) }
    }

    /// Adds what was seen elsewhere of the same column.
    mutating func merge(_ other: TypeEvidence) {
        isPossible = isPossible && other.isPossible
        isCanonical = isCanonical && other.isCanonical
        isMarked = isMarked && other.isMarked
        hasEmptyList = hasEmptyList || other.hasEmptyList
        needed.formUnion(other.needed)
        common.formIntersection(other.common)
        for bound in [other.least, other.greatest].compactMap(\.self) { bound.withUnsafeBytes { widen(by: $0) } }
    }
}
