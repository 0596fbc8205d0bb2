import GongkaiBytes

/// Arrays as PostgreSQL writes them: `{1,NULL,"a \"b\""}`, `{{1,2},{3,4}}`, `[0:1]={1,2}` (PostgreSQL, 8.15.6).
struct PostgreSQLArray {
    private let text: UnsafeRawBufferPointer
    private let element: CopyForm
    private let isNumber: Bool
    private var place = 0
    private var json: [UInt8] = []

    /// As many levels as PostgreSQL has dimensions, at most.
    private static let deepest = 6

    /// An array as JSON; `nil` where the text is none.
    /// - Parameters:
    ///   - element: what becomes of each value.
    ///   - isNumber: whether values are numbers or truth values, which JSON has words for.
    static func json(_ text: UnsafeRawBufferPointer, of element: CopyForm, isNumber: Bool) -> [UInt8]? {
        var array = PostgreSQLArray(text, element, isNumber)
        if text.first == UInt8(ascii: "[") { array.skipBounds() }
        guard array.readArray(level: 1), array.place == text.count else { return nil }
        return array.json
    }

    private init(_ text: UnsafeRawBufferPointer, _ element: CopyForm, _ isNumber: Bool) {
        self.text = text
        self.element = element
        self.isNumber = isNumber
    }

    private var next: UInt8? { place < text.count ? text[place] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        place += 1
        return true
    }

    private mutating func skipBounds() {
        while let byte = next, byte != UInt8(ascii: "=") { place += 1 }
        place += 1
    }

    private mutating func readArray(level: Int) -> Bool {
        guard level <= PostgreSQLArray.deepest, skip("{") else { return false }
        json.append(UInt8(ascii: "["))
        var isFirst = true
        while !skip("}") {
            if !isFirst {
                guard skip(",") else { return false }
                json.append(UInt8(ascii: ","))
            }
            isFirst = false
            guard next == UInt8(ascii: "{") ? readArray(level: level + 1) : readValue() else { return false }
        }
        json.append(UInt8(ascii: "]"))
        return true
    }

    private mutating func readValue() -> Bool {
        var value: [UInt8] = []
        let isQuoted = skip("\"")
        while let byte = next {
            if isQuoted ? byte == UInt8(ascii: "\"") : [UInt8(ascii: ","), UInt8(ascii: "}")].contains(byte) { break }
            if skip("\\"), next == nil { return false }
            value.append(text[place])
            place += 1
        }
        guard isQuoted ? skip("\"") : next != nil && !value.isEmpty else { return false }
        if !isQuoted, value.elementsEqual("NULL".utf8) {
            json += "null".utf8
        } else {
            append(value.withUnsafeBytes(element.value) ?? value)
        }
        return true
    }

    private mutating func append(_ value: [UInt8]) {
        let isBare =
            isNumber
            && (value.withUnsafeBytes(DecimalForm.isDecimal) || value.first == UInt8(ascii: "t")
                || value.first == UInt8(ascii: "f"))
        if isBare { json += value } else { appendString(value) }
    }

    private mutating func appendString(_ value: [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in value {
            switch byte {
            case 0..<0x20: json += "\\u00\(hexadecimal(CollectionOfOne(byte)))".utf8
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }
}
