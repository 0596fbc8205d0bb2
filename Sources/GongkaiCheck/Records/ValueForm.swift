package import GongkaiBytes
package import GongkaiModel

/// How the values of a field are written: its type, with what is needed to tell its values from others.
enum ValueForm: Sendable {
    case text
    case integer
    case decimal
    case boolean(true: ByteSet, false: ByteSet)
    case date
    case time
    case dateTime
    case yearMonth
    case yearQuarter
    case year
    case duration
    case uri
    case code(ByteSet)
    case creditCode
    case divisionCode
    case documentNumber
    case geopoint
    indirect case list(ListForm, of: ValueForm)

    init(_ field: DatasetField) { self.init(field.type, of: field) }

    private init(_ type: FieldType, of field: DatasetField) {
        switch type {
        case .string: self = .text
        case .integer: self = .integer
        case .decimal: self = .decimal
        case .boolean:
            self = .boolean(true: ByteSet(field.truthValues.trueValues), false: ByteSet(field.truthValues.falseValues))
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearMonth: self = .yearMonth
        case .yearQuarter: self = .yearQuarter
        case .year: self = .year
        case .duration: self = .duration
        case .uri: self = .uri
        case .code(let codes): self = .code(ByteSet(codes.map(\.value)))
        case .uscc: self = .creditCode
        case .divisionCode: self = .divisionCode
        case .documentNumber: self = .documentNumber
        case .geopoint: self = .geopoint
        case .list(let element):
            self = .list(ListForm(separator: field.separator), of: ValueForm(element, of: field))
        }
    }

    /// Whether the bytes are a value in canonical form.
    func isCanonical(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .text: true
        case .integer: DecimalForm.isInteger(bytes)
        case .decimal: DecimalForm.isDecimal(bytes)
        case .boolean: ValueForm.isTrue(bytes) || ValueForm.isFalse(bytes)
        case .date: CalendarForm.isDate(bytes)
        case .time: CalendarForm.isTime(bytes)
        case .dateTime: CalendarForm.isDateTime(bytes)
        case .yearMonth: CalendarForm.isYearMonth(bytes)
        case .yearQuarter: CalendarForm.isYearQuarter(bytes)
        case .year: CalendarForm.isYear(bytes)
        case .duration: DurationForm.isDuration(bytes)
        case .uri: ReferenceForm.isReference(bytes)
        case .code(let codes): codes.contains(bytes)
        case .creditCode: CodeForm.unifiedSocialCreditCode(bytes) == .sound
        case .divisionCode: CodeForm.isDivisionCode(bytes)
        case .documentNumber: !bytes.isEmpty
        case .geopoint: GeopointForm.isGeopoint(bytes)
        case .list(let list, let element): ValueForm.isCanonical(bytes, as: list, of: element)
        }
    }

    private static func isCanonical(
        _ bytes: UnsafeRawBufferPointer, as list: ListForm, of element: ValueForm
    ) -> Bool {
        var areSound = true
        let isSound = list.forEachItem(of: bytes) { item, isEscaped in
            guard areSound else { return }
            areSound = isEscaped ? list.unescaped(item).withUnsafeBytes(element.isCanonical) : element.isCanonical(item)
        }
        return isSound && areSound
    }

    /// Whether a value in canonical form may stand as it is where JSON has it as a number, or as `true` or `false`.
    func takes(_ kind: FieldPlace.Kind) -> Bool {
        switch (kind, self) {
        case (.text, _), (.number, .integer), (.number, .decimal), (.number, .year), (.boolean, .boolean): true
        default: false
        }
    }

    static func isTrue(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count == 4 && bytes.loadUnaligned(as: UInt32.self).littleEndian == 0x6575_7274
    }

    static func isFalse(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count == 5 && bytes[4] == UInt8(ascii: "e")
            && bytes.loadUnaligned(as: UInt32.self).littleEndian == 0x736C_6166
    }
}

extension CanonicalOrder {
    /// How the values of a type are ordered; `nil` where they are not.
    package init?(_ type: FieldType) {
        switch type {
        case .integer, .decimal: self = .number
        case .date, .yearMonth, .yearQuarter, .year: self = .bytes
        case .time: self = .time
        case .dateTime: self = .dateTime
        default: return nil
        }
    }
}
