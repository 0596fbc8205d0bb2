import GongkaiBytes
import GongkaiModel

/// Reading of values that are not in canonical form. Every form is tried; whether a field allows it, is asked later, so
/// that a message can say what would have to be allowed.
extension ValueForm {
    /// The value in canonical form, and how it was read; `nil` where it is none of the type in any form.
    /// - Parameter kind: what JSON says that the value is.
    func read(_ bytes: UnsafeRawBufferPointer, kind: FieldPlace.Kind) -> ReadValue? {
        switch kind {
        case .structure: return readStructure(bytes)
        case .boolean where !takes(.boolean), .number where isText, .missing: return nil
        default: return isCanonical(bytes) ? ReadValue(Array(bytes)) : readWritten(bytes, kind: kind)
        }
    }

    private func readWritten(_ bytes: UnsafeRawBufferPointer, kind: FieldPlace.Kind) -> ReadValue? {
        switch self {
        case .integer: WrittenNumber.read(bytes, isInteger: true).map { ValueForm.numeral($0, kind: kind) }
        case .decimal: WrittenNumber.read(bytes, isInteger: false).map { ValueForm.numeral($0, kind: kind) }
        case .boolean(let trueWords, let falseWords): ValueForm.readTruth(bytes, trueWords, falseWords)
        // No text is both: days written in a row have eight digits, serials at most seven.
        case .date: WrittenCalendar.readDate(bytes) ?? WrittenCalendar.readExcelSerial(bytes)
        case .time: WrittenCalendar.readTime(bytes)
        case .dateTime: WrittenCalendar.readDateTime(bytes)
        case .yearMonth: WrittenCalendar.readYearMonth(bytes)
        case .yearQuarter: WrittenCalendar.readYearQuarter(bytes)
        case .year: WrittenCalendar.readYear(bytes)
        case .creditCode: readCapitals(bytes)
        case .documentNumber: WrittenDocumentNumber.read(bytes)
        case .geopoint: ValueForm.readGeopoint(bytes)
        case .list(let list, let element): ValueForm.readList(bytes, list, of: element)
        case .text, .code, .divisionCode, .duration, .uri: nil
        }
    }

    /// Whether its values are text that a number must not stand for: leading zeros would be lost, and were perhaps.
    private var isText: Bool {
        switch self {
        case .text, .uri, .code, .creditCode, .divisionCode, .documentNumber, .duration, .geopoint, .list: true
        default: false
        }
    }

    /// An exponent and zeros behind the point are how JSON may write a number, so that they need no leave there.
    private static func numeral(_ value: ReadValue, kind: FieldPlace.Kind) -> ReadValue {
        guard kind == .number else { return value }
        return ReadValue(value.bytes, value.readings.subtracting([.exponent, .zeroFraction]))
    }

    private static func readTruth(
        _ bytes: UnsafeRawBufferPointer, _ trueWords: ByteSet, _ falseWords: ByteSet
    ) -> ReadValue? {
        if trueWords.contains(bytes) { return ReadValue(Array("true".utf8), .truthWord) }
        return falseWords.contains(bytes) ? ReadValue(Array("false".utf8), .truthWord) : nil
    }

    /// A code with lower-case letters or spaces around it.
    private func readCapitals(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        guard bytes.count <= 64 else { return nil }
        let trimmed = bytes.trimmed
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let capitals = trimmed.map { letters.contains($0) ? $0 - 0x20 : $0 }
        guard capitals.withUnsafeBytes(isCanonical) else { return nil }
        var readings: ValueReading = trimmed.count < bytes.count ? .spaces : []
        if trimmed.contains(where: letters.contains) { readings.insert(.capitals) }
        return ReadValue(capitals, readings)
    }

    /// `120.75, 30.76`, as Table Schema writes it, or with a full-width comma.
    private static func readGeopoint(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        guard bytes.count <= 256 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = text.unicodeScalars.compactMap { scalar -> UInt8? in
            scalar == "，" ? UInt8(ascii: ",") : scalar == " " ? nil : UInt8(exactly: scalar.value) ?? 0xFF
        }
        guard plain.withUnsafeBytes(GeopointForm.isGeopoint) else { return nil }
        return ReadValue(plain, text.unicodeScalars.contains("，") ? .fullWidthComma : .spaces)
    }

    // MARK: Lists

    private static func readList(_ bytes: UnsafeRawBufferPointer, _ list: ListForm, of element: ValueForm) -> ReadValue?
    {
        var result: ReadValue? = ReadValue([])
        var isFirst = true
        let isSound = list.forEachItem(of: bytes) { item, _ in
            let read = list.unescaped(item).withUnsafeBytes { element.read($0, kind: .text) }
            add(read, to: &result, list, isFirst: isFirst)
            isFirst = false
        }
        if !isSound { result?.readings.insert(.strayBackslash) }
        return result
    }

    /// A list as a JSON array of strings, numbers, `true` and `false`; a place as an array of two numbers.
    private func readStructure(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        guard let node = try? JSONNode.parse(Array(bytes)), case .array(let items) = node.value else { return nil }
        let scalars = items.compactMap(\.scalar)
        guard scalars.count == items.count else { return nil }
        switch self {
        case .list(let list, let element): return ValueForm.readItems(scalars, list, of: element)
        case .geopoint where scalars.count == 2 && scalars.allSatisfy { $0.kind == .number }:
            let text = Array("\(scalars[0].text),\(scalars[1].text)".utf8)
            return text.withUnsafeBytes(GeopointForm.isGeopoint) ? ReadValue(text) : nil
        default: return nil
        }
    }

    private static func readItems(
        _ items: [(text: String, kind: FieldPlace.Kind)], _ list: ListForm, of element: ValueForm
    ) -> ReadValue? {
        var result: ReadValue? = ReadValue([])
        for (index, item) in items.enumerated() {
            let read = Array(item.text.utf8).withUnsafeBytes { element.read($0, kind: item.kind) }
            add(read, to: &result, list, isFirst: index == 0)
        }
        // One empty item would be read back as none.
        return items.count == 1 && result?.bytes == [] ? nil : result
    }

    private static func add(_ item: ReadValue?, to result: inout ReadValue?, _ list: ListForm, isFirst: Bool) {
        guard let item else {
            result = nil
            return
        }
        item.bytes.withUnsafeBytes { bytes in
            if var bytesSoFar = result?.bytes {
                list.append(bytes, to: &bytesSoFar, isFirst: isFirst)
                result?.bytes = bytesSoFar
            }
        }
        result?.readings.formUnion(item.readings)
    }
}

extension JSONNode {
    /// A value that is no container and not null.
    fileprivate var scalar: (text: String, kind: FieldPlace.Kind)? {
        switch value {
        case .string(let text): (text, .text)
        case .number(let text): (text, .number)
        case .boolean(let isTrue): (isTrue ? "true" : "false", .boolean)
        case .object, .array, .null: nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Without the spaces and tabs at its ends.
    var trimmed: UnsafeRawBufferPointer {
        var range = indices
        while let first = range.first, self[first] == 0x20 || self[first] == 0x09 { range.removeFirst() }
        while let last = range.last, self[last] == 0x20 || self[last] == 0x09 { range.removeLast() }
        return UnsafeRawBufferPointer(rebasing: self[range])
    }
}
